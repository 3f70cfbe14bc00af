import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import * as gancho from "gancho";
import { present } from "gancho/helpers";
import { check, testData } from "./cases.mjs";

const [body, secret] = ['{"Event":"contact.changed"}', "segredo"];
const header = createHmac("sha256", secret).update(body).digest("base64");
console.log(`npm package in Node, as a module: ${check(gancho, ...testData(readFileSync, process.argv[2]), { body, secret, header })}`);
if (present({}) !== undefined || present("") !== undefined || present([]) === undefined) throw new Error("present");
