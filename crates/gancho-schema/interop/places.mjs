// Prints the JSON Pointers of AJV's errors for each delivery that must be rejected, in AJV's order. `places.py` reads
// the output, which has one line per draft and delivery.
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { invalid, read, schemas } from "./paths.mjs";

const escape = (key) => key.replaceAll("~", "~0").replaceAll("/", "~1");
const place = ({ instancePath, keyword, params }) =>
  keyword === "required" ? `${instancePath}/${escape(params.missingProperty)}` : instancePath;

for (const [draft, Class] of [["2020-12", Ajv2020], ["draft-07", Ajv]]) {
  const ajv = addFormats(new Class({ allErrors: true }));
  const files = schemas(draft);
  const compiled = new Map();
  for (const { path, schema } of invalid()) {
    if (schema === undefined) continue;
    if (!compiled.has(schema)) compiled.set(schema, ajv.compile(read(files.get(schema))));
    const valid = compiled.get(schema);
    if (!valid(read(path))) console.log(JSON.stringify({ draft, path, schema, places: valid.errors.map(place) }));
  }
}
