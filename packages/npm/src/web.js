// The entry point for browsers and bundlers: call `init` before the other functions.
import { api, GanchoError } from "./api.js";
import * as wasm from "./gancho.js";

let running;
let done = false;

/**
 * Downloads and compiles the module, once: from its default URL, or from the given URL, response, bytes or module.
 * After a failure, the next call tries again; other calls return the promise of the first one, whatever their argument.
 */
export function init(module = new URL("gancho_bg.wasm", import.meta.url)) {
  running ??= wasm.default({ module_or_path: module }).then(
    () => {
      done = true;
    },
    (error) => {
      running = undefined;
      throw error;
    },
  );
  return running;
}

const functions = api(() => {
  if (!done) throw new Error("gancho: await init() first");
  return wasm;
});
export { GanchoError };
export const parse = functions.parse;
export const validate = functions.validate;
export const peek = functions.peek;
export const verifySuperOffice = functions.verifySuperOffice;
export const events = functions.events;
