// For Node's require: the module is compiled when this is required.
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { api, GanchoError } = require("./api.cjs");
const wasm = require("./gancho.cjs");

wasm.initSync({ module: readFileSync(join(__dirname, "gancho_bg.wasm")) });

module.exports = { GanchoError, init: async () => {}, ...api(() => wasm) };
