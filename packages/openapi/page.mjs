// Opens out/index.html in chromium and tests what is displayed.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const flags = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
const browser = await chromium.launch({ executablePath: process.argv[2], args: flags.split(" ") });
try {
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
  const outside = [];
  page.on("request", (request) => request.url().startsWith("http") && outside.push(request.url()));
  await page.goto(pathToFileURL(join(import.meta.dirname, "out/index.html")).href);
  const shows = async (...texts) => {
    for (const text of texts) await page.getByText(text).first().waitFor({ state: "visible", timeout: 20_000 });
  };
  await shows("rdstation-crm", "/crm/v2/webhooks", "Servers");
  const menu = (text) => page.getByText(text, { exact: true }).first();
  await menu("rdstation-crm").click();
  await menu("Creates a subscription (version 2).").click();
  await shows("POST", "422", "429", "rdStationCrm");
  await page.screenshot({ path: join(import.meta.dirname, "out/page.png") });
  await menu("superoffice").click();
  await menu("Raises an event.").click();
  await shows("SO-TimeZone", "superofficeTicket");
  await menu("Delivers contact.changed").click();
  await shows("X-SuperOffice-Signature");
  if (outside.length > 0) throw new Error(`the page requests ${outside[0]}`);
  console.log("redoc: the page shows calls, statuses, headers and deliveries in chromium, and makes no network request");
} finally {
  await browser.close();
}
