//! Checks whether a document is a delivery, or of the requested type, with the requested parser.

use std::sync::{LazyLock, Mutex, PoisonError};

use gancho_core::checked::json_value;
use gancho_core::rules::Check as _;
use gancho_core::{Envelope, Error, ErrorKind, ParseOptions, events};
use gancho_fast::Arena;
use gancho_schema::{Entry, Examined, Kind, Validator};

use crate::args::{Reader, SystemChoice};
use crate::budget::{PARSED, PARSED_LEFT, Share};
use crate::hint::{Hint, delivery_within};
use crate::typed::{self, Detected};
use crate::verdict::{Accepted, EventOf, Rejection};

/// The arenas of documents that take a share of `PARSED_LEFT`, of all threads. If each thread had its own, each of them
/// would grow for the longest document: 32 threads kept 730 MB. Of these, the largest is used first, so the second one
/// grows only for two documents at the same time, each with half of the bytes.
static ARENAS: Mutex<Vec<Arena>> = Mutex::new(Vec::new());

/// The capacity up to which an arena is kept: enough for an accepted document of `PARSED` bytes, which takes at most 32
/// bytes per byte.
const KEPT: usize = 64 << 20;

/// The options for examining documents.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ExamineOptions {
    pub(crate) reader: Reader,
    pub(crate) system: SystemChoice,
    /// The value of `--as`.
    pub(crate) name: Option<TypeChoice>,
    /// The value of `--max-elements`.
    pub(crate) max_elements: usize,
    /// The number of threads that examine documents.
    pub(crate) threads: usize,
}

/// The name of a schema, or of an event that shares a schema.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TypeChoice {
    pub(crate) entry: &'static Entry,
    pub(crate) name: &'static str,
}

/// Examines documents with the same options, and reuses its memory.
pub(crate) struct Examiner {
    options: ExamineOptions,
    arena: Arena,
    /// Longer documents take a share of `PARSED_LEFT`.
    short: usize,
}

impl Examiner {
    pub(crate) fn new(options: ExamineOptions) -> Self {
        Self { options, arena: Arena::new(), short: PARSED / options.threads }
    }

    /// Parses a document, and checks it against the rules. Returns why it is rejected, if it is.
    ///
    /// The share is to be held as long as the result, which may be as large as the document.
    pub(crate) fn examine(&mut self, body: &[u8]) -> (Result<Accepted, Rejection>, Option<Share<'static>>) {
        let limits = ParseOptions::new().max_elements(self.options.max_elements);
        if let Err(error) = limits.within_limits(body) {
            return (Err(Rejection::Content(error, None)), None);
        }
        let share = (body.len() > self.short).then(|| PARSED_LEFT.take(body.len()));
        if share.is_none() {
            return (self.within_limits(body), None);
        }
        let own = std::mem::replace(&mut self.arena, largest());
        let result = self.within_limits(body);
        let mut shared = std::mem::replace(&mut self.arena, own);
        // Memory that only the longest documents need is not kept until the next long one.
        shared.reset();
        ARENAS.lock().unwrap_or_else(PoisonError::into_inner).push(shared);
        (result, share)
    }

    fn within_limits(&mut self, body: &[u8]) -> Result<Accepted, Rejection> {
        if let Some(choice) = self.options.name {
            return self.typed(choice, body);
        }
        let system = self.options.system;
        let read = match self.options.reader {
            Reader::Fast => self.fast(body),
            Reader::Serde => serde(body, system),
            Reader::Schema => {
                match schema(body, self.options) {
                    Ok(()) => {}
                    // Documents without a schema are handled below.
                    Err(Rejection::Schema(validation)) if validation.schema().is_none() => {}
                    Err(rejection) => return self.detect(body).map_err(|_| rejection),
                }
                serde(body, system)
            }
        };
        read.or_else(|error| self.detected(body, error))
    }

    fn fast(&mut self, body: &[u8]) -> Read {
        self.arena.reset();
        let system = self.options.system;
        let mut unknown = Vec::new();
        let options = gancho_fast::ParseOptions::new().unknown_fields(&mut unknown);
        match options.from_slice(body, &self.arena) {
            Ok(view) if system.includes(view.system()) => {
                Ok(Accepted { event: EventOf::view(&view), findings: view.check(), unknown })
            }
            Err(error) if system == SystemChoice::Auto => Err(error),
            // The fast parser detects the system by itself. If that is not the selected system, or if there is an
            // error, serde decides, because it can be given the system: a body may have the fields of two systems.
            Ok(_) | Err(_) => serde(body, system),
        }
    }

    /// Handles a rejected body, which may be another known type than a delivery.
    #[cold]
    fn detected(&self, body: &[u8], error: Error) -> Result<Accepted, Rejection> {
        // A body with an unknown envelope, or that lacks a field at its root, may be of another type. With any other
        // error, it is certainly meant as a delivery.
        let doubtful = match error.kind() {
            ErrorKind::UnknownEnvelope => true,
            ErrorKind::MissingField => error.path().tokens().count() == 1,
            _ => false,
        };
        if !doubtful {
            return Err(Rejection::Content(error, self.other_system(body)));
        }
        self.detect(body).map_err(|hint| Rejection::Content(error, self.other_system(body).or(hint)))
    }

    /// A hint for a delivery of another system than the selected one.
    fn other_system(&self, body: &[u8]) -> Option<Hint> {
        let SystemChoice::One(selected) = self.options.system else { return None };
        let system = gancho_fast::peek(body).ok()?.system();
        (system != selected).then_some(Hint::OmitSystem(system))
    }

    fn detect(&self, body: &[u8]) -> Result<Accepted, Option<Hint>> {
        match typed::detect(body, |system| self.options.system.includes(system)) {
            Detected::One(entry, examined) => Ok(accepted(entry.name(), examined)),
            Detected::Perhaps(names) => Err(delivery_within(body).or(Some(Hint::As(names)))),
            Detected::Nothing => Err(delivery_within(body)),
        }
    }

    fn typed(&self, choice: TypeChoice, body: &[u8]) -> Result<Accepted, Rejection> {
        if self.options.reader == Reader::Schema {
            schema(body, self.options)?;
        }
        let rejected = |error| {
            let is_delivery = choice.entry.kind() == Kind::Document && gancho_fast::peek(body).is_ok();
            Rejection::Content(error, is_delivery.then_some(Hint::OmitAs))
        };
        if choice.name != choice.entry.name() {
            // The name is of an event that shares one schema with all events of its system.
            let system = SystemChoice::One(choice.entry.system());
            let accepted = serde(body, system).map_err(rejected)?;
            return if accepted.event.name() == Some(choice.name) {
                Ok(accepted)
            } else {
                Err(Rejection::OtherEvent)
            };
        }
        let examined = choice.entry.examine(body).map_err(rejected)?.ok_or(Rejection::OtherEvent)?;
        Ok(accepted(choice.name, examined))
    }
}

/// The largest arena that is not in use.
fn largest() -> Arena {
    let mut arenas = ARENAS.lock().unwrap_or_else(PoisonError::into_inner);
    let largest = (0..arenas.len()).max_by_key(|index| arenas.get(*index).map(Arena::capacity));
    largest.map_or_else(|| Arena::with_limit(KEPT), |index| arenas.swap_remove(index))
}

fn accepted(name: &'static str, examined: Examined) -> Accepted {
    let event = events::row(name).map_or(EventOf::Type(name), EventOf::Table);
    Accepted { event, findings: examined.findings, unknown: examined.unknown }
}

/// The errors that the schemas report. For a body that is not JSON, serde reports the error with its offset.
fn schema(body: &[u8], options: ExamineOptions) -> Result<(), Rejection> {
    static VALIDATOR: LazyLock<Option<Validator>> = LazyLock::new(|| Validator::open().ok());
    let Some(validator) = VALIDATOR.as_ref() else { return Err(Rejection::NoSchemas) };
    let Ok(delivery) = json_value(body) else { return Ok(()) };
    let validation = match (options.name, options.system) {
        (Some(choice), _) => {
            validator.validate_as(choice.entry.name(), &delivery).map_err(|_| Rejection::NoSchemas)?
        }
        (None, SystemChoice::Auto) => validator.validate(&delivery),
        (None, SystemChoice::One(system)) => validator.validate_for(system, &delivery),
    };
    if validation.is_valid() { Ok(()) } else { Err(Rejection::Schema(validation)) }
}

type Read = Result<Accepted, Error>;

fn serde(body: &[u8], system: SystemChoice) -> Read {
    let mut unknown = Vec::new();
    let options = ParseOptions::new().unknown_fields(&mut unknown);
    let options = match system {
        SystemChoice::Auto => options,
        SystemChoice::One(system) => options.system(system),
    };
    let envelope: Envelope = options.from_slice(body)?;
    Ok(Accepted { event: EventOf::delivery(&envelope), findings: envelope.check(), unknown })
}
