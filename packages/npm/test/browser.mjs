// Tests the installed package in chromium, from a local server, with the same cases as in Node.
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";

const [root, executablePath] = process.argv.slice(2);
const { chromium } = createRequire(`${root}/crates/gancho-schema/interop/package.json`)("playwright-core");
const work = join(import.meta.dirname, "work");
process.chdir(work);
const { testData } = await import("./work/cases.mjs");

const types = { ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".html": "text/html" };
const server = createServer((request, response) => {
  const path = normalize(new URL(request.url, "http://localhost").pathname);
  if (path === "/") return response.setHeader("content-type", "text/html").end("<!doctype html><title>gancho</title>");
  try {
    const body = readFileSync(join(work, path));
    response.setHeader("content-type", types[extname(path)] ?? "application/octet-stream").end(body);
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, "127.0.0.1");
await once(server, "listening");
const address = `http://127.0.0.1:${server.address().port}/`;

const flags = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
const browser = await chromium.launch({ executablePath, args: flags.split(" ") });
try {
  const page = await browser.newPage();
  await page.goto(address);
  const [fixtures, events] = testData(readFileSync, root);
  const [body, secret] = ['{"Event":"contact.changed"}', "segredo"];
  const header = createHmac("sha256", secret).update(body).digest("base64");
  const packed = fixtures.map(({ row, body }) => ({ row, body: Buffer.from(body).toString("base64") }));
  const result = await page.evaluate(
    async ([packed, events, signature]) => {
      const gancho = await import("/node_modules/gancho/dist/web.js");
      const { check } = await import("/cases.mjs");
      let early;
      try {
        gancho.parse("{}");
      } catch (error) {
        early = String(error);
      }
      if (!early?.includes("init")) throw new Error(`before init: ${early}`);
      await gancho.init();
      const unpack = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      return check(gancho, packed.map(({ row, body }) => ({ row, body: unpack(body) })), events, signature);
    },
    [packed, events, { body, secret, header }],
  );
  console.log(`npm package in chromium ${browser.version()}: ${result}`);
} finally {
  await browser.close();
  server.close();
}
