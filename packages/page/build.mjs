// Builds the page as one file, out/index.html, with the WebAssembly of the npm package, the schemas, and samples of
// every event. Needs packages/npm/dist and the program.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const here = import.meta.dirname;
const root = join(here, "../..");
const dist = join(here, "../npm/dist");
const [program] = process.argv.slice(2);
const text = (...path) => readFileSync(join(...path), "utf8");

const bundles = {};
for (const system of ["rdstation-crm", "rdstation-marketing", "superoffice"]) {
  bundles[system] = JSON.parse(text(root, "schemas/2020-12", system, "bundle.json"));
}
const run = (...commands) => execFileSync(program, commands, { encoding: "utf8" }).trimEnd().split("\n");
const webhooks = JSON.parse(text(root, "schemas/openapi.json")).webhooks;
const events = run("events", "--format", "json").map((line) => {
  const { name, system } = JSON.parse(line);
  const body = webhooks[name].post.requestBody.content["application/json"].schema.$ref;
  return { name, system, title: body.replace("#/components/schemas/", ""), samples: run("sample", name, "--count", "3", "--seed", "7") };
});

// Translations are found by the English text, because the same text occurs in many places.
const portuguese = {};
for (const system of ["rdstation-crm", "rdstation-marketing"]) {
  for (const [name, { description, fields = {} }] of Object.entries(JSON.parse(text(here, "../pt-BR", `${system}.json`)))) {
    const schema = bundles[system].$defs[name];
    portuguese[schema.description] = description;
    for (const [field, translation] of Object.entries(fields)) portuguese[schema.properties[field].description] = translation;
  }
}

const inline = (source) => source.replaceAll("</script", "<\\/script");
const module = (name) => `(() => { const module = { exports: {} };\n${text(dist, `${name}.cjs`)}\nreturn module.exports; })()`;
const scripts = ["schema.js", "split.js", "page.js"].map((name) => text(here, name));
const script = `const wasm = ${module("gancho")};\nconst api = ${module("api")};\n${scripts.join("\n")}`;
const page = text(here, "index.html")
  .replace("/*DATA*/", () => JSON.stringify({ bundles, events, portuguese }).replaceAll("<", "\\u003c"))
  .replace("/*WASM*/", () => readFileSync(join(dist, "gancho_bg.wasm")).toString("base64"))
  .replace("/*SCRIPT*/", () => inline(script));
mkdirSync(join(here, "out"), { recursive: true });
writeFileSync(join(here, "out/index.html"), page);
console.log(`page: ${events.length} events, ${Math.round(page.length / 1000)} kB`);
