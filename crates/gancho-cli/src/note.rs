//! Status messages of a service.

use std::io::Write as _;

/// Prints a status message on standard error.
pub(crate) fn note(text: &str) {
    // When standard error is closed, there is nobody to tell.
    let _ = writeln!(anstream::stderr(), "gancho: {text}");
}
