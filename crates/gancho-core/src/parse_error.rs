//! The error for strings that cannot be parsed.

use std::fmt;

/// The error of `FromStr`: the string is not a valid id, timestamp, system name or other requested type.
///
/// It says what was expected, and does not contain the string.
///
/// ```
/// use gancho_core::{System, Timestamp};
///
/// let error = "hubspot".parse::<System>().unwrap_err();
/// assert_eq!(error.to_string(), "expected rdstation-crm, rdstation-marketing or superoffice");
/// assert!("28/03/2025".parse::<Timestamp>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ParseError {
    expected: &'static str,
}

impl ParseError {
    pub(crate) const fn new(expected: &'static str) -> Self {
        Self { expected }
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)
    }
}

impl std::error::Error for ParseError {}
