// Writes every valid delivery as a literal that is assigned to the union of its system. Fields that the model does not know are
// removed first. The compiler rejects excess fields, so this tests that the types declare all other fields.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { pick, read, root, schemas, walk } from "../../../../crates/gancho-schema/interop/paths.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const unions = { "rdstation-crm": "CrmEvent", "rdstation-marketing": "MarketingEvent", superoffice: "SuperOfficeEvent" };
const names = { "rdstation-crm/crm.Envelope": "event_name", "rdstation-marketing/marketing.Envelope": "event_type" };
rmSync(join(here, "generated"), { recursive: true, force: true });
mkdirSync(join(here, "generated"));

let count = 0;
for (const [system, union] of Object.entries(unions)) {
  const lines = [`import type { ${union} } from "../../../types/${system}.js";`, 'import { unknownEventName } from "../../../helpers.js";'];
  for (const path of walk(join(root, "fixtures/valid", system)).filter((path) => path.endsWith(".json"))) {
    const body = read(path);
    const schema = pick(body);
    const unknownPath = path.replace(/json$/, "unknown");
    const unknown = existsSync(unknownPath) ? readFileSync(unknownPath, "utf8").split("\n").filter(Boolean) : [];
    for (const pointer of unknown) remove(body, pointer.split("/").slice(1).map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~")));
    if (system === "superoffice") {
      // Fields that the account injects, which no type declares.
      const known = read(schemas("2020-12").get(schema)).properties;
      for (const name of Object.keys(body)) if (!Object.hasOwn(known, name)) delete body[name];
    }
    let text = JSON.stringify(body);
    // The compiler compares types only up to a limited depth.
    if (text.includes("[".repeat(100))) continue;
    const key = names[schema];
    if (key !== undefined) text = text.replace(`${JSON.stringify(key)}:${JSON.stringify(body[key])}`, `${key}: unknownEventName(${JSON.stringify(body[key])})`);
    lines.push(`// ${relative(root, path)}`, `export const payload${count}: ${union} = ${text};`);
    count += 1;
  }
  writeFileSync(join(here, "generated", `${system}.ts`), `${lines.join("\n")}\n`);
}
console.log(`types: ${count} valid deliveries to compile`);

function remove(body, keys) {
  const last = keys.pop();
  const parent = keys.reduce((value, key) => value?.[key], body);
  if (parent !== undefined) delete parent[last];
}
