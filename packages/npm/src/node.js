// The entry point for Node: importing it compiles the WebAssembly module.
import { readFileSync } from "node:fs";
import { api, GanchoError } from "./api.js";
import * as wasm from "./gancho.js";

wasm.initSync({ module: readFileSync(new URL("gancho_bg.wasm", import.meta.url)) });

const functions = api(() => wasm);
export { GanchoError };
export const init = async () => {};
export const parse = functions.parse;
export const validate = functions.validate;
export const peek = functions.peek;
export const verifySuperOffice = functions.verifySuperOffice;
export const events = functions.events;
