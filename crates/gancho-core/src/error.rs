//! The main error type of this crate.

mod kind;

use std::borrow::Cow;
use std::fmt;

use serde::ser::{Serialize, SerializeStruct as _, Serializer};

pub use kind::ErrorKind;

use crate::JsonPointer;

/// Why a body was rejected: what was expected, what was found, and where.
///
/// Neither `Display` nor `Debug` shows a value of the payload, because payloads contain personal data and errors are
/// logged. The names of fields are shown, as part of [`path`](Self::path).
///
/// ```
/// use gancho_core::ErrorKind;
///
/// let body = br#"{"event_name":"crm_source_deleted","document":{"id":"66"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// let error = gancho_core::from_slice::<gancho_core::Envelope>(body).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::MissingField);
/// assert_eq!(error.path().as_str(), "/document/name");
/// assert_eq!(error.event(), Some("crm_source_deleted"));
/// assert_eq!(error.to_string(), "a required field is missing, at /document/name (byte 56, event crm_source_deleted)");
/// ```
///
/// The size is one pointer, because every return of a successful parse moves the `Result`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Error(Box<Details>);

#[derive(Clone, PartialEq, Eq, Hash)]
struct Details {
    kind: ErrorKind,
    path: JsonPointer,
    offset: Option<usize>,
    event: Option<&'static str>,
    message: Cow<'static, str>,
}

impl Error {
    #[cold]
    pub(crate) fn new(kind: ErrorKind, message: impl Into<Cow<'static, str>>) -> Self {
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

    /// The error for a body that another parser rejected and this crate accepts. It is a bug of that parser.
    #[doc(hidden)]
    #[cold]
    pub fn readers_disagree() -> Self {
        Self::new(
            ErrorKind::Syntax,
            "the fast parser rejected a body that gancho-core accepts: please report this bug",
        )
    }

    /// The kind of the error.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The path of the affected field or element. For a missing field, this is where the field should be; for invalid
    /// JSON, it is the innermost field or element that was being parsed.
    pub fn path(&self) -> &JsonPointer {
        &self.0.path
    }

    /// The byte offset at which parsing stopped, counted from 0. It is in the invalid part, or directly after it.
    pub fn offset(&self) -> Option<usize> {
        self.0.offset
    }

    /// The event, if its name could be parsed and is one of the [known ones](crate::events).
    ///
    /// An unknown name is part of the payload and is not repeated here.
    pub fn event(&self) -> Option<&'static str> {
        self.0.event
    }

    /// What was expected and what was found, without the path.
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
        match (self.0.offset, self.0.event) {
            (Some(offset), Some(event)) => write!(f, " (byte {offset}, event {event})"),
            (Some(offset), None) => write!(f, " (byte {offset})"),
            (None, Some(event)) => write!(f, " (event {event})"),
            (None, None) => Ok(()),
        }
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
