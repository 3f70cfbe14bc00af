// Tests the parts of the page that need no browser. They are scripts, not modules, because the page is one file.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const load = (file, names) => {
  const source = readFileSync(join(import.meta.dirname, file), "utf8");
  return new Function(`${source}\nreturn { ${names} };`)();
};
const { child, typeName } = load("schema.js", "child, typeName");
const { split, splitBytes } = load("split.js", "split, splitBytes");
const same = (left, right, what) => {
  const [one, other] = [JSON.stringify(left), JSON.stringify(right)];
  if (one !== other) throw new Error(`${what}: ${one} is not ${other}`);
};

// A field with a name that every object of JavaScript has is unknown.
const schema = { type: "object", properties: { id: { type: "string" } } };
same(typeName(child({}, schema, "id")), "string", "a known field");
for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty"]) {
  for (const of of [schema, { type: "object" }]) same(typeName(child({}, of, name)), "unknown field", name);
  same(typeName(child({}, { ...schema, additionalProperties: { type: "number" } }, name)), "number", name);
}

// An archive has a delivery in each line, also if one of its lines is cut off.
const [a, b, cut, end] = ['{"event_name":"a"}', '{"event_name":"b"}', '{"event_name":', 'name":"c"}'];
const lines = (text) => split(text, "s").map(({ line }) => line);
const numbers = {
  [`${a}\n${b}`]: [1, 2],
  [`${cut}\n${b}\n${a}`]: [1, 2, 3],
  [`${a}\r\n${cut}\r\n\r\n${b}\r\n`]: [1, 2, 4],
  [`${end}\n${b}`]: [1, 2],
};
for (const [text, expected] of Object.entries(numbers)) same(lines(text), expected, JSON.stringify(text));
same(split(`${cut}\r\n${b}`, "s")[0], { source: "s", line: 1, body: cut }, "the first line");
const indented = '[\n  { "id": 1 },\n  { "id": 2 }\n]';
const broken = '{\n  "a": {},\n  "b": [\n    {}\n  ],\n  "c": \n}';
for (const text of [a, cut, indented, indented.slice(0, -1), broken]) same(lines(text), [1], JSON.stringify(text));

// The deliveries of a file that are not UTF-8 remain bytes, and the others are strings.
const latin1 = (text) => new Uint8Array(Buffer.from(text, "latin1"));
const bodies = (bytes) => splitBytes(bytes, "s").map(({ line, body }) => [line, typeof body === "string" ? body : Buffer.from(body).toString("latin1"), typeof body]);
same(bodies(latin1(`${a}\r\n\n{"name":"José"}\r\n${b}`)), [[1, a, "string"], [3, '{"name":"José"}', "object"], [4, b, "string"]], "an archive with a line that is not UTF-8");
same(bodies(latin1('{\n"name":"José"\n}\n')), [[1, '{\n"name":"José"\n}\n', "object"]], "a delivery that is not UTF-8");
same(bodies(new TextEncoder().encode(`${a}\n{"name":"José"}\n`)), [[1, a, "string"], [2, '{"name":"José"}', "string"]], "an archive");
same(bodies(new TextEncoder().encode(`\ufeff${a}\n\ufeff${b}`)), [[1, a, "string"], [2, `\ufeff${b}`, "string"]], "the byte order mark of a file");
console.log("page without a browser: only own names are found, archives with cut lines are split, and no text is repaired");
