// Fills dist/: the sources and the generated JavaScript, as ES modules and for `require`. The script `build` calls it.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const here = import.meta.dirname;
const root = join(here, "../..");
const dist = join(here, "dist");
const [glue] = process.argv.slice(2);
const text = (path) => readFileSync(path, "utf8");

rmSync(dist, { recursive: true, force: true });
mkdirSync(join(dist, "types"), { recursive: true });
cpSync(join(here, "src"), dist, { recursive: true });
for (const name of ["gancho.js", "gancho_bg.wasm"]) cpSync(join(glue, name), join(dist, name));
for (const name of ["helpers.js", "helpers.d.ts"]) cpSync(join(here, name), join(dist, name));
for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) cpSync(join(root, name), join(here, name));
for (const name of readdirSync(join(here, "types"))) cpSync(join(here, "types", name), join(dist, "types", name));

for (const name of ["api", "gancho", "helpers"]) writeFileSync(join(dist, `${name}.cjs`), toCommonJs(text(join(dist, `${name}.js`))));
for (const folder of [dist, join(dist, "types")]) {
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".d.ts"))) {
    writeFileSync(join(folder, name.replace(/\.d\.ts$/, ".d.cts")), text(join(folder, name)).replaceAll('.js"', '.cjs"'));
  }
}

/** Converts an ES module without imports to a CommonJS module, for `require`. */
function toCommonJs(source) {
  const names = new Map();
  const body = source
    .replace(/^export (function|class|const) (\w+)/gm, (_, kind, name) => {
      names.set(name, name);
      return `${kind} ${name}`;
    })
    .replace(/^export \{ (.*) \};$/gm, (_, list) => {
      for (const item of list.split(", ")) {
        const [local, exported = local] = item.split(" as ");
        names.set(exported, local);
      }
      return "";
    });
  if (/^(im|ex)port\b/m.test(body) || body.includes("import.meta")) throw new Error("a CommonJS module must not contain import, export or import.meta");
  const exported = [...names].map(([name, local]) => `${name}: ${local}`).join(", ");
  return `"use strict";\n${body}\nmodule.exports = { ${exported} };\n`;
}
