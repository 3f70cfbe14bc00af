//! Messages to the user on standard error.

use std::fmt::{self, Write as _};
use std::io::Write as _;

use anstyle::{AnsiColor, Style};

/// Prints an error to standard error.
pub(crate) fn error(text: &str) {
    const ERROR: Style = AnsiColor::Red.on_default().bold();
    // When standard error is closed, the message is lost, but the exit code still reports the error.
    let _ = writeln!(anstream::stderr(), "{ERROR}error:{ERROR:#} {text}");
}

/// External text, such as a file name; misleading characters are escaped as `\u{…}`.
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
