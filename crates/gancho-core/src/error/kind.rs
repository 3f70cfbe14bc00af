//! What kinds of things can be wrong with a body.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ParseError;

/// What is wrong with a body, in a value that programs can match on and logs can count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ErrorKind {
    /// The body ends before the document does. An empty body too.
    UnexpectedEnd,
    /// Not JSON: a misplaced character, a number such as `01`, a lone surrogate, a raw control character.
    Syntax,
    /// The body starts with a byte-order mark.
    ByteOrderMark,
    /// The body is not UTF-8.
    #[serde(rename = "invalid_utf8")]
    InvalidUtf8,
    /// Something other than white space follows the document.
    TrailingCharacters,
    /// Arrays and objects nest deeper than [`MAX_DEPTH`](crate::MAX_DEPTH).
    TooDeep,
    /// A field that every delivery of this event has is not there.
    MissingField,
    /// A field of the model is there twice in one object.
    DuplicateField,
    /// A value of another JSON type than the model's.
    WrongType,
    /// A value of the right type that means nothing: 29 February 2023, an empty id.
    InvalidValue,
    /// An object that is no envelope of any of the three systems.
    UnknownEnvelope,
}

impl ErrorKind {
    /// Every kind, in the order of this page.
    pub const ALL: &'static [Self] = &[
        Self::UnexpectedEnd,
        Self::Syntax,
        Self::ByteOrderMark,
        Self::InvalidUtf8,
        Self::TrailingCharacters,
        Self::TooDeep,
        Self::MissingField,
        Self::DuplicateField,
        Self::WrongType,
        Self::InvalidValue,
        Self::UnknownEnvelope,
    ];

    /// The kind as a stable name, such as `missing_field`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnexpectedEnd => "unexpected_end",
            Self::Syntax => "syntax",
            Self::ByteOrderMark => "byte_order_mark",
            Self::InvalidUtf8 => "invalid_utf8",
            Self::TrailingCharacters => "trailing_characters",
            Self::TooDeep => "too_deep",
            Self::MissingField => "missing_field",
            Self::DuplicateField => "duplicate_field",
            Self::WrongType => "wrong_type",
            Self::InvalidValue => "invalid_value",
            Self::UnknownEnvelope => "unknown_envelope",
        }
    }

    /// Whether the body is JSON at all, and only its shape or a value is wrong.
    ///
    /// A JSON Schema can reject these; the others never reach it.
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
    fn each_serializes_as_its_name() {
        for kind in ErrorKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
            assert_eq!(kind.as_str().parse(), Ok(*kind));
        }
    }
}
