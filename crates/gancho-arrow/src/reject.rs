//! Deliveries that could not be converted.

use std::fmt;

use gancho_core::{Error, is_unprintable};
use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

/// The origin of a delivery.
///
/// ```
/// use gancho_arrow::{Batches, Options, Place};
///
/// let place = Place { source: Some("archive.ndjson"), line: 2, offset: 351 };
/// let reject = Batches::new(&Options::new()).push(b"{}", place).unwrap_err();
/// assert_eq!((reject.source(), reject.line(), reject.offset()), (Some("archive.ndjson"), 2, 351));
/// assert!(reject.to_string().starts_with("archive.ndjson:2: "));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place<'a> {
    /// The name of the input; `None` if it has none.
    pub source: Option<&'a str>,
    /// The line, counted from 1; 0 if there are no lines.
    pub line: u64,
    /// The offset in the input, in bytes.
    pub offset: u64,
}

/// A delivery that could not be converted, and the reason.
///
/// Like [`Error`], it contains no value of the payload. It does not contain the body.
///
/// ```
/// use gancho_arrow::{Batches, Options, Place};
///
/// let body = br#"{"event_name":"crm_source_deleted","document":{"id":67,"name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// let reject = Batches::new(&Options::new()).push(body, Place { line: 1, ..Place::default() }).unwrap_err();
/// assert_eq!((reject.kind(), reject.pointer()), ("wrong_type", "/document/id"));
/// assert_eq!(reject.event(), Some("crm_source_deleted"));
/// assert!(!reject.to_string().contains("Instagram"));
/// let line = serde_json::to_string(&reject.with_body(body))?;
/// assert!(line.contains(r#""line":1"#) && line.contains("Instagram"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reject {
    pub(crate) source: Option<String>,
    pub(crate) line: u64,
    pub(crate) offset: u64,
    pub(crate) kind: &'static str,
    pub(crate) pointer: String,
    pub(crate) message: String,
    pub(crate) event: Option<&'static str>,
}

/// The kind of a reject whose delivery has an amount with more digits than a column of amounts.
pub const AMOUNT_OUT_OF_RANGE: &str = "amount_out_of_range";
/// The kind of a reject whose delivery exceeds the maximum length.
pub const TOO_LONG: &str = "too_long";

impl Reject {
    pub(crate) fn of(error: &Error, place: Place<'_>) -> Self {
        Self {
            kind: error.kind().as_str(),
            pointer: error.path().as_str().to_owned(),
            message: error.message().to_owned(),
            event: error.event(),
            ..Self::at(place)
        }
    }

    pub(crate) fn amount(pointer: String, event: Option<&'static str>, place: Place<'_>) -> Self {
        let message =
            "the amount has more than 28 digits before or 10 digits after the decimal point".to_owned();
        Self { kind: AMOUNT_OUT_OF_RANGE, pointer, message, event, ..Self::at(place) }
    }

    /// A reject for a delivery that was skipped because it is longer than this number of bytes.
    pub fn too_long(limit: u64, place: Place<'_>) -> Self {
        Self {
            kind: TOO_LONG,
            message: format!("the document is longer than {limit} bytes"),
            ..Self::at(place)
        }
    }

    /// A reject for a document in which the delivery was not found.
    ///
    /// ```
    /// use gancho_arrow::{Place, Reject};
    ///
    /// let reject = Reject::not_found("missing_field", "the document has no value at /body", Place::default());
    /// assert_eq!(reject.kind(), "missing_field");
    /// ```
    pub fn not_found(kind: &'static str, message: impl Into<String>, place: Place<'_>) -> Self {
        Self { kind, message: message.into(), ..Self::at(place) }
    }

    /// The reject with the path of its delivery before its pointer, for a delivery within another document.
    ///
    /// ```
    /// use gancho_arrow::{Place, Reject};
    ///
    /// let reject = Reject::not_found("wrong_type", "expected an object", Place::default());
    /// assert_eq!(reject.within("/body").pointer(), "/body");
    /// ```
    #[must_use]
    pub fn within(mut self, path: &str) -> Self {
        self.pointer.insert_str(0, path);
        self
    }

    fn at(place: Place<'_>) -> Self {
        Self {
            source: place.source.map(str::to_owned),
            line: place.line,
            offset: place.offset,
            kind: "",
            pointer: String::new(),
            message: String::new(),
            event: None,
        }
    }

    /// The name of the input.
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// The line, counted from 1; 0 if there are no lines.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The offset of the delivery in the input, in bytes.
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// The kind: the name of an [`ErrorKind`](gancho_core::ErrorKind), [`AMOUNT_OUT_OF_RANGE`], [`TOO_LONG`], or what
    /// was passed to [`not_found`](Self::not_found).
    pub fn kind(&self) -> &'static str {
        self.kind
    }

    /// The path of the error in the delivery, as a JSON Pointer.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The reason, without the path.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The event, if it is a known one.
    pub fn event(&self) -> Option<&'static str> {
        self.event
    }

    /// The serialized fields, followed by the body: as `raw`, or as `raw_hex` if it is not UTF-8.
    pub fn with_body<'r>(&'r self, body: &'r [u8]) -> impl Serialize + 'r {
        WithBody { reject: self, body: Some(body) }
    }
}

struct WithBody<'r> {
    reject: &'r Reject,
    body: Option<&'r [u8]>,
}

/// `{"source", "line", "offset", "kind", "pointer", "message", "event"}`.
impl Serialize for Reject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        WithBody { reject: self, body: None }.serialize(serializer)
    }
}

impl Serialize for WithBody<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Reject { source, line, offset, kind, pointer, message, event } = self.reject;
        let mut fields = serializer.serialize_map(None)?;
        fields.serialize_entry("source", source)?;
        fields.serialize_entry("line", line)?;
        fields.serialize_entry("offset", offset)?;
        fields.serialize_entry("kind", kind)?;
        fields.serialize_entry("pointer", pointer)?;
        fields.serialize_entry("message", message)?;
        fields.serialize_entry("event", event)?;
        match self.body.map(|body| std::str::from_utf8(body).map_err(|_| body)) {
            Some(Ok(text)) => fields.serialize_entry("raw", text)?,
            Some(Err(bytes)) => fields.serialize_entry("raw_hex", &Hex(bytes).to_string())?,
            None => {}
        }
        fields.end()
    }
}

struct Hex<'b>(&'b [u8]);

impl fmt::Display for Hex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Display for Reject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The names of files and fields can contain characters that control a terminal. The methods return them
        // unescaped.
        if let Some(source) = &self.source {
            write_escaped(f, source)?;
            f.write_str(":")?;
        }
        write!(f, "{}: {}", self.line, self.message)?;
        if !self.pointer.is_empty() {
            f.write_str(", at ")?;
        }
        write_escaped(f, &self.pointer)
    }
}

fn write_escaped(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    text.chars().try_for_each(|character| {
        if is_unprintable(character) {
            write!(f, "{}", character.escape_unicode())
        } else {
            write!(f, "{character}")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Batches, Options};

    #[test]
    fn pointer_keeps_control_characters_and_display_escapes_them() {
        let body = "{\"event_name\":\"crm_organization_created\",\"document\":{\"id\":\"1\",\"name\":\"Acme\",\"custom_fields\":{\"a\u{202e}\":tru}}}";
        let reject = Batches::new(&Options::new()).push(body.as_bytes(), Place::default()).unwrap_err();
        assert_eq!(reject.pointer(), "/document/custom_fields/a\u{202e}");
        assert!(reject.to_string().ends_with("/document/custom_fields/a\\u{202e}"), "{reject}");
    }

    #[test]
    fn source_keeps_control_characters_and_display_escapes_them() {
        let place = Place { source: Some("a\u{1b}[2J\n.json"), line: 1, offset: 0 };
        let reject = Reject::too_long(7, place);
        assert_eq!(reject.source(), place.source);
        assert!(reject.to_string().starts_with("a\\u{1b}[2J\\u{a}.json:1: "), "{reject}");
    }
}
