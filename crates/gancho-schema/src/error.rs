//! The error type of this crate.

use std::fmt;

/// Why a schema or draft was not found, a body could not be validated, or schemas could not be compiled or compared. It
/// contains no value of a payload.
///
/// ```
/// use gancho_schema::{Error, Validator};
///
/// let error: Error = Validator::open()?.validate_slice(b"{").unwrap_err();
/// assert_eq!(error.to_string(), "the JSON is cut off, at line 1 column 1");
/// # Ok::<(), gancho_schema::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Error(Box<str>);

impl Error {
    #[cold]
    pub(crate) fn new(message: impl Into<Box<str>>) -> Self {
        Self(message.into())
    }

    /// Adds what the error is about.
    #[cold]
    pub(crate) fn within(&self, what: &str) -> Self {
        Self::new(format!("{what}: {self}"))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Error").field(&self.0).finish()
    }
}

impl std::error::Error for Error {}
