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
    // A broken body may not be UTF-8, and the signature is that of its bytes.
    out.write_all(b"data-binary = \"")?;
    out.write_all(&quoted(body))?;
    out.write_all(b"\"\n")
}

fn header(out: &mut impl Write, name: &str, value: &str) -> io::Result<()> {
    out.write_all(b"header = \"")?;
    out.write_all(&quoted(format!("{name}: {value}").as_bytes()))?;
    out.write_all(b"\"\n")
}

/// The text in double quotes, in which curl unescapes `\"`, `\\` and `\n`.
fn quoted(text: &[u8]) -> Vec<u8> {
    let mut quoted = Vec::with_capacity(text.len());
    for byte in text {
        match byte {
            b'\\' => quoted.extend(b"\\\\"),
            b'"' => quoted.extend(b"\\\""),
            b'\n' => quoted.extend(b"\\n"),
            byte => quoted.push(*byte),
        }
    }
    quoted
}
