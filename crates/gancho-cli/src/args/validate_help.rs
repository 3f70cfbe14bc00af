//! The sections of `gancho validate --help` besides the options.

/// At the end of the short and the long help.
pub(super) const EXAMPLES: &str = "\
Examples:
  gancho validate deliveries.ndjson archive/*.json.gz
  gancho validate --details --only deal-total archive/
  gancho validate --at /body archive/
  gancho validate --as v2.SubscriptionRequest request.json
  gancho validate --format json archive/ | jq 'select(.verdict == \"rejected\")'
  kubectl logs receiver | gancho validate --system rdstation-crm -
  gancho sample all --count 1000 | gancho validate";

/// Only in the long help.
const DETAILS: &str = "\
Text output:
  A summary: rejections by cause, findings by rule, unknown fields by place, then a table by event,
  and the totals. With --details, one line for each rejection, finding and unknown field is printed
  first. Undocumented events are counted together, because their names come from the payload. So are
  the events of a SuperOffice account's own lists, extra tables and webhooks.

Content from payloads:
  Values are printed only with --show-values. The names of unknown fields are always printed, as
  parts of paths; if fields are named after people, they are personal data. The names of a
  SuperOffice account's own events are printed in JSON output; they contain a name that the account
  chose, of at most 32 letters, digits and '_'. Characters that move the cursor, reverse the
  direction of text or are invisible are escaped: as \\u{202e} in text, as \\u202e in JSON.

JSON output, one object per line, for every document, in the order of the input:
  source    the file's name, or <stdin>; a byte of a name that is not UTF-8 is written \\xNN, with two
            hexadecimal digits, and a backslash that would begin such an escape is written \\x5C
  line      the line in which the document starts, counted from 1
  event     the event name, or the name of the type if it is not a delivery; null if the event is
            undocumented or could not be parsed
  verdict   accepted or rejected
  kind      why it was rejected, as a code such as missing_field; null when accepted
  path      where, as a JSON Pointer, such as /document/created_at; null when accepted
  message   why it was rejected, for people; null when accepted
  offset    the byte of the document at which parsing stopped, counted from 0; null when unknown
  findings  a list of objects with code, severity, path, message, and value with --show-values
  unknown   a list of JSON Pointers, one for each unknown field
  value     the first 100 characters of the value at path; only if it was rejected, and only with
            --show-values

Exit codes:
  0    everything was accepted, or --fail-on never was given
  1    a document was rejected, or has a finding or an unknown field that --fail-on selects
  2    the command line is wrong, an input could not be read (the others are processed), the output
       could not be written, or all inputs are empty (an empty input among others is only noted)
  141  the program that reads the output closed the pipe";

/// At the end of the long help.
pub(super) fn details() -> String {
    format!("{DETAILS}\n\n{EXAMPLES}")
}
