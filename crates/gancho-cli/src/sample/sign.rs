//! Requests in the format of `curl --config -`.

use std::io::{self, Write};

use gancho_core::System;
use gancho_core::superoffice::{headers, signature};
use gancho_fast::peek;

/// Writes the headers and the body of a request.
///
/// SuperOffice signs the body. RD Station sends a static header; `secret` is then `Name: value`. `intact` is the body
/// before it was broken: it determines the system.
pub(super) fn write(out: &mut impl Write, intact: &[u8], body: &[u8], secret: &str) -> io::Result<()> {
    header(out, "Content-Type", "application/json")?;
    let head = peek(intact).ok();
    match head.as_ref().map(gancho_fast::Head::system) {
        Some(System::SuperOffice) | None => {
            if let Some(head) = &head {
                header(out, headers::EVENT, head.event_name())?;
                if let Some(id) = head.id() {
                    header(out, headers::EVENT_ID, id)?;
                }
            }
            header(out, headers::SIGNATURE, &signature::sign(secret, body))?;
        }
        Some(System::RdStationCrm | System::RdStationMarketing) => {
            let (name, value) = secret.split_once(':').unwrap_or(("Authorization", secret));
            header(out, name.trim(), value.trim())?;
        }
    }
    writeln!(out, "data-binary = \"{}\"", quoted(&String::from_utf8_lossy(body)))
}

fn header(out: &mut impl Write, name: &str, value: &str) -> io::Result<()> {
    writeln!(out, "header = \"{}\"", quoted(&format!("{name}: {value}")))
}

/// The text in double quotes, in which curl unescapes `\"` and `\\`.
fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}
