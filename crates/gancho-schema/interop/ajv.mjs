// Validates every fixture and the generated documents with AJV in strict mode. Warnings are errors.
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { relative } from "node:path";
import { corpus, exception, invalid, read, root, schemas, valid } from "./paths.mjs";

const fail = (text) => {
  throw new Error(text);
};
const logger = { log: fail, warn: fail, error: fail };
let failures = 0;

for (const [draft, Class] of [["draft-07", Ajv], ["2020-12", Ajv2020]]) {
  const ajv = new Class({ strict: true, allErrors: true, logger });
  addFormats(ajv);
  const compiled = new Map();
  for (const [name, path] of schemas(draft)) compiled.set(name, ajv.compile(read(path)));

  const expect = (wanted, name, schema, body) => {
    const accepted = schema !== undefined && compiled.get(schema)(body);
    if (accepted !== wanted && !exception(name)) {
      failures += 1;
      const errors = schema === undefined ? "not recognized as a delivery" : ajv.errorsText(compiled.get(schema).errors);
      console.error(`${draft}: ${name} should be ${wanted ? "accepted" : "rejected"} by ${schema}: ${errors}`);
    }
  };
  const [good, bad, generated] = [valid(), invalid(), corpus()];
  for (const { path, schema } of good) expect(true, relative(root, path), schema, read(path));
  for (const { path, schema } of bad) expect(false, relative(root, path), schema, read(path));
  for (const { number, schema, accepted, body } of generated) {
    expect(accepted, `generated document ${number}`, schema, body);
  }
  // A schema within the bundle can be selected by its pointer.
  const bundle = ajv.getSchema(`urn:gancho:v1:${draft}:rdstation-crm:bundle#/${draft === "draft-07" ? "definitions" : "$defs"}/Deal`);
  if (bundle === undefined) fail(`${draft}: the bundle has no schema at the pointer to Deal`);
  console.log(`AJV ${draft}: ${compiled.size} schemas, ${good.length} valid, ${bad.length} invalid, ${generated.length} generated`);
}

if (failures > 0) fail(`${failures} disagreements`);
