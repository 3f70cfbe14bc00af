//! Status messages of a service.

use std::io::Write as _;

/// Prints a status message on standard error.
pub(crate) fn note(text: &str) {
    // If standard error is closed, the message cannot be printed.
    let _ = writeln!(anstream::stderr(), "gancho: {text}");
}
