//! Positions within a document.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::ser::{Serialize, Serializer};

use crate::ParseError;
use crate::printable::is_unprintable;

/// An RFC 6901 JSON Pointer, such as `/document/created_at`. The empty pointer refers to the whole document.
///
/// [`as_str`](Self::as_str) returns the pointer as defined by the RFC. `Display` escapes control, direction and
/// invisible characters as `\u{…}`, so that a malicious key cannot mislead the reader of a log.
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

    /// The pointer as a string; `~` and `/` within a key are written `~0` and `~1`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Appends the key of a field.
    pub fn push_key(&mut self, key: &str) {
        self.0.push('/');
        // Keys rarely contain either character. Appending one character at a time took a tenth of the time in which an
        // error is created. All bytes are counted, because the compiler then compares many at once.
        if key.bytes().filter(|byte| matches!(byte, b'~' | b'/')).count() == 0 {
            return self.0.push_str(key);
        }
        for character in key.chars() {
            match character {
                '~' => self.0.push_str("~0"),
                '/' => self.0.push_str("~1"),
                other => self.0.push(other),
            }
        }
    }

    /// An empty pointer with memory for this number of bytes.
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    /// Appends the index of an element, counted from 0.
    pub fn push_index(&mut self, index: usize) {
        self.0.push('/');
        self.0.push_str(&index.to_string());
    }

    /// Releases unused memory. A pointer that is built step by step may have allocated twice its length.
    pub(crate) fn shrink_to_fit(&mut self) {
        self.0.shrink_to_fit();
    }

    #[cfg(test)]
    pub(crate) fn capacity(&self) -> usize {
        self.0.capacity()
    }

    /// The pointer to a field of this value.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let mut longer = self.clone();
        longer.push_key(key);
        longer
    }

    /// The pointer to an element of this value.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        let mut longer = self.clone();
        longer.push_index(index);
        longer
    }

    /// The keys and indices from the root, with `~0` and `~1` decoded.
    pub fn tokens(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.0.split('/').skip(1).map(|token| {
            if token.contains('~') {
                token.replace("~1", "/").replace("~0", "~").into()
            } else {
                token.into()
            }
        })
    }

    /// The pointer to the parent; `None` for the whole document.
    pub fn parent(&self) -> Option<Self> {
        self.0.rsplit_once('/').map(|(parent, _)| Self(parent.to_owned()))
    }

    /// Whether this is the pointer to the whole document.
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

/// Serializes as [`as_str`](JsonPointer::as_str).
impl Serialize for JsonPointer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl FromStr for JsonPointer {
    type Err = ParseError;

    /// Parses a pointer as defined by RFC 6901.
    fn from_str(pointer: &str) -> Result<Self, ParseError> {
        let is_rooted = pointer.is_empty() || pointer.starts_with('/');
        let is_escaped = pointer.split('~').skip(1).all(|after| after.starts_with(['0', '1']));
        let pointer = (is_rooted && is_escaped).then(|| Self(pointer.to_owned()));
        pointer.ok_or(ParseError::new("a JSON Pointer, such as /document/id"))
    }
}

impl AsRef<str> for JsonPointer {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn display_escapes_control_characters() {
        let pointer = JsonPointer::root().key("a\u{1b}[31m");
        assert_eq!(pointer.to_string(), r"/a\u{1b}[31m");
        assert_eq!(pointer.as_str(), "/a\u{1b}[31m");
        let deceptive = JsonPointer::root().key("a\u{202e}b\u{2028}c");
        assert_eq!(deceptive.to_string(), r"/a\u{202e}b\u{2028}c");
    }

    #[test]
    fn tokens_return_the_pushed_keys() {
        let pointer = JsonPointer::root().key("a/b~1").index(3).key("");
        assert_eq!(pointer.tokens().collect::<Vec<_>>(), ["a/b~1", "3", ""]);
        assert_eq!(pointer.as_str().parse(), Ok(pointer.clone()));
        assert_eq!(AsRef::<str>::as_ref(&pointer), pointer.as_str());
        assert_eq!(pointer.parent(), Some(JsonPointer::root().key("a/b~1").index(3)));
        assert_eq!(JsonPointer::root().parent(), None);
        for wrong in ["a", "/~", "/~2", "/a~"] {
            assert!(wrong.parse::<JsonPointer>().is_err(), "{wrong}");
        }
    }
}
