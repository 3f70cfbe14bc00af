//! Strings that encode a value of another type.

use serde::{Deserialize, Serialize};

use crate::maybe::Missable;

/// A string that may encode a number, a boolean or null.
///
/// The legacy delivery contains `"4"`, `"true"`, `"0.0"`, and `\N`, the marker for null of RD Station's database. The
/// string is kept unchanged; the methods decode it.
///
/// ```
/// use gancho_core::rdstation::marketing::Disguised;
///
/// assert_eq!(Disguised::from("true").as_bool(), Some(true));
/// assert_eq!(Disguised::from("4").as_i64(), Some(4));
/// assert_eq!(Disguised::from("04").as_i64(), None);
/// assert_eq!(Disguised::from("\\N").text(), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Disguised(String);

impl Disguised {
    /// The marker for null: a backslash and an N.
    pub const NULL: &'static str = "\\N";

    /// The string as received.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The string; `None` for the marker for null and for the empty string.
    pub fn text(&self) -> Option<&str> {
        Some(self.0.as_str()).filter(|text| !text.is_empty() && *text != Self::NULL)
    }

    /// The boolean, if the string is `true` or `false`.
    pub fn as_bool(&self) -> Option<bool> {
        self.0.parse().ok()
    }

    /// The whole number, if the string is one as JSON writes it: `4`, but also `4.0`; not `04`.
    pub fn as_i64(&self) -> Option<i64> {
        crate::scalar::integer::Integer::parse(&self.0).map(i64::from)
    }

    /// The number, if the string is one as JSON writes it.
    pub fn as_decimal(&self) -> Option<rust_decimal::Decimal> {
        crate::Amount::parse(&self.0).map(crate::Amount::decimal)
    }
}

impl Missable for Disguised {}

impl From<&str> for Disguised {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}
