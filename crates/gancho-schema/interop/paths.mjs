// The paths of the schemas and fixtures, and the schema for each payload.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, "../../..");
export const out = join(here, "out");
export const drafts = ["2020-12", "draft-07"];
const modules = { "rdstation-crm": "crm", "rdstation-marketing": "marketing", superoffice: "superoffice" };

export function walk(folder) {
  return readdirSync(folder).sort().flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}

export const read = (path) => JSON.parse(readFileSync(path, "utf8"));

/** All schema files of a draft, by `<system>/<name>`. */
export function schemas(draft) {
  const folder = join(root, "schemas", draft);
  const files = walk(folder).filter((path) => path.endsWith(".json"));
  return new Map(files.map((path) => [relative(folder, path).replaceAll("\\", "/").slice(0, -5), path]));
}

/** The schema of a delivery, detected from its root fields: pairs of fields are checked before single fields. */
export function pick(body) {
  const has = (name) => typeof body === "object" && body !== null && !Array.isArray(body) && Object.hasOwn(body, name);
  const crm = () => named("rdstation-crm", body.event_name, "crm.Envelope");
  const marketing = () => named("rdstation-marketing", body.event_type, "marketing.Envelope");
  if (has("event_name") && has("document")) return crm();
  if (has("Event") && has("WebhookName")) return "superoffice/superoffice.Notification";
  if (has("leads")) return "rdstation-marketing/leads";
  if (has("ChangeType") && has("Token") && !has("Event") && !(has("event_type") && has("contact"))) return "superoffice/tenant_status";
  if (has("event_type") && has("contact")) return marketing();
  if (has("event_name")) return crm();
  if (has("Event")) return "superoffice/superoffice.Notification";
  if (has("event_type")) return marketing();
  return undefined;
}

function named(system, event, fallback) {
  const known = typeof event === "string" && event !== "leads" && /^(crm_|WEBHOOK\.)\w+$/.test(event);
  const path = join(root, "schemas", drafts[0], system, `${event}.json`);
  return known && existsSync(path) ? `${system}/${event}` : `${system}/${fallback}`;
}

/** Payloads that must be accepted, with their schemas: deliveries, and other payloads. */
export function valid() {
  const deliveries = walk(join(root, "fixtures/valid")).filter((path) => path.endsWith(".json"));
  const objects = walk(join(root, "fixtures/objects")).filter((path) => path.endsWith(".json"));
  const all = deliveries.map((path) => ({ path, schema: pick(read(path)) }));
  for (const path of objects) {
    const type = basename(dirname(path));
    const system = basename(dirname(dirname(path)));
    const name = type.includes(".") ? type : `${modules[system]}.${type}`;
    if (existsSync(join(root, "schemas", drafts[0], system, `${name}.json`))) {
      all.push({ path, schema: `${system}/${name}` });
    } else if (type !== "DealProduct") {
      throw new Error(`no schema for ${path}`);
    }
  }
  return all;
}

/** Deliveries that must be rejected: those that are JSON, but do not match the model. */
export function invalid() {
  const shape = /^kind: (missing_field|wrong_type|invalid_value|unknown_envelope)$/m;
  const files = walk(join(root, "fixtures/invalid")).filter((path) => path.endsWith(".json"));
  const kept = files.filter((path) => shape.test(readFileSync(path.replace(/json$/, "expected"), "utf8")));
  return kept.map((path) => ({ path, schema: pick(read(path)) }));
}

/** Fixtures that the model rejects because of digits that a float cannot represent, or too many decimal places. */
const beyondAFloat = /\/(amount-29-fraction-digits|amount-40-digits-with-fraction|amount-exponent-minus-29|invalid-.*-beyond-64-bits)\.json$/;

export const exception = (name) => beyondAFloat.test(name.replaceAll("\\", "/"));

/** Documents that `tests/law` has written, with the results of the Rust validator. */
export function corpus() {
  const path = join(out, "corpus.ndjson");
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  return lines.map((line, index) => {
    const { name, accepted, body } = JSON.parse(line);
    const schema = name === null ? pick(body) : fileOf(name);
    return { number: index + 1, schema, accepted, body };
  });
}

function fileOf(name) {
  for (const system of Object.keys(modules)) {
    if (existsSync(join(root, "schemas", drafts[0], system, `${name}.json`))) return `${system}/${name}`;
  }
  throw new Error(`no schema with the name ${name}`);
}
