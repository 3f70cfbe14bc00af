//! One input.

use std::fmt;

/// A named body, generated on request: all bodies together would take hundreds of megabytes.
pub struct Input {
    /// The name in tables.
    pub name: String,
    /// Whether it is accepted.
    pub is_accepted: bool,
    make: Box<dyn Fn() -> String>,
    /// Appended bytes that are not valid UTF-8.
    tail: &'static [u8],
}

impl Input {
    /// A body that is accepted.
    pub(super) fn accepted(name: impl Into<String>, make: impl Fn() -> String + 'static) -> Self {
        Self { name: name.into(), is_accepted: true, make: Box::new(make), tail: b"" }
    }

    /// A body that is rejected.
    pub(super) fn rejected(name: impl Into<String>, make: impl Fn() -> String + 'static) -> Self {
        Self { is_accepted: false, ..Self::accepted(name, make) }
    }

    /// The same body, with bytes appended.
    pub(super) fn then(self, tail: &'static [u8]) -> Self {
        Self { tail, ..self }
    }

    /// The body.
    pub fn body(&self) -> Vec<u8> {
        let mut body = (self.make)().into_bytes();
        body.extend_from_slice(self.tail);
        body
    }
}

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Input").field("name", &self.name).finish_non_exhaustive()
    }
}
