// Runs a program for wasm32-wasip1, such as a test, with access to the file system.
import { readFile } from "node:fs/promises";
import { WASI } from "node:wasi";
import { argv, cwd, env } from "node:process";

const [program, ...args] = argv.slice(2);
const wasi = new WASI({
  version: "preview1",
  args: [program, ...args],
  env,
  preopens: { "/": "/", ".": cwd() },
});
const module = await WebAssembly.compile(await readFile(program));
const instance = await WebAssembly.instantiate(module, wasi.getImportObject());
process.exit(wasi.start(instance));
