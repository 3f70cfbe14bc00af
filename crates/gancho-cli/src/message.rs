//! Messages to the user on standard error.

use std::fmt::{self, Write as _};
use std::io::{self, Write as _};

use anstyle::{AnsiColor, Style};

/// Reports an error on standard error.
pub(crate) fn error(text: &str) {
    const ERROR: Style = AnsiColor::Red.on_default().bold();
    // If standard error is closed, only the exit code reports the error.
    let _ = writeln!(anstream::stderr(), "{ERROR}error:{ERROR:#} {text}");
}

/// Prints a note on standard error.
pub(crate) fn note(text: &str) {
    const NOTE: Style = AnsiColor::Blue.on_default().bold();
    let _ = writeln!(anstream::stderr(), "{NOTE}note:{NOTE:#} {text}");
}

/// Text from outside, such as a file name, in which characters that are invisible or move the cursor are escaped as
/// `\u{…}`.
pub(crate) struct Escaped<'a>(pub(crate) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|character| {
            if gancho_core::is_unprintable(character) {
                write!(f, "{}", character.escape_unicode())
            } else {
                f.write_char(character)
            }
        })
    }
}

/// An error of the system, without its number, which the standard library appends as `(os error 2)`.
pub(crate) struct Reason<'a>(pub(crate) &'a io::Error);

impl fmt::Display for Reason<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.0.to_string();
        f.write_str(text.rsplit_once(" (os error ").map_or(text.as_str(), |(reason, _)| reason))
    }
}
