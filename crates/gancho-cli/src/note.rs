//! What a service tells whoever started it.

use std::io::Write as _;

/// Says on standard error how things stand.
pub(crate) fn note(text: &str) {
    // When standard error is closed, there is nobody to tell.
    let _ = writeln!(anstream::stderr(), "gancho: {text}");
}
