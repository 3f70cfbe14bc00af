//! Why a transaction failed.

use gancho_core::ParseError;

use crate::inbox::InboxError;

/// Why a transaction failed.
pub(super) enum Error {
    /// The server or the connection failed.
    Database(tokio_postgres::Error),
    /// The content of the tables cannot be used.
    Content(InboxError),
}

impl Error {
    /// The error for a row whose system is unknown. It does not contain the name.
    pub(super) fn unknown_system(error: ParseError) -> Self {
        Self::Content(InboxError::new("the inbox failed: the system of a delivery is unknown", error))
    }

    /// Whether a value or a constraint is at fault, and not the server or the connection.
    pub(super) fn is_about_a_row(&self) -> bool {
        let Self::Database(error) = self else { return false };
        error.code().is_some_and(|code| code.code().starts_with("22") || code.code().starts_with("23"))
    }
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        Self::Database(error)
    }
}

impl From<Error> for InboxError {
    fn from(error: Error) -> Self {
        let error = match error {
            Error::Database(error) => error,
            Error::Content(error) => return error,
        };
        // The error code of the server is used, because its message may quote a row.
        let reason = match error.code() {
            Some(code) => format!("PostgreSQL's error {}", code.code()),
            None if error.is_closed() => "the connection to the database is closed".to_owned(),
            None => "the database cannot be reached".to_owned(),
        };
        Self::new("the inbox failed", reason)
    }
}
