//! The kinds of errors.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ParseError;

/// The kind of an error: a value that programs can match on and count in logs.
///
/// ```
/// use gancho_core::{Envelope, ErrorKind, from_slice};
///
/// let error = from_slice::<Envelope>(br#"{"leads":["#).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::UnexpectedEnd);
/// assert_eq!(error.kind().as_str(), "unexpected_end");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ErrorKind {
    /// The body is empty, or ends before the document does.
    UnexpectedEnd,
    /// Invalid JSON: an unexpected character, a number such as `01`, a lone surrogate, an unescaped control
    /// character.
    Syntax,
    /// The body starts with a byte-order mark.
    ByteOrderMark,
    /// The body is not UTF-8.
    #[serde(rename = "invalid_utf8")]
    InvalidUtf8,
    /// Something other than white space follows the document.
    TrailingCharacters,
    /// Arrays and objects are nested deeper than [`MAX_DEPTH`](crate::MAX_DEPTH).
    TooDeep,
    /// Arrays and objects hold more elements and fields than
    /// [`ParseOptions::max_elements`](crate::ParseOptions::max_elements) allows. The body was not parsed.
    TooManyElements,
    /// A required field is missing.
    MissingField,
    /// A known field occurs twice in one object.
    DuplicateField,
    /// A value has another JSON type than the model requires.
    WrongType,
    /// A value of the right type is not valid: 29 February 2023, an empty id.
    InvalidValue,
    /// The body is an object, but not an envelope of any of the three systems.
    UnknownEnvelope,
}

impl ErrorKind {
    /// All kinds, in declaration order.
    pub const ALL: &'static [Self] = &[
        Self::UnexpectedEnd,
        Self::Syntax,
        Self::ByteOrderMark,
        Self::InvalidUtf8,
        Self::TrailingCharacters,
        Self::TooDeep,
        Self::TooManyElements,
        Self::MissingField,
        Self::DuplicateField,
        Self::WrongType,
        Self::InvalidValue,
        Self::UnknownEnvelope,
    ];

    /// The stable code of the kind, such as `missing_field`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnexpectedEnd => "unexpected_end",
            Self::Syntax => "syntax",
            Self::ByteOrderMark => "byte_order_mark",
            Self::InvalidUtf8 => "invalid_utf8",
            Self::TrailingCharacters => "trailing_characters",
            Self::TooDeep => "too_deep",
            Self::TooManyElements => "too_many_elements",
            Self::MissingField => "missing_field",
            Self::DuplicateField => "duplicate_field",
            Self::WrongType => "wrong_type",
            Self::InvalidValue => "invalid_value",
            Self::UnknownEnvelope => "unknown_envelope",
        }
    }

    /// Whether the error is about the structure or a value of the payload, and not about JSON syntax, the encoding or a
    /// limit.
    ///
    /// Parsing stops at the error, so the rest of the body may still be invalid JSON. A JSON Schema can detect these
    /// errors, except duplicate fields and some numbers with too many digits; it never detects the others.
    pub fn is_json(self) -> bool {
        matches!(
            self,
            Self::MissingField
                | Self::DuplicateField
                | Self::WrongType
                | Self::InvalidValue
                | Self::UnknownEnvelope
        )
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for ErrorKind {
    type Err = ParseError;

    fn from_str(name: &str) -> Result<Self, ParseError> {
        let kind = Self::ALL.iter().copied().find(|kind| kind.as_str() == name);
        kind.ok_or(ParseError::new("a kind of error, such as missing_field"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_serializes_as_its_name() {
        for kind in ErrorKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
            assert_eq!(kind.as_str().parse(), Ok(*kind));
        }
    }
}
