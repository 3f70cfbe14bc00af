const { createHmac } = require("node:crypto");
const { readFileSync } = require("node:fs");
const gancho = require("gancho");
const { present } = require("gancho/helpers");

import("./cases.mjs").then(({ check, testData }) => {
  const [body, secret] = ['{"Event":"contact.changed"}', "segredo"];
  const header = createHmac("sha256", secret).update(body).digest("base64");
  console.log(`npm package in Node, by require: ${check(gancho, ...testData(readFileSync, process.argv[2]), { body, secret, header })}`);
  if (present({}) !== undefined) throw new Error("present");
});
