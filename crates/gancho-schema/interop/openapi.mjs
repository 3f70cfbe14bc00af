// Validates the OpenAPI document with a validator of OpenAPI 3.1.
import { Validator } from "@seriousme/openapi-schema-validator";
import { join } from "node:path";
import { read, root } from "./paths.mjs";

const document = read(join(root, "schemas/openapi.json"));
const result = await new Validator().validate(document);
if (!result.valid) throw new Error(JSON.stringify(result.errors, null, 2));
console.log(`OpenAPI ${document.openapi}: ${Object.keys(document.webhooks).length} webhooks, valid`);
