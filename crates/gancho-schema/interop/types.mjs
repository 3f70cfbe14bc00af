// Generates types with json-schema-to-typescript from every schema, and with quicktype from every draft-07 schema
// except the bundles. Checks the TypeScript types, and writes files that assign every valid fixture to its type.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "json-schema-to-typescript";
import { FetchingJSONSchemaStore, InputData, JSONSchemaInput, quicktype } from "quicktype-core";
import { drafts, out, read, schemas, valid } from "./paths.mjs";

const folder = join(out, "typescript");
rmSync(folder, { recursive: true, force: true });
const problems = [];
let count = 0;

for (const draft of drafts) {
  for (const [name, path] of schemas(draft)) {
    const schema = read(path);
    const types = await compile(schema, schema.title, {
      bannerComment: "",
      unreachableDefinitions: name.includes("bundle"),
    });
    findProblems(name, types);
    const target = join(folder, draft, `${name}.ts`);
    mkdirSync(join(target, ".."), { recursive: true });
    writeFileSync(target, types);
    count += 1;
  }
}
console.log(`json-schema-to-typescript: ${count} files`);

/** Records the problems of a generated file: `any`, and types whose name ends in a number. */
function findProblems(name, types) {
  for (const [line] of types.matchAll(/^.*\bany\b(?!.*\*).*$/gm)) {
    if (!/^\s*\*/.test(line)) problems.push(`${name}: ${line.trim()}`);
  }
  for (const [, type] of types.matchAll(/^export (?:interface|type) (\w*[A-Za-z]\d+)\b/gm)) {
    if (!/^V\d/.test(type)) problems.push(`${name}: ${type}`);
  }
}

// Each valid payload is a literal that is assigned to its type.
const uses = new Map();
for (const { path, schema } of valid()) {
  if (schema !== undefined) uses.set(schema, [...(uses.get(schema) ?? []), { path, body: read(path) }]);
}
for (const [schema, payloads] of uses) {
  const { title } = read(schemas(drafts[0]).get(schema));
  const lines = payloads.map(({ body }, index) => `export const payload${index}: ${title} = ${JSON.stringify(body)};`);
  const text = `import type { ${title} } from "./${schema.split("/")[1]}.js";\n${lines.join("\n")}\n`;
  for (const draft of drafts) writeFileSync(join(folder, draft, `${schema}.payloads.ts`), text);
}
writeFileSync(
  join(folder, "tsconfig.json"),
  JSON.stringify({
    compilerOptions: { strict: true, noEmit: true, target: "es2022", module: "nodenext", types: [], skipLibCheck: false },
    include: ["**/*.ts"],
  }),
);

const languages = { typescript: "ts", python: "py", java: "java", go: "go", csharp: "cs" };
for (const [language, extension] of Object.entries(languages)) {
  let made = 0;
  for (const [name, path] of schemas(drafts[1])) {
    if (name.includes("bundle")) continue;
    const schema = read(path);
    const input = new JSONSchemaInput(new FetchingJSONSchemaStore());
    await input.addSource({ name: schema.title, schema: JSON.stringify(schema) });
    const data = new InputData();
    data.addInput(input);
    const { lines } = await quicktype({ inputData: data, lang: language });
    if (lines.length < 3) problems.push(`${name}: quicktype generates nothing in ${language}`);
    const target = join(out, "quicktype", language, `${name}.${extension}`);
    mkdirSync(join(target, ".."), { recursive: true });
    writeFileSync(target, lines.join("\n"));
    made += 1;
  }
  console.log(`quicktype ${language}: ${made} files`);
}
if (problems.length > 0) throw new Error(problems.slice(0, 40).join("\n"));
