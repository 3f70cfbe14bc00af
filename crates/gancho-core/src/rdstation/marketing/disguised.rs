//! Strings that stand for something else.

use serde::{Deserialize, Serialize};

use crate::maybe::Missable;

/// A string that may be a number, a boolean or nothing in disguise.
///
/// The older delivery writes `"4"`, `"true"`, `"0.0"`, and `\N`, its database's mark for null. The text is kept as it
/// came; the methods read what is meant.
///
/// ```
/// use gancho_core::rdstation::marketing::Disguised;
///
/// assert_eq!(Disguised::from("true").as_bool(), Some(true));
/// assert_eq!(Disguised::from("4").as_i64(), Some(4));
/// assert_eq!(Disguised::from("\\N").text(), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Disguised(String);

impl Disguised {
    /// The mark for null: a backslash and an N.
    pub const NULL: &'static str = "\\N";

    /// The text as it came.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text; `None` for the mark for null and for the empty string.
    pub fn text(&self) -> Option<&str> {
        Some(self.0.as_str()).filter(|text| !text.is_empty() && *text != Self::NULL)
    }

    /// The boolean meant: `true` and `false` only.
    pub fn as_bool(&self) -> Option<bool> {
        self.0.parse().ok()
    }

    /// The whole number meant: digits, with or without a minus.
    pub fn as_i64(&self) -> Option<i64> {
        crate::scalar::integer::Integer::parse(&self.0).map(i64::from)
    }

    /// The number meant.
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
