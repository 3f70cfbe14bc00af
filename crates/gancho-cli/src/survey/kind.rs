//! The kinds of values.

use serde::{Deserialize, Serialize};

/// The kind of a value. `null` and the empty kinds are forms of "none".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) enum Kind {
    #[serde(rename = "null")]
    Null,
    #[serde(rename = "boolean")]
    Bool,
    #[serde(rename = "number")]
    Number,
    #[serde(rename = "string")]
    Text,
    #[serde(rename = "\"\"")]
    EmptyText,
    #[serde(rename = "array")]
    Array,
    #[serde(rename = "[]")]
    EmptyArray,
    #[serde(rename = "object")]
    Object,
    #[serde(rename = "{}")]
    EmptyObject,
}

impl Kind {
    pub(super) const ALL: [Self; 9] = [
        Self::Null,
        Self::Bool,
        Self::Number,
        Self::Text,
        Self::EmptyText,
        Self::Array,
        Self::EmptyArray,
        Self::Object,
        Self::EmptyObject,
    ];

    pub(super) fn bit(self) -> u16 {
        1 << self as u16
    }

    /// The kind as a string.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::EmptyText => "\"\"",
            Self::EmptyArray => "[]",
            Self::EmptyObject => "{}",
            other => other.json_type(),
        }
    }

    pub(super) fn json_type(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool => "boolean",
            Self::Number => "number",
            Self::Text | Self::EmptyText => "string",
            Self::Array | Self::EmptyArray => "array",
            Self::Object | Self::EmptyObject => "object",
        }
    }

    /// Whether it is one of the forms of "none".
    pub(super) fn is_none(self) -> bool {
        matches!(self, Self::Null | Self::EmptyText | Self::EmptyArray | Self::EmptyObject)
    }
}
