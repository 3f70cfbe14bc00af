//! From the bytes of a body to the model.

mod access;
pub(crate) mod borrowed;
mod context;
pub(crate) mod detect;
mod failure;
mod no_envelope;
pub(crate) mod raw;
mod reader;
pub(crate) mod replay;
pub(crate) mod report;
pub(crate) mod shape;
pub(crate) mod token;
mod utf8;

pub use context::MAX_DEPTH;
use no_envelope::no_envelope;
use utf8::text;

use serde::de::{DeserializeOwned, Deserializer};

use self::context::Context;
use self::detect::Sniff;
use self::failure::Fault;
use self::reader::Reader;
use self::shape::Shape;
use crate::{Envelope, Error, ErrorKind, JsonPointer, events};

/// A type of the model that a whole body can be: an envelope, a document, a subscription's request or response.
///
/// Implemented for all of them and for nothing else; see [`read`].
pub trait Payload: DeserializeOwned + sealed::Sealed {
    /// Reads it from a deserializer, given the text that stands behind it.
    #[doc(hidden)]
    fn read_from<'de, D: Deserializer<'de>>(deserializer: D, _text: &'de str) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }
}

pub(crate) mod sealed {
    pub trait Sealed {}
}

/// Marks types as readable on their own.
macro_rules! payloads {
    ($($type:ty),* $(,)?) => {$(
        impl $crate::read::sealed::Sealed for $type {}
        impl $crate::read::Payload for $type {}
    )*};
}
pub(crate) use payloads;

/// Reads a delivery of any of the three systems.
///
/// The systems are told apart by the members of the envelope; see [`System`](crate::System). Whoever knows which system
/// calls saves a look at them with [`read`], such as `read::<crm::Envelope>(body)`.
///
/// # Errors
///
/// The first thing wrong with the body, in the order of the text; see [`ErrorKind`]. Unknown members, unknown events
/// and unknown words where the vendor has a fixed list are no errors.
///
/// ```
/// use gancho_core::{Envelope, rdstation::crm::{Change, Event}};
///
/// let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e699e577ca600014198b59","name":"Instagram"},
///     "event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// match gancho_core::from_slice(body)? {
///     Envelope::Crm(envelope) => match envelope.event {
///         Event::Source(Change::Deleted(gone)) => assert_eq!(gone.name, "Instagram"),
///         other => panic!("not the event sent: {other:?}"),
///     },
///     other => panic!("not the system that sent it: {other:?}"),
/// }
/// # Ok::<(), gancho_core::Error>(())
/// ```
pub fn from_slice(body: &[u8]) -> Result<Envelope, Error> {
    read_envelope(body, false).map(|(envelope, _)| envelope)
}

/// Reads a delivery, and lists the members that the model does not know.
///
/// An unknown member is the first sign that a vendor has added something. Each is listed by its JSON Pointer, in the
/// order of the text, as often as it stands there; what stands inside it is not listed. Free-form places (`custom_fields`, SuperOffice's
/// `FieldValues` and injected properties) have no unknown members.
///
/// # Errors
///
/// As [`from_slice`].
///
/// ```
/// let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram","color":"red"},
///     "event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// let (_, unknown) = gancho_core::from_slice_with_unknown(body)?;
/// assert_eq!(unknown[0].as_str(), "/document/color");
/// # Ok::<(), gancho_core::Error>(())
/// ```
pub fn from_slice_with_unknown(body: &[u8]) -> Result<(Envelope, Vec<JsonPointer>), Error> {
    read_envelope(body, true)
}

/// Reads a body as one type of the model: one system's envelope, a bare document, a subscription.
///
/// # Errors
///
/// As [`from_slice`], without [`ErrorKind::UnknownEnvelope`].
///
/// ```
/// use gancho_core::rdstation::crm::Source;
///
/// let source: Source = gancho_core::read(
///     br#"{"id":"67e6","name":"Instagram","created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"}"#,
/// )?;
/// assert_eq!(source.name, "Instagram");
/// # Ok::<(), gancho_core::Error>(())
/// ```
pub fn read<T: Payload>(body: &[u8]) -> Result<T, Error> {
    read_text(text(body)?, false).map(|(value, _)| value)
}

/// Reads a body as one type, and lists the members it does not know, as [`from_slice_with_unknown`] does.
///
/// # Errors
///
/// As [`read`].
pub fn read_with_unknown<T: Payload>(body: &[u8]) -> Result<(T, Vec<JsonPointer>), Error> {
    read_text(text(body)?, true)
}

fn read_envelope(body: &[u8], list_unknown: bool) -> Result<(Envelope, Vec<JsonPointer>), Error> {
    fn as_envelope<T: Payload>(
        text: &str,
        sniff: &Sniff<'_>,
        list_unknown: bool,
        wrap: fn(T) -> Envelope,
    ) -> Result<(Envelope, Vec<JsonPointer>), Error> {
        let read = read_any(text, list_unknown, || known_event(sniff));
        read.map(|(value, unknown)| (wrap(value), unknown))
    }
    let text = text(body)?;
    let sniff = Sniff::of(text);
    match sniff.shape() {
        Some(Shape::Crm) => as_envelope(text, &sniff, list_unknown, Envelope::Crm),
        Some(Shape::Marketing) => as_envelope(text, &sniff, list_unknown, Envelope::Marketing),
        Some(Shape::Leads) => as_envelope(text, &sniff, list_unknown, Envelope::Leads),
        Some(Shape::SuperOffice) => as_envelope(text, &sniff, list_unknown, Envelope::SuperOffice),
        None => Err(no_envelope(text, sniff)),
    }
}

fn read_text<T: Payload>(text: &str, list_unknown: bool) -> Result<(T, Vec<JsonPointer>), Error> {
    read_any(text, list_unknown, || known_event(&Sniff::of(text)))
}

/// Reads a text; the event is only asked for when something is wrong.
fn read_any<T: Payload>(
    text: &str,
    list_unknown: bool,
    event: impl Fn() -> Option<&'static str>,
) -> Result<(T, Vec<JsonPointer>), Error> {
    let context = Context::new(text, list_unknown);
    let mut parser = serde_json::Deserializer::from_str(text);
    let reader = Reader { inner: &mut parser, context: &context };
    let value = T::read_from(reader, text).map_err(|fault| {
        let failure = context.settle(fault, 0, text);
        context.error(failure).of(event())
    })?;
    if let Err(error) = parser.end() {
        let offset = context.settle(Fault::Parser(error), 0, text).offset;
        return Err(trailing(offset).of(event()));
    }
    Ok((value, context.into_unknown()))
}

fn trailing(offset: Option<usize>) -> Error {
    let error = Error::new(ErrorKind::TrailingBytes, "more than white space follows the document");
    error.at(JsonPointer::root(), offset)
}

#[cold]
pub(crate) fn known_event(sniff: &Sniff<'_>) -> Option<&'static str> {
    sniff.event().and_then(events::find).map(|event| event.name)
}
