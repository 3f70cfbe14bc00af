// Measures how long this package, AJV's standalone code, and JSON.parse with zod take for a delivery, in alternating rounds of one run.
// Each starts with the bytes of a body and ends with a validated value. Prints the fastest of many short rounds, which other programs
// affect least. Compare the ratios.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse, peek, validate } from "../dist/node.js";

const root = join(import.meta.dirname, "../../..");
const require = createRequire(join(root, "crates/gancho-schema/interop/package.json"));
const { default: Ajv } = require("ajv");
const { default: standalone } = require("ajv/dist/standalone");
const addFormats = require("ajv-formats");
const { z } = require("zod");

const schema = JSON.parse(readFileSync(join(root, "schemas/draft-07/rdstation-crm/crm_deal_created.json"), "utf8"));
const ajv = addFormats(new Ajv({ code: { source: true } }));
const file = join(import.meta.dirname, "../out/standalone.cjs");
writeFileSync(file, standalone(ajv, ajv.compile(schema)).replaceAll('require("', `require("${root}/crates/gancho-schema/interop/node_modules/`));
const { default: check } = await import(pathToFileURL(file).href);

// A handwritten zod schema for the same document.
const id = z.string().min(1);
const time = z.iso.datetime({ offset: true });
const none = (of) => z.union([of, z.strictObject({}), z.null()]).optional();
const text = z.string().nullish();
const number = z.number().nullish();
const named = z.looseObject({ id, name: z.string() });
const Deal = z.looseObject({
  id, name: z.string(), status: z.string(), created_at: time, updated_at: time,
  amount_monthly: number, amount_unique: number, amount_total: number, amount_annual: number,
  prediction_date: text, rating: z.int().nullish(), closed_at: z.union([time, z.literal(""), z.null()]).optional(),
  user: none(z.looseObject({ id, name: z.string(), email: text, avatar_url: text })),
  deal_stage: none(z.looseObject({ id, name: z.string(), nickname: text, created_at: time.nullish(), updated_at: time.nullish(), order: number })),
  deal_pipeline: none(named), deal_source: none(named), campaign: none(named), deal_lost_reason: none(named),
  deal_custom_fields: none(z.array(z.looseObject({
    value: z.unknown(),
    custom_field: z.looseObject({ id, label: z.string(), type: text, opts: z.array(z.string()).nullish(), required: z.boolean().nullish(), unique: z.boolean().nullish() }),
  }))),
  deal_products: none(z.array(z.looseObject({}))),
});
const Delivery = z.looseObject({ event_name: z.literal("crm_deal_created"), document: Deal, event_timestamp: time, transaction_uuid: id });

const body = new Uint8Array(readFileSync(join(root, "fixtures/valid/rdstation-crm/crm_deal_created/documented.json")));
const decoder = new TextDecoder();
const json = () => JSON.parse(decoder.decode(body));
const contenders = {
  "gancho peek": () => peek(body).event === "crm_deal_created",
  "gancho parse": () => parse(body).document.id.length > 0,
  "gancho validate, with findings and unknown fields": () => validate(body).verdict === "accepted",
  "JSON.parse alone": () => json().document.id.length > 0,
  "JSON.parse and AJV standalone": () => check(json()),
  "JSON.parse and zod": () => Delivery.safeParse(json()).success,
};
const rounds = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
for (let round = 0; round < 400; round += 1) {
  for (const [name, run] of Object.entries(contenders)) {
    const begin = process.hrtime.bigint();
    for (let turn = 0; turn < 25; turn += 1) if (!run()) throw new Error(`${name} rejects the delivery`);
    if (round >= 40) rounds[name].push(Number(process.hrtime.bigint() - begin) / 25 / 1000);
  }
}
const best = (list) => Math.min(...list);
const base = best(rounds["gancho parse"]);
console.log(`Node ${process.version}, a deal of ${body.length} bytes; microseconds, and the ratio to gancho parse`);
for (const [name, times] of Object.entries(rounds)) console.log(`${name}: ${best(times).toFixed(1)} (${(best(times) / base).toFixed(2)})`);
