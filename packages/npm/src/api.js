// The functions of the package, which call the exports of the WebAssembly module.

/** Why a body was rejected. It contains no value of the body. */
export class GanchoError extends Error {
  constructor({ kind, path, message, offset, event }) {
    super(path === "" ? message : `${message}, at ${path}`);
    this.name = "GanchoError";
    this.kind = kind;
    this.path = path;
    this.offset = offset;
    this.event = event;
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const bytes = (body) => (typeof body === "string" ? utf8(body) : body);

/** The string as UTF-8. A string with a lone surrogate has none: the result is then rejected at its place. */
function utf8(text) {
  const encoded = encoder.encode(text);
  const lone = text.search(/\p{Surrogate}/u);
  // The encoder replaces it, so that another string than the one that is parsed would be checked.
  if (lone >= 0) encoded[encoder.encode(text.slice(0, lone)).length] = 0xff;
  return encoded;
}

/** The functions of the package. `ready` returns the exports of the WebAssembly instance, or throws if it is not initialised. */
export function api(ready) {
  return {
    parse(body) {
      const rejection = ready().rejection(bytes(body));
      if (rejection !== undefined) throw new GanchoError(JSON.parse(rejection));
      return JSON.parse(typeof body === "string" ? body : decoder.decode(body));
    },
    validate(body, { source = "<body>", line = 1 } = {}) {
      return JSON.parse(ready().row(bytes(body), source, line));
    },
    peek(body) {
      const { head, rejection } = JSON.parse(ready().head(bytes(body)));
      if (rejection !== undefined) throw new GanchoError(rejection);
      return head;
    },
    verifySuperOffice(body, header, secret) {
      return typeof header === "string" && ready().verify(bytes(body), header, secret);
    },
    events() {
      return JSON.parse(ready().all_events());
    },
  };
}
