// Splits a text into deliveries.

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
