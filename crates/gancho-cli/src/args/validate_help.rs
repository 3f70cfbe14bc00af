//! What `gancho validate --help` tells beside the options.

/// At the end of both helps.
pub(super) const EXAMPLES: &str = "\
Examples:
  gancho validate deliveries.ndjson archive/*.json.gz
  gancho validate --details --only deal-total archive/
  gancho validate --at /body archive/
  gancho validate --as v2.SubscriptionRequest request.json
  gancho validate --format json archive/ | jq 'select(.verdict == \"rejected\")'
  kubectl logs receiver | gancho validate --system rdstation-crm -
  gancho sample all --count 1000 | gancho validate";

/// In the long help only.
const DETAILS: &str = "\
Text output:
  A summary: what was rejected by cause, findings by rule, unknown fields by place, then a table by
  event, and the totals. With --details, a line for each comes first. Events that no vendor
  documents are counted together, since their names come from the payload. So are the events of a
  SuperOffice account's own lists, extra tables and webhooks.

What comes from a payload:
  Values are printed with --show-values only. The names of unknown fields are, as parts of paths;
  where a receiver's fields are named after persons, they are personal data. The names of a
  SuperOffice account's own events are printed in JSON output: letters, digits and '_', at most 32
  behind the first part. Characters that move the cursor, reverse the direction of writing or are
  invisible are escaped: as \\u{202e} in text, as \\u202e in JSON.

JSON output, one object a line, for every document, in the order of the input:
  source    the file's name, or <stdin>; each byte of a name that is not UTF-8 is written \\xNN, in
            two hexadecimal digits, and a backslash before x and two such digits is written \\x5C
  line      the line that the document begins in, counted from 1
  event     the event's name; null when no vendor documents it, or it could not be read
  verdict   accepted or rejected
  kind      why it was rejected, as a code such as missing_field; null when accepted
  path      where, as a JSON Pointer, such as /document/created_at; null when accepted
  message   why it was rejected, for people; null when accepted
  offset    the byte of the document at which reading stopped, counted from 0; null when unknown
  findings  a list of objects with code, severity, path, message, and value with --show-values
  unknown   a list of JSON Pointers, one for each unknown field

Exit codes:
  0    everything was accepted
  1    a document was rejected, or has what --fail-on says
  2    the command line is wrong, or something could not be read (the rest was) or written
  141  nobody reads the output any more";

/// At the end of the long help.
pub(super) fn details() -> String {
    format!("{DETAILS}\n\n{EXAMPLES}")
}
