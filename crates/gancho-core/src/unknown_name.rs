//! Names that name nothing.

use std::fmt;

/// A name that is none of those expected, such as a system's or an entity's. It does not repeat the name.
///
/// ```
/// use gancho_core::System;
///
/// let error = "hubspot".parse::<System>().unwrap_err();
/// assert_eq!(error.to_string(), "expected rdstation-crm, rdstation-marketing or superoffice");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UnknownName {
    expected: &'static str,
}

impl UnknownName {
    pub(crate) const fn new(expected: &'static str) -> Self {
        Self { expected }
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)
    }
}

impl std::error::Error for UnknownName {}
