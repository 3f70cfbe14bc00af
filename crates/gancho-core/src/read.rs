//! From the bytes of a body to the model.

mod access;
pub(crate) mod borrowed;
mod context;
pub(crate) mod detect;
mod failure;
pub(crate) mod raw;
mod reader;
pub(crate) mod replay;
pub(crate) mod token;

pub use context::MAX_DEPTH;

use serde::de::{DeserializeOwned, Deserializer, IgnoredAny, Visitor};

use self::context::Context;
use self::detect::{Shape, Sniff};
use self::failure::Fault;
use self::reader::Reader;
use crate::{Envelope, Error, ErrorKind, JsonPointer, crm, events, marketing, superoffice};

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
/// use gancho_core::{Envelope, crm::{Change, Event}};
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
/// use gancho_core::crm::Source;
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
        list_unknown: bool,
        wrap: fn(T) -> Envelope,
    ) -> Result<(Envelope, Vec<JsonPointer>), Error> {
        read_text(text, list_unknown).map(|(value, unknown)| (wrap(value), unknown))
    }
    let text = text(body)?;
    match Sniff::of(text).shape() {
        Some(Shape::Crm) => as_envelope::<crm::Envelope>(text, list_unknown, Envelope::Crm),
        Some(Shape::Marketing) => as_envelope::<marketing::Envelope>(text, list_unknown, Envelope::Marketing),
        Some(Shape::Leads) => as_envelope::<marketing::LeadsEnvelope>(text, list_unknown, Envelope::Leads),
        Some(Shape::SuperOffice) => {
            as_envelope::<superoffice::Notification>(text, list_unknown, Envelope::SuperOffice)
        }
        None => {
            read_text::<AnyObject>(text, false)?;
            let message = "an object, but no envelope: no member event_name, event_type, leads or Event";
            Err(Error::new(ErrorKind::UnknownEnvelope, message))
        }
    }
}

fn text(body: &[u8]) -> Result<&str, Error> {
    if body.starts_with(b"\xEF\xBB\xBF") {
        let message = "the body starts with a byte-order mark";
        return Err(Error::new(ErrorKind::ByteOrderMark, message).at(JsonPointer::root(), Some(0)));
    }
    std::str::from_utf8(body).map_err(|error| {
        // Reading what precedes the broken byte ends within the value that holds it.
        let valid = body
            .get(..error.valid_up_to())
            .and_then(|head| std::str::from_utf8(head).ok())
            .unwrap_or_default();
        let path = match read_text::<Everything>(valid, false) {
            Err(cut) if cut.kind() == ErrorKind::UnexpectedEnd => cut.path().clone(),
            _ => JsonPointer::root(),
        };
        let broken = Error::new(ErrorKind::InvalidUtf8, "the body is not UTF-8");
        broken.at(path, Some(error.valid_up_to())).of(known_event(valid))
    })
}

fn read_text<T: Payload>(text: &str, list_unknown: bool) -> Result<(T, Vec<JsonPointer>), Error> {
    let context = Context::new(text, list_unknown);
    let mut parser = serde_json::Deserializer::from_str(text);
    let reader = Reader { inner: &mut parser, context: &context };
    let value = T::read_from(reader, text).map_err(|fault| {
        let failure = context.settle(fault, 0, text);
        context.error(failure).of(known_event(text))
    })?;
    if let Err(error) = parser.end() {
        let offset = context.settle(Fault::Parser(error), 0, text).offset;
        let error = Error::new(ErrorKind::TrailingBytes, "more than white space follows the document");
        return Err(error.at(JsonPointer::root(), offset).of(known_event(text)));
    }
    Ok((value, context.into_unknown()))
}

#[cold]
fn known_event(text: &str) -> Option<&'static str> {
    Sniff::of(text).event().and_then(events::find).map(|event| event.name)
}

/// Any object, checked as JSON: what is read only to see what is wrong with it.
struct AnyObject;

payloads!(AnyObject);

impl<'de> serde::Deserialize<'de> for AnyObject {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(AnyObject)
    }
}

impl<'de> Visitor<'de> for AnyObject {
    type Value = Self;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut access: A) -> Result<Self, A::Error> {
        while access.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(self)
    }
}

/// Any document, every member stepped into: what is read only to see how far it goes.
struct Everything;

payloads!(Everything);

impl<'de> serde::Deserialize<'de> for Everything {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Everything)
    }
}

/// Takes a scalar and forgets it.
macro_rules! forget {
    ($($method:ident($type:ty);)*) => {$(
        fn $method<E>(self, _: $type) -> Result<Self, E> {
            Ok(self)
        }
    )*};
}

impl<'de> Visitor<'de> for Everything {
    type Value = Self;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a document")
    }

    forget! {
        visit_bool(bool);
        visit_i64(i64);
        visit_u64(u64);
        visit_f64(f64);
        visit_str(&str);
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut access: A) -> Result<Self, A::Error> {
        while access.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut access: A) -> Result<Self, A::Error> {
        while access.next_entry::<IgnoredAny, Self>()?.is_some() {}
        Ok(self)
    }
}
