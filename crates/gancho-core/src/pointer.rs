//! Where in a document something stands.

use std::fmt;

use crate::printable::is_unprintable;

/// An RFC 6901 JSON Pointer, such as `/document/created_at`; the empty one names the whole document.
///
/// [`as_str`](Self::as_str) is the pointer as the RFC writes it. `Display` prints the same text with control, direction
/// and invisible characters as `\u{…}`, so that a hostile key cannot deceive whoever reads a log.
///
/// ```
/// use gancho_core::JsonPointer;
///
/// let mut pointer = JsonPointer::root();
/// pointer.push_key("custom/fields");
/// pointer.push_index(2);
/// assert_eq!(pointer.as_str(), "/custom~1fields/2");
/// ```
///
/// Source: <https://www.rfc-editor.org/rfc/rfc6901>
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JsonPointer(String);

impl JsonPointer {
    /// The pointer to the whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// The pointer as text, `~` and `/` within a key written `~0` and `~1`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Steps into an object's member.
    pub fn push_key(&mut self, key: &str) {
        self.0.push('/');
        for character in key.chars() {
            match character {
                '~' => self.0.push_str("~0"),
                '/' => self.0.push_str("~1"),
                other => self.0.push(other),
            }
        }
    }

    /// Steps into an array's element, counted from 0.
    pub fn push_index(&mut self, index: usize) {
        self.0.push('/');
        self.0.push_str(&index.to_string());
    }

    /// The same pointer one member further.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let mut longer = self.clone();
        longer.push_key(key);
        longer
    }

    /// The same pointer one element further.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        let mut longer = self.clone();
        longer.push_index(index);
        longer
    }

    /// Whether this names the whole document.
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for JsonPointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|character| {
            if is_unprintable(character) {
                write!(f, "{}", character.escape_unicode())
            } else {
                write!(f, "{character}")
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_shown_and_not_obeyed() {
        let pointer = JsonPointer::root().key("a\u{1b}[31m");
        assert_eq!(pointer.to_string(), r"/a\u{1b}[31m");
        assert_eq!(pointer.as_str(), "/a\u{1b}[31m");
    }
}
