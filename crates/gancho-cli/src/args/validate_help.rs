//! Additional text of `gancho validate --help`.

/// At the end of the short and the long help.
pub(super) const EXAMPLES: &str = "\
Examples:
  gancho validate fixtures/valid
  gancho validate --format json archive/ | jq 'select(.verdict == \"rejected\")'
  kubectl logs receiver | gancho validate --system rdstation-crm -
  gancho sample all --count 1000 | gancho validate";

/// Only in the long help.
const DETAILS: &str = "\
Text output:
  One line for each rejected document, finding and unknown field; then a table of events, and the
  totals. Undocumented events are counted together, because their names come from the payload.
  The same is true for events of the lists, extra tables and webhooks of a SuperOffice account.

Output that comes from a payload:
  Values are never printed. The names of unknown fields are printed as parts of paths; they are
  personal data if your fields are named after people. JSON output contains the names of events
  that SuperOffice accounts define: letters, digits and '_', at most 32 after the first part.
  Characters that move the cursor, reverse the writing direction or are invisible are escaped:
  as \\u{202e} in text, as \\u202e in JSON.

JSON output, one object per line, for every document, in the order of the input:
  source    the file name, or <stdin>; each byte of a name that is not UTF-8 is written \\xNN, with
            two hexadecimal digits, and a backslash before x and two such digits is written \\x5C
  line      the line of the document, counted from 1; 1 for a whole file
  event     the event name; null if it is undocumented or could not be parsed
  verdict   accepted or rejected
  kind      the code of the error, such as missing_field; null when accepted
  path      the JSON Pointer of the error, such as /document/created_at; null when accepted
  message   the description of the error; null when accepted
  offset    the byte at which parsing stopped, counted from 0; null when unknown
  findings  a list of objects with code, severity, path and message
  unknown   a list of JSON Pointers, one for each unknown field

Exit codes:
  0    everything was accepted
  1    a document was rejected
  2    the command line is wrong, an input could not be read (the others were), or the output
       could not be written
  141  the reader of the output closed the pipe";

/// At the end of the long help.
pub(super) fn details() -> String {
    format!("{DETAILS}\n\n{EXAMPLES}")
}
