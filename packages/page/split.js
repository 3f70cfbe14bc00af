// Splits a text, or the bytes of a file, into deliveries.

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The deliveries in a text: a single one, or one per line. */
function split(text, source) {
  const whole = [{ source, line: 1, body: text }];
  if (isJson(text)) return whole;
  const lines = text.split("\n").map((line, index) => ({ source, line: index + 1, body: line.replace(/\r$/, "") }));
  const kept = lines.filter(({ body }) => body.trim() !== "");
  // Any line of an archive may be cut off, also the first ones. In an indented delivery, only the lines of its own
  // braces are not indented.
  const isObject = ({ body }) => body.startsWith("{") && isJson(body);
  const hasBraces = ({ body }) => body.trimStart().startsWith("{") && body.trimEnd().endsWith("}");
  // An array that is cut off is no archive.
  const isArray = kept[0]?.body.trimStart().startsWith("[");
  return kept.length > 1 && !isArray && (kept.slice(0, 2).every(hasBraces) || kept.some(isObject)) ? kept : whole;
}

const decode = (bytes, fatal) => new TextDecoder("utf-8", { fatal, ignoreBOM: true }).decode(bytes);

/** The bytes as a string, if they are UTF-8. Other bytes are returned: a string of them would have replacement characters. */
function textOf(bytes) {
  try {
    return decode(bytes, true);
  } catch {
    return bytes;
  }
}

/** The deliveries in the bytes of a file. The body of a delivery that is not UTF-8 is bytes. */
function splitBytes(file, source) {
  // Like the program, the page skips the byte order mark of a file, but not that of a delivery.
  const bytes = file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf ? file.subarray(3) : file;
  const text = textOf(bytes);
  if (typeof text === "string") return split(text, source);
  // A replacement character replaces no line feed, so that the lines are those of the bytes.
  const found = split(decode(bytes, false), source);
  if (found.length === 1) return [{ source, line: 1, body: bytes }];
  const lines = linesOf(bytes);
  return found.map(({ line }) => ({ source, line, body: textOf(lines[line - 1]) }));
}

/** The lines of a text, without their ends. */
function linesOf(bytes) {
  const lines = [];
  for (let start = 0; start <= bytes.length; ) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found;
    lines.push(bytes.subarray(start, bytes[end - 1] === 0x0d && end > start ? end - 1 : end));
    start = end + 1;
  }
  return lines;
}
