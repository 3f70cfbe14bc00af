//! The error of an inbox.

use std::error::Error;
use std::fmt;

/// Why an operation of an inbox failed.
///
/// If a delivery could not be stored, the response to the vendor is 503, and the vendor sends the delivery again. The
/// error contains no value of a payload: messages of the database about a row are omitted.
///
/// ```
/// use gancho_receiver::{InboxError, SqliteInbox};
///
/// let error: InboxError = SqliteInbox::open("/no/such/folder/inbox.db").unwrap_err();
/// assert!(error.to_string().starts_with("cannot open the inbox: "));
///
/// // For an inbox of your own:
/// let error = InboxError::new("cannot store a delivery", std::io::Error::other("the disk is full"));
/// assert_eq!(error.to_string(), "cannot store a delivery: the disk is full");
/// ```
#[derive(Debug)]
pub struct InboxError {
    what: &'static str,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl InboxError {
    /// Creates an error from the failed operation and its cause.
    pub fn new(what: &'static str, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { what, source: Some(source.into()) }
    }

    #[cfg(any(feature = "sqlite", feature = "postgres"))]
    pub(crate) fn closed() -> Self {
        Self { what: "the inbox is closed", source: None }
    }

    /// The same error for another caller.
    #[cfg(feature = "postgres")]
    pub(crate) fn again(&self) -> Self {
        Self { what: self.what, source: self.source.as_ref().map(|source| source.to_string().into()) }
    }

    #[cfg(feature = "tower")]
    pub(crate) fn late() -> Self {
        Self { what: "the inbox did not answer in time", source: None }
    }
}

impl fmt::Display for InboxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what)?;
        self.source.as_ref().map_or(Ok(()), |source| write!(f, ": {source}"))
    }
}

impl Error for InboxError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_ref().map(|source| &**source as _)
    }
}
