//! JSON in which no character is invisible or misleading.

use std::io::{self, Write};

use serde_json::ser::Formatter;

/// Compact JSON in which invisible and misleading characters are `\u` escapes. To a program the strings are the same.
pub(crate) struct Printable;

impl Formatter for Printable {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        if fragment.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return writer.write_all(fragment.as_bytes());
        }
        while let Some((plain, character, behind)) = split(rest) {
            writer.write_all(plain.as_bytes())?;
            for unit in character.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = behind;
        }
        writer.write_all(rest.as_bytes())
    }
}

/// The text before the first such character, the character, and the text after it.
fn split(text: &str) -> Option<(&str, char, &str)> {
    let at = text.find(gancho_core::is_unprintable)?;
    let (plain, rest) = text.split_at_checked(at)?;
    let mut characters = rest.chars();
    Some((plain, characters.next()?, characters.as_str()))
}
