//! Requests in the format of `curl --config -`.

use std::io::{self, Write};

use gancho_core::superoffice::{headers, signature};
use gancho_core::{Secret, System};
use gancho_fast::peek;

use crate::args::{HeaderArg, SecretArg};

/// How a system proves that it is the sender.
pub(super) enum Proof {
    /// SuperOffice signs the body with this secret.
    Signature(Secret),
    /// RD Station sends this static header.
    Header(HeaderArg),
}

impl Proof {
    /// The proof of a system, from the value of `--sign`. An error does not contain the value.
    pub(super) fn of(system: System, text: &str) -> Result<Self, String> {
        let proof = match system {
            System::SuperOffice => text.parse().map(|SecretArg(secret)| Self::Signature(secret)),
            System::RdStationCrm | System::RdStationMarketing => text.parse().map(Self::Header),
        };
        proof.map_err(|reason| format!("--sign: {reason}"))
    }
}

/// Writes the headers and the body of a request. The headers repeat values of the delivery, which the body may no
/// longer contain if it was broken.
pub(super) fn write(out: &mut impl Write, intact: &[u8], body: &[u8], proof: &Proof) -> io::Result<()> {
    header(out, "Content-Type", "application/json")?;
    match proof {
        Proof::Signature(secret) => {
            if let Ok(head) = peek(intact) {
                header(out, headers::EVENT, head.event_name())?;
                if let Some(id) = head.id() {
                    header(out, headers::EVENT_ID, id)?;
                }
            }
            header(out, headers::SIGNATURE, &signature::sign(secret.expose(), body))?;
        }
        Proof::Header(HeaderArg { name, value }) => header(out, name, value.expose())?,
    }
    writeln!(out, "data-binary = \"{}\"", quoted(&String::from_utf8_lossy(body)))
}

fn header(out: &mut impl Write, name: &str, value: &str) -> io::Result<()> {
    writeln!(out, "header = \"{}\"", quoted(&format!("{name}: {value}")))
}

/// The text in double quotes, in which curl unescapes `\"`, `\\` and `\n`.
fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}
