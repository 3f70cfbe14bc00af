//! Decides whether a document is a delivery, with the selected parser.

use std::sync::LazyLock;

use gancho_core::rules::Check as _;
use gancho_core::{Envelope, Error, JsonPointer, ParseOptions};
use gancho_fast::Arena;
use gancho_schema::Validator;

use crate::args::{Reader, SystemChoice};
use crate::verdict::{Accepted, EventOf, Rejection};

/// The selected parser, and the memory that it reuses for each document.
pub(crate) struct Examiner {
    reader: Reader,
    system: SystemChoice,
    arena: Arena,
}

impl Examiner {
    pub(crate) fn new(reader: Reader, system: SystemChoice) -> Self {
        Self { reader, system, arena: Arena::new() }
    }

    /// Parses a document as a delivery of the system, and checks it against the rules.
    ///
    /// # Errors
    ///
    /// Why the document is rejected.
    pub(crate) fn examine(&mut self, body: &[u8]) -> Result<Accepted, Rejection> {
        let read = match self.reader {
            Reader::Fast => self.fast(body),
            Reader::Serde => serde(body, self.system),
            Reader::Schema => {
                schema(body, self.system)?;
                serde(body, self.system)
            }
        };
        let (envelope, unknown) = read.map_err(Rejection::Content)?;
        Ok(Accepted { event: EventOf::delivery(&envelope), findings: envelope.check(), unknown })
    }

    fn fast(&mut self, body: &[u8]) -> Read {
        self.arena.reset();
        let mut unknown = Vec::new();
        let options = gancho_fast::ParseOptions::new().unknown_fields(&mut unknown);
        match options.from_slice(body, &self.arena) {
            Ok(envelope) if self.system.includes(envelope.system()) => Ok((envelope.to_core(), unknown)),
            Err(error) if self.system == SystemChoice::Auto => Err(error),
            // This parser detects the system itself. If the body belongs to another system it is rejected, and the
            // parser that can be restricted to a system creates the error.
            Ok(_) | Err(_) => serde(body, self.system),
        }
    }
}

/// The errors according to the schemas. Invalid JSON is left to the other parser, which reports its position.
fn schema(body: &[u8], system: SystemChoice) -> Result<(), Rejection> {
    static VALIDATOR: LazyLock<Option<Validator>> = LazyLock::new(|| Validator::open().ok());
    let Some(validator) = VALIDATOR.as_ref() else { return Err(Rejection::NoSchemas) };
    let Ok(delivery) = serde_json::from_slice(body) else { return Ok(()) };
    let report = match system {
        SystemChoice::Auto => validator.validate(&delivery),
        SystemChoice::One(system) => validator.validate_for(system, &delivery),
    };
    if report.is_valid() { Ok(()) } else { Err(Rejection::Schema(report)) }
}

type Read = Result<(Envelope, Vec<JsonPointer>), Error>;

fn serde(body: &[u8], system: SystemChoice) -> Read {
    let mut unknown = Vec::new();
    let options = ParseOptions::new().unknown_fields(&mut unknown);
    let options = match system {
        SystemChoice::Auto => options,
        SystemChoice::One(system) => options.system(system),
    };
    let envelope = options.from_slice(body)?;
    Ok((envelope, unknown))
}
