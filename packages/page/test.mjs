// Tests the page in chromium, as a person uses it: opened as a file, with the keyboard, without network access. axe checks
// accessibility.
import { readFileSync, writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const here = import.meta.dirname;
const root = join(here, "../..");
const require = createRequire(join(root, "crates/gancho-schema/interop/package.json"));
const { chromium } = require("playwright-core");
const expect = (holds, what) => {
  if (!holds) throw new Error(`expected ${what}`);
};

const flags = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
const browser = await chromium.launch({ executablePath: process.argv[2], args: flags.split(" ") });
const folder = mkdtempSync(join(tmpdir(), "gancho-page-"));
try {
  const page = await browser.newPage({ viewport: { width: 1300, height: 1000 } });
  const requests = [];
  const problems = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && problems.push(message.text()));
  await page.goto(pathToFileURL(join(here, "out/index.html")).href);
  await page.locator("body[data-ready=yes]").waitFor();
  const verdict = page.getByRole("status");
  const deal = JSON.parse(readFileSync(join(root, "schemas/2020-12/rdstation-crm/bundle.json"), "utf8")).$defs.Deal.properties;
  const fixture = (path) => readFileSync(join(root, "fixtures", path), "utf8");

  // A rejected delivery, with the keyboard only.
  await page.getByRole("textbox", { name: "Delivery" }).focus();
  await page.keyboard.insertText(fixture("invalid/rdstation-crm/missing-document-user-name.json"));
  await page.keyboard.press("Control+Enter");
  const verdictText = await verdict.innerText();
  expect(verdictText.startsWith("Rejected, crm_deal_created: ") && verdictText.includes("/document/user/name"), `the path of a missing field, not: ${verdictText}`);

  // Its tree, and the documentation of a field.
  const tree = page.getByRole("tree", { name: "Fields" });
  await tree.getByRole("treeitem").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  expect((await page.evaluate(() => document.activeElement.dataset.path)) === "/document/id", "the arrow keys to move");
  const documentation = page.getByRole("complementary", { name: "Documentation of the field" });
  expect((await documentation.innerText()).includes(deal.id.description), "documentation on focus");
  expect((await documentation.locator("[lang=pt-BR]").innerText()) === "O id da negociação.", "the same in Portuguese");
  await tree.locator('[data-path="/document/user"] > span').hover();
  const hovered = await documentation.innerText(); expect(hovered.includes(deal.user.description), `documentation on hover, not: ${hovered}`);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  expect((await tree.locator('[data-path="/document"]').getAttribute("aria-expanded")) === "false", "the left arrow key to collapse the tree");

  // A sample of every event is accepted, and its schema is shown.
  const events = await page.getByLabel("Event").locator("option").allInnerTexts();
  expect(events.length > 70, "every event");
  for (const event of events) {
    await page.getByLabel("Event").selectOption(event);
    await page.getByRole("button", { name: "Insert a generated sample" }).click();
    expect((await verdict.innerText()) === `Accepted: ${event}.`, `a sample of ${event} to be accepted`);
    expect(await page.getByRole("heading", { name: /^Schema of / }).isVisible(), `the schema of ${event}`);
  }
  await page.getByLabel("Event").selectOption("crm_deal_updated");
  await page.getByRole("button", { name: "Insert a generated sample" }).click();
  await page.screenshot({ path: join(here, "out/page.png"), fullPage: true });

  // An archive: a file of lines.
  const line = (path) => JSON.stringify(JSON.parse(fixture(path)));
  const lines = ["valid/rdstation-crm/crm_deal_created/documented.json", "invalid/rdstation-crm/missing-document-user-name.json", "valid/superoffice/sale.sold/documented.json"];
  writeFileSync(join(folder, "archive.ndjson"), `${lines.map(line).join("\n")}\n`);
  await page.getByLabel("Files").setInputFiles(join(folder, "archive.ndjson"));
  await page.getByRole("table").waitFor();
  expect((await verdict.innerText()) === "3 deliveries: 2 accepted, 1 rejected.", "the totals of the archive");
  await page.getByRole("button", { name: "Inspect line 2 of archive.ndjson" }).click();
  expect((await verdict.innerText()).startsWith("Rejected"), "a delivery of the archive");

  // A file that is not UTF-8 is rejected at its place, and so is such a line of an archive.
  const latin = readFileSync(join(root, "fixtures/invalid/rdstation-marketing/utf-8-latin-1.json"));
  await page.getByLabel("Files").setInputFiles({ name: "latin-1.json", mimeType: "application/json", buffer: latin });
  await verdict.filter({ hasText: "UTF-8 at /contact/city, byte 454." }).waitFor({ timeout: 5000 });
  expect((await page.getByRole("textbox", { name: "Delivery" }).inputValue()) === "", "no repaired text");
  const joined = Buffer.concat([Buffer.from(`${lines.map(line).join("\n")}\n`), latin]);
  writeFileSync(join(folder, "mixed.ndjson"), joined);
  await page.getByLabel("Files").setInputFiles(join(folder, "mixed.ndjson"));
  await verdict.filter({ hasText: "4 deliveries: 2 accepted, 2 rejected." }).waitFor({ timeout: 5000 });

  // Invalid JSON is reported, and is not an exception.
  await page.getByRole("textbox", { name: "Delivery" }).fill("<script>alert(1)</script>");
  await page.getByRole("button", { name: "Validate" }).click();
  expect((await verdict.innerText()).startsWith("Rejected"), "a body that is not JSON to be rejected");

  // So is a body that is nested too deeply. Its tree ends at the level of the error.
  await page.getByRole("textbox", { name: "Delivery" }).fill('{"a":'.repeat(10_000) + "1" + "}".repeat(10_000));
  await page.getByRole("button", { name: "Validate" }).click();
  expect((await verdict.innerText()).startsWith("Rejected"), "a body of 10,000 levels to be rejected");
  expect((await tree.locator("[role=treeitem]").count()) === 128, "a tree of 128 levels");

  // Of very many entries and findings, the page shows the first ones, the rejected one, and the number of the others.
  const items = tree.locator("[role=treeitem]");
  const inspect = async (value) => {
    const start = Date.now();
    await page.getByRole("textbox", { name: "Delivery" }).fill(JSON.stringify(value));
    await page.getByRole("button", { name: "Validate" }).click();
    const last = await items.last().innerText();
    expect(Date.now() - start < 20_000, "a tree of the first entries within seconds");
    return last;
  };
  expect((await inspect(Array(130_000).fill(0))).startsWith("… 129000 more"), "the number of entries that are not shown");
  expect((await items.count()) === 1001 && (await verdict.innerText()).startsWith("Rejected"), "the first 1,000 entries");
  const square = Array(900).fill(Array(900).fill(0));
  expect((await inspect(square)).startsWith("… 900 more"), "the last entry of the outer level, without its own");
  expect((await items.count()) < 12_000, "a tree with a limited number of items");
  const leads = Array(1500).fill({ id: "1" });
  await inspect({ leads: [...leads, { id: 7 }, ...leads] });
  expect((await tree.locator(".rejected").getAttribute("data-path")) === "/leads/1500/id", "the rejected entry");
  const sale = JSON.parse(fixture("valid/superoffice/sale.sold/documented.json"));
  const wide = { ...sale, FieldValues: Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`sale.f${index}`, index])) };
  await inspect(wide);
  expect((await verdict.innerText()) === "Accepted: sale.sold.", "a delivery of 100,000 fields to be accepted");
  expect((await tree.getByText(/^… 99000 more/).count()) === 1, "the first 1,000 fields");
  const source = { event_name: "crm_source_deleted", document: { id: "1", name: "A" }, event_timestamp: "2025-03-28T12:40:58.000Z", transaction_uuid: "x" };
  for (let index = 0; index < 130_000; index += 1) source.document[`new${index}`] = index;
  await inspect(source);
  const findings = page.locator("#findings > li");
  const shown = await findings.allInnerTexts();
  expect(shown.filter((text) => text.startsWith("unknown field ")).length === 1000 && shown.at(-1) === "… 129000 more", "the first 1,000 unknown fields");

  await page.getByRole("button", { name: "Insert a generated sample" }).click();
  await page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
  const { violations, passes } = await page.evaluate(() => window.axe.run());
  expect(violations.length === 0, `no accessibility violations: ${JSON.stringify(violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)]))}`);
  expect(requests.every((url) => url.startsWith("file:")), `no request, not ${requests.filter((url) => !url.startsWith("file:"))}`);
  expect(problems.length === 0, `a silent console: ${problems}`);
  console.log(`page in chromium ${browser.version()}: samples of ${events.length} events, an archive, the keyboard; axe passes ${passes.length} rules; no request`);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
