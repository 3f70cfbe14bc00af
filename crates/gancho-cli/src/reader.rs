//! Which implementation reads.

use std::sync::LazyLock;

use clap::ValueEnum;
use gancho_core::rules::Check as _;
use gancho_core::{Envelope, Error, JsonPointer, ParseOptions};
use gancho_fast::Arena;
use gancho_schema::Validator;

use crate::args::SystemChoice;
use crate::verdict::{Accepted, EventOf, Refusal};

/// An implementation that reads documents. Each accepts the same ones: a further one is a variant here and an arm in
/// [`read`](Readers::read).
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Reader {
    /// The zero-copy parser
    Fast,
    /// serde_json, into owned values
    Serde,
    /// The published JSON Schemas, which tell everything that is wrong; some digits beyond a float are left to serde
    Schema,
}

/// The reader asked for, and the memory that it uses again for each document.
pub(crate) struct Readers {
    reader: Reader,
    system: SystemChoice,
    arena: Arena,
}

impl Readers {
    pub(crate) fn new(reader: Reader, system: SystemChoice) -> Self {
        Self { reader, system, arena: Arena::new() }
    }

    /// Reads a document as one of the system's, and checks it against the rules.
    ///
    /// # Errors
    ///
    /// Why the document is refused.
    pub(crate) fn read(&mut self, body: &[u8]) -> Result<Accepted, Refusal> {
        let read = match self.reader {
            Reader::Fast => self.fast(body),
            Reader::Serde => serde(body, self.system),
            Reader::Schema => {
                schema(body, self.system)?;
                serde(body, self.system)
            }
        };
        let (envelope, unknown) = read.map_err(Refusal::Content)?;
        Ok(Accepted { event: EventOf::delivery(&envelope), findings: envelope.check(), unknown })
    }

    fn fast(&mut self, body: &[u8]) -> Read {
        self.arena.reset();
        let parsed = gancho_fast::parse_with_unknown(body, &self.arena);
        let asked =
            |system| matches!(self.system, SystemChoice::Auto) || self.system == SystemChoice::One(system);
        match parsed {
            Ok((envelope, unknown)) if asked(envelope.system()) => Ok((envelope.to_owned(), unknown)),
            Err(error) if self.system == SystemChoice::Auto => Err(error),
            // It tells the systems apart by itself. Measured by another's envelope a body is refused, and why is said
            // by the reader that can be told which.
            _ => serde(body, self.system),
        }
    }
}

/// What the schemas find wrong. What is no JSON they leave to the other reader, which tells its place.
fn schema(body: &[u8], system: SystemChoice) -> Result<(), Refusal> {
    static VALIDATOR: LazyLock<Option<Validator>> = LazyLock::new(|| Validator::open().ok());
    let Some(validator) = VALIDATOR.as_ref() else { return Err(Refusal::NoSchemas) };
    let Ok(delivery) = serde_json::from_slice(body) else { return Ok(()) };
    let report = match system {
        SystemChoice::Auto => validator.validate(&delivery),
        SystemChoice::One(system) => validator.validate_for(system, &delivery),
    };
    if report.is_valid() { Ok(()) } else { Err(Refusal::Schema(report)) }
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
