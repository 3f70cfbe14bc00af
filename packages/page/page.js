// The page: validates pasted text and dropped files, and shows each delivery as a tree with the documentation of each field.
const byId = (id) => document.getElementById(id);
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};
const data = JSON.parse(byId("data").textContent);
// The most rows, findings, and entries of one level that are shown.
const MAX_ROWS = 1000;
// The most items of a tree. A browser needs many seconds for 100,000; a real delivery has a few hundred.
const MAX_ITEMS = 10_000;
// A body with more than 127 levels is rejected. The tree shows one more, so that it has the place of the error.
const MAX_LEVELS = 128;
let ready = false;
/** How many more items the tree may have. */
let room = 0;
const gancho = api.api(() => {
  if (!ready) throw new Error("the validator is not loaded yet");
  return wasm;
});

/** The bundle with the schema of a delivery, and the title of that schema. Throws if the body is not a delivery. */
function schemaOf(row, body) {
  const found = data.events.find(({ name }) => name === row.event);
  const system = found?.system ?? (ready ? gancho.peek(body).system : undefined);
  const title = found?.title ?? { "rdstation-crm": "CrmEnvelope", "rdstation-marketing": "MarketingEnvelope", superoffice: "Notification" }[system];
  return { bundle: data.bundles[system], title };
}

function validate(deliveries) {
  const results = deliveries.map(({ source, line, body }) => ({ body, row: gancho.validate(body, { source, line }) }));
  const rejected = results.filter(({ row }) => row.verdict === "rejected").length;
  const many = results.length > 1;
  byId("rows").hidden = !many;
  byId("verdict").className = rejected === 0 ? "accepted" : "rejected";
  if (many) {
    byId("verdict").textContent = `${results.length} deliveries: ${results.length - rejected} accepted, ${rejected} rejected.`;
    byId("rows").replaceChildren(table(results));
    byId("one").hidden = byId("schema-section").hidden = true;
  } else show(results[0]);
}

function table(results) {
  // Rejected deliveries come first, because they are what a user looks for in an archive.
  const sorted = results.toSorted((one, other) => (one.row.verdict < other.row.verdict ? 1 : one.row.verdict > other.row.verdict ? -1 : 0));
  const head = make("tr", {}, ...["file", "line", "event", "verdict", "path", "reason"].map((name) => make("th", { scope: "col" }, name)), make("th", { scope: "col" }, "inspect"));
  const rows = sorted.slice(0, MAX_ROWS).map((result) => {
    const { row } = result;
    const button = make("button", { type: "button", "aria-label": `Inspect line ${row.line} of ${row.source}` }, "Inspect");
    button.addEventListener("click", () => {
      show(result);
      byId("result-title").focus();
    });
    const cells = [row.source, row.line, row.event ?? "", row.verdict, row.path ?? "", row.message ?? `${row.findings.length} findings`];
    return make("tr", {}, ...cells.map((cell) => make("td", {}, String(cell))), make("td", {}, button));
  });
  const hidden = results.length - rows.length;
  const caption = make("caption", {}, `Rejected deliveries first${hidden > 0 ? `; ${hidden} more are not shown` : ""}.`);
  return make("table", {}, caption, make("thead", {}, head), make("tbody", {}, ...rows));
}

function show({ row, body }) {
  // First of all, so that no tree of another delivery remains under this verdict.
  byId("tree").replaceChildren();
  const place = row.path ? ` at ${row.path}` : "";
  byId("verdict").className = row.verdict;
  byId("verdict").textContent =
    row.verdict === "accepted" ? `Accepted: ${row.event ?? "an undocumented event"}.` : `Rejected${row.event ? `, ${row.event}` : ""}: ${row.message}${place}${row.offset === null ? "" : `, byte ${row.offset}`}.`;
  const findings = first(row.findings, ({ severity, message, path, code }) => make("li", {}, `${severity}: ${message} `, make("code", {}, path), ` (${code})`));
  const unknown = first(row.unknown, (path) => make("li", {}, "unknown field ", make("code", {}, path)));
  const none = make("li", {}, row.verdict === "accepted" ? "There are no findings, and every field is known." : "A rejected delivery is not checked further.");
  byId("findings").replaceChildren(...(findings.length + unknown.length > 0 ? [...findings, ...unknown] : [none]));
  byId("one").hidden = false;
  let value;
  try {
    // A body that is not UTF-8 is bytes. It has no tree.
    value = typeof body === "string" ? JSON.parse(body) : undefined;
  } catch {
    value = undefined;
  }
  byId("typed").hidden = typeof value !== "object" || value === null;
  byId("schema-section").hidden = true;
  if (byId("typed").hidden) return;
  let of;
  try {
    of = schemaOf(row, body);
  } catch {
    of = { bundle: undefined, title: undefined }; // not a delivery of any system
  }
  const schema = of.bundle?.$defs[of.title];
  showTree(of.bundle, schema, value, row.path);
  if (schema !== undefined) showSchema(of.bundle, of.title);
}

/** The first elements of a list, and the number of the others. */
function first(list, element) {
  const shown = list.slice(0, MAX_ROWS).map(element);
  return list.length > shown.length ? [...shown, make("li", {}, `… ${list.length - shown.length} more`)] : shown;
}

/** A schema with every definition to which it refers, directly or indirectly. */
function complete(bundle, title) {
  const needed = new Set();
  const visit = (schema) => {
    for (const [, name] of JSON.stringify(schema).matchAll(/"#\/\$defs\/(\w+)"/g)) {
      if (needed.has(name)) continue;
      needed.add(name);
      visit(bundle.$defs[name]);
    }
  };
  visit(bundle.$defs[title]);
  return { title, ...bundle.$defs[title], $defs: Object.fromEntries([...needed].sort().map((name) => [name, bundle.$defs[name]])) };
}

function showSchema(bundle, title) {
  byId("schema-title").textContent = `Schema of ${title}`;
  byId("schema").textContent = JSON.stringify(complete(bundle, title), null, 2);
  byId("schema-section").hidden = false;
}

function showTree(bundle, schema, value, errorPath) {
  const tree = byId("tree");
  room = MAX_ITEMS;
  tree.replaceChildren(...children(bundle, schema, value, "", errorPath));
  tree.querySelector("[role=treeitem]")?.setAttribute("tabindex", "0");
}

function children(bundle, schema, value, path, errorPath) {
  const entries = Array.isArray(value) ? value.map((inner, index) => [index, inner]) : Object.entries(value);
  // Only once: to find the matching alternative takes longer, the more entries there are.
  const of = bundle && resolve(bundle, schema, value);
  const all = entries.map(([key, inner]) => ({ key, inner, at: `${path}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}` }));
  const most = Math.min(MAX_ROWS, room);
  const shown = all.filter(({ at }, index) => index < most || at === errorPath || errorPath?.startsWith(`${at}/`));
  // Those of this level before those of inner levels, so that each entry of the outer levels is shown.
  room -= shown.length;
  const items = shown.map(({ key, inner, at }) => {
    const field = bundle && child(bundle, of, key);
    const nested = typeof inner === "object" && inner !== null && Object.keys(inner).length > 0;
    const item = make("li", { role: "treeitem", tabindex: "-1", "data-path": at });
    const level = path.split("/").length;
    const open = nested && level < MAX_LEVELS;
    const shown = nested ? (Array.isArray(inner) ? `[${inner.length}]` : open ? "" : "{…}") : JSON.stringify(inner);
    item.append(make("span", {}, `${key}: ${shown} `, make("span", { class: "type" }, typeName(field))));
    if (field === undefined) item.classList.add("unknown");
    if (at === errorPath) item.classList.add("rejected");
    item.documentation = [at, typeName(field), field?.description ?? (bundle && resolve(bundle, field, inner)?.description) ?? "The vendor does not document this field."];
    if (open) {
      item.setAttribute("aria-expanded", String(level < 4));
      item.append(make("ul", { role: "group" }, ...children(bundle, field, inner, at, errorPath)));
    }
    return item;
  });
  return all.length > shown.length ? [...items, rest(path, all.length - shown.length)] : items;
}

/** The item for entries that are not shown. */
function rest(path, count) {
  const item = make("li", { role: "treeitem", tabindex: "-1" }, make("span", { class: "type" }, `… ${count} more`));
  item.documentation = [path, "", `${count} more entries are not shown.`];
  return item;
}

function explain(item) {
  const [path, type, text] = item.documentation;
  byId("doc").replaceChildren(make("p", {}, make("code", {}, path)), make("p", { class: "type" }, type), make("p", {}, text));
  const translation = data.portuguese[text];
  if (translation !== undefined && translation !== text) byId("doc").append(make("p", { lang: "pt-BR" }, translation));
}

function move(event) {
  const tree = byId("tree");
  const item = event.target.closest("[role=treeitem]");
  const visible = [...tree.querySelectorAll("[role=treeitem]")].filter((each) => each.parentElement.closest("[aria-expanded=false]") === null);
  const at = visible.indexOf(item);
  const open = item.getAttribute("aria-expanded");
  const toggle = (to) => item.setAttribute("aria-expanded", to);
  const steps = {
    ArrowDown: () => visible[at + 1],
    ArrowUp: () => visible[at - 1],
    Home: () => visible[0],
    End: () => visible.at(-1),
    ArrowRight: () => (open === "false" ? toggle("true") : open === "true" ? item.querySelector("[role=treeitem]") : undefined),
    ArrowLeft: () => (open === "true" ? toggle("false") : item.parentElement.closest("[role=treeitem]")),
    Enter: () => open && toggle(String(open !== "true")),
    " ": () => open && toggle(String(open !== "true")),
  };
  if (!(event.key in steps)) return;
  event.preventDefault();
  const next = steps[event.key]();
  if (next instanceof Element) next.focus();
}

byId("tree").addEventListener("keydown", move);
byId("tree").addEventListener("focusin", ({ target }) => {
  for (const other of byId("tree").querySelectorAll("[tabindex='0']")) other.tabIndex = -1;
  target.tabIndex = 0;
  explain(target);
});
byId("tree").addEventListener("mouseover", ({ target }) => {
  const item = target.closest("[role=treeitem]");
  if (item) explain(item);
});
byId("tree").addEventListener("click", ({ target }) => {
  const item = target.closest("[role=treeitem]");
  if (item?.hasAttribute("aria-expanded")) item.setAttribute("aria-expanded", String(item.getAttribute("aria-expanded") !== "true"));
  item?.focus();
});

byId("form").addEventListener("submit", (event) => {
  event.preventDefault();
  validate(split(byId("body").value, "pasted"));
});
byId("body").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) byId("form").requestSubmit();
});
async function take(files) {
  const found = await Promise.all([...files].map(async (file) => splitBytes(new Uint8Array(await file.arrayBuffer()), file.name)));
  const deliveries = found.flat();
  if (deliveries.length === 0) return;
  // The text field cannot contain bytes that are not UTF-8.
  if (deliveries.length === 1) byId("body").value = typeof deliveries[0].body === "string" ? deliveries[0].body : "";
  validate(deliveries);
}
byId("files").addEventListener("change", ({ target }) => take(target.files));
const drop = byId("drop");
for (const name of ["dragenter", "dragover"]) drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("over"));
drop.addEventListener("drop", (event) => { event.preventDefault(); take(event.dataTransfer.files); });

for (const system of Object.keys(data.bundles)) {
  const options = data.events.filter((event) => event.system === system).map(({ name }) => make("option", {}, name));
  byId("event").append(make("optgroup", { label: system }, ...options));
}
const turns = new Map();
byId("sample").addEventListener("click", () => {
  const name = byId("event").value;
  const { samples } = data.events.find((event) => event.name === name);
  const turn = turns.get(name) ?? 0;
  turns.set(name, turn + 1);
  byId("body").value = JSON.stringify(JSON.parse(samples[turn % samples.length]), null, 2);
  validate(split(byId("body").value, "sample"));
});
byId("about").addEventListener("click", () => {
  const { system, title } = data.events.find(({ name }) => name === byId("event").value);
  showSchema(data.bundles[system], title);
  byId("schema").focus();
});

const bytes = Uint8Array.from(atob(byId("wasm").textContent.trim()), (letter) => letter.charCodeAt(0));
wasm.default({ module_or_path: bytes }).then(() => {
  ready = true;
  document.body.dataset.ready = "yes";
});
