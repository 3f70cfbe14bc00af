//! The one error of this crate.

mod kind;

use std::fmt;

use serde::ser::{Serialize, SerializeStruct as _, Serializer};

pub use kind::ErrorKind;

use crate::JsonPointer;

/// Why a body was rejected: what was expected, what was found instead, and where.
///
/// No value of the payload is in it, neither in `Display` nor in `Debug`: payloads are personal data and errors are
/// logged. Names of fields are in it, as part of [`path`](Self::path).
///
/// ```
/// use gancho_core::ErrorKind;
///
/// let body = br#"{"event_name":"crm_source_deleted","document":{"id":"66"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// let error = gancho_core::from_slice::<gancho_core::Envelope>(body).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::MissingField);
/// assert_eq!(error.path().as_str(), "/document/name");
/// assert_eq!(error.event(), Some("crm_source_deleted"));
/// assert_eq!(error.to_string(), "missing field, at /document/name, byte 56, of crm_source_deleted");
/// ```
///
/// One pointer wide: a `Result` with a wide error is moved on every return of a parse that goes well.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Error(Box<Details>);

#[derive(Clone, PartialEq, Eq, Hash)]
struct Details {
    kind: ErrorKind,
    path: JsonPointer,
    offset: Option<usize>,
    event: Option<&'static str>,
    message: Box<str>,
}

impl Error {
    #[cold]
    pub(crate) fn new(kind: ErrorKind, message: impl Into<Box<str>>) -> Self {
        let path = JsonPointer::root();
        Self(Box::new(Details { kind, path, offset: None, event: None, message: message.into() }))
    }

    pub(crate) fn at(mut self, path: JsonPointer, offset: Option<usize>) -> Self {
        self.0.path = path;
        self.0.offset = offset;
        self
    }

    pub(crate) fn of(mut self, event: Option<&'static str>) -> Self {
        self.0.event = event;
        self
    }

    /// For a reader that rejected a body which this crate reads: a bug of that reader, and no fault of the body.
    #[doc(hidden)]
    #[cold]
    pub fn readers_disagree() -> Self {
        Self::new(
            ErrorKind::Syntax,
            "the fast parser rejected what the serde reader reads: please report this bug",
        )
    }

    /// What kind of thing is wrong.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Where: the field at fault. For a missing field, where it should stand; for broken JSON, the innermost
    /// field that was being read.
    pub fn path(&self) -> &JsonPointer {
        &self.0.path
    }

    /// The byte at which reading stopped, counted from 0: in, or just after, what is at fault.
    pub fn offset(&self) -> Option<usize> {
        self.0.offset
    }

    /// The event, when its name could be read and is one of the [known ones](crate::events).
    ///
    /// An unknown name comes from the payload and is not repeated here.
    pub fn event(&self) -> Option<&'static str> {
        self.0.event
    }

    /// What was expected and what was found, without the place.
    pub fn message(&self) -> &str {
        &self.0.message
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)?;
        if !self.0.path.is_root() {
            write!(f, ", at {}", self.0.path)?;
        }
        if let Some(offset) = self.0.offset {
            write!(f, ", byte {offset}")?;
        }
        if let Some(event) = self.0.event {
            write!(f, ", of {event}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("path", &self.0.path)
            .field("offset", &self.0.offset)
            .field("event", &self.0.event)
            .field("message", &self.0.message)
            .finish()
    }
}

/// `{"kind", "path", "offset", "event", "message"}`.
impl Serialize for Error {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Error", 5)?;
        fields.serialize_field("kind", &self.0.kind)?;
        fields.serialize_field("path", &self.0.path)?;
        fields.serialize_field("offset", &self.0.offset)?;
        fields.serialize_field("event", &self.0.event)?;
        fields.serialize_field("message", &self.0.message)?;
        fields.end()
    }
}

impl std::error::Error for Error {}
