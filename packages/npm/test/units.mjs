// Tests the JavaScript of the package without its WebAssembly module, for which this file has a substitute.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const source = join(import.meta.dirname, "../src");
const folder = mkdtempSync(join(tmpdir(), "gancho-units-"));
const same = (left, right, what) => {
  const [one, other] = [JSON.stringify(left), JSON.stringify(right)];
  if (one !== other) throw new Error(`${what}: ${one} is not ${other}`);
};
const substitute = `
export default async function load({ module_or_path }) {
  if (module_or_path instanceof Error) throw module_or_path;
}
// Rejects what is not UTF-8, as the parser does.
export function rejection(body) {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    let offset = 0;
    while (body[offset] < 0xf8) offset += 1;
    return JSON.stringify({ kind: "invalid_utf8", path: "", message: "the body is not UTF-8", offset, event: null });
  }
}
`;
try {
  for (const name of ["api.js", "web.js"]) copyFileSync(join(source, name), join(folder, name));
  writeFileSync(join(folder, "gancho.js"), substitute);
  writeFileSync(join(folder, "package.json"), '{"type": "module"}');
  const gancho = await import(join(folder, "web.js"));

  // A failed download is not final.
  const failed = await gancho.init(new Error("no network")).catch((error) => error.message);
  same(failed, "no network", "the first call of init");
  await gancho.init(new Uint8Array());
  same(gancho.parse("{}"), {}, "a body after the second call of init");
  await gancho.init(new Error("init ran already"));

  // A lone surrogate is rejected at its offset, and a pair is not.
  const rejected = (body) => {
    try {
      gancho.parse(body);
      return undefined;
    } catch (error) {
      return [error.kind, error.offset];
    }
  };
  const cases = [["\ud800", 2], ["\udc00\ud800", 2], ["é😀\ud83d", 8], ["x\udc00y", 3], ["é😀", undefined]];
  for (const [body, at] of cases) {
    const found = rejected(`["${body}"]`);
    same(found, at === undefined ? undefined : ["invalid_utf8", at], `the rejection of ${JSON.stringify(body)}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
console.log("npm package without WebAssembly: init tries again, and lone surrogates are rejected");
