// The test cases of the package, for every environment. Throws at the first difference.
export function check(gancho, fixtures, events, signature) {
  const same = (left, right, what) => {
    const [one, other] = [JSON.stringify(left), JSON.stringify(right)];
    if (one !== other) throw new Error(`${what}: ${one} is not ${other}`);
  };
  const caught = (call) => {
    try {
      call();
      return undefined;
    } catch (error) {
      return error;
    }
  };
  let accepted = 0;
  for (const { row, body } of fixtures) {
    same(gancho.validate(body, { source: row.source, line: row.line }), row, row.source);
    const error = caught(() => gancho.parse(body));
    if (row.verdict === "rejected") {
      if (!(error instanceof gancho.GanchoError)) throw new Error(`${row.source}: parse throws ${error}`);
      same([error.kind, error.path, error.offset, error.event], [row.kind, row.path, row.offset, row.event], row.source);
      continue;
    }
    if (error !== undefined) throw error;
    accepted += 1;
    const text = new TextDecoder().decode(body);
    same(gancho.parse(text), JSON.parse(text), row.source);
    // An undocumented event name is a value of the payload, so no row contains it.
    const head = gancho.peek(body);
    if (row.event !== null) same(head.event, row.event, row.source);
  }
  // The limit is that of the program. A lead is an element with one field, and the list is a field.
  const leads = (count) => `{"leads":[${Array(count).fill('{"id":"1"}').join(",")}]}`;
  for (const [count, kind] of [[124_999, null], [125_000, "too_many_elements"]]) {
    same(gancho.validate(leads(count)).kind, kind, `the row of ${count} leads`);
    same(caught(() => gancho.parse(leads(count)))?.kind ?? null, kind, `parse of ${count} leads`);
  }
  same(gancho.events(), events, "events");
  const { body, secret, header } = signature;
  same(gancho.verifySuperOffice(body, header, secret), true, "a signature");
  same(gancho.verifySuperOffice(body, header, `${secret}x`), false, "another secret");
  same(gancho.verifySuperOffice(`${body} `, header, secret), false, "another body");
  same(gancho.verifySuperOffice(body, undefined, secret), false, "no signature");
  const secretValue = caught(() => gancho.parse('{"event_name":"crm_source_deleted","document":{"id":"s3gr3d0","name":7}}'));
  if (String(secretValue).includes("s3gr3d0")) throw new Error("an error repeats a value");
  return `${fixtures.length} rows equal to the program's, ${accepted} accepted`;
}

/** The rows with their bodies, and the events. */
export function testData(readFileSync, root) {
  const lines = (path) => readFileSync(path, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
  const all = lines("rows.ndjson").map((row) => ({ row, body: new Uint8Array(readFileSync(`${root}/${row.source}`)) }));
  // The program decompresses files, but the package does not decompress bodies.
  const fixtures = all.filter(({ body }) => !(body[0] === 0x1f && body[1] === 0x8b));
  if (fixtures.length < 1000) throw new Error(`only ${fixtures.length} rows`);
  return [fixtures, lines("events.ndjson")];
}
