//! The cursor of the parser: the rest of the body.

use crate::raw::around_quote;
use crate::raw::blocks::white_space;

/// A body was rejected. The reason is determined later, from the recorded error path: see
/// [`explain`](crate::explain).
///
/// The type is zero-sized, and a [`Rest`] contains a reference, so a `Result` with a `Rest` is no larger than its
/// value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rejected;

/// A parsed value, and the text after it.
pub(crate) type Read<'a, T> = Result<(T, Rest<'a>), Rejected>;

/// The rest of a body. It is passed by value, so that it stays in registers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self(text)
    }

    pub(crate) fn text(self) -> &'a str {
        self.0
    }

    pub(crate) fn len(self) -> usize {
        self.0.len()
    }

    /// The next byte; 0 at the end, which is not valid anywhere in JSON.
    #[inline(always)]
    pub(crate) fn byte(self) -> u8 {
        self.0.as_bytes().first().copied().unwrap_or(0)
    }

    /// The text after the literal, if the literal is next.
    #[inline(always)]
    pub(crate) fn after(self, literal: &'static str) -> Option<Self> {
        self.0.strip_prefix(literal).map(Self)
    }

    /// The text after the literal, which must be next.
    #[inline(always)]
    pub(crate) fn expect(self, literal: &'static str) -> Result<Self, Rejected> {
        self.after(literal).ok_or(Rejected)
    }

    /// The text before the quote at `at`, and the text after it; `None` when there is no quote.
    #[inline(always)]
    pub(crate) fn around_quote(self, at: usize) -> Option<(&'a str, Self)> {
        around_quote(self.0, at).map(|(before, after)| (before, Self(after)))
    }

    /// Splits before the byte at `at`. If that position is inside a character or after the end, all text is before the
    /// split.
    #[inline(always)]
    pub(crate) fn split(self, at: usize) -> (&'a str, Self) {
        let (head, tail) = self.0.split_at_checked(at).unwrap_or((self.0, ""));
        (head, Self(tail))
    }

    /// Skips the next byte, which the caller knows to be ASCII.
    #[inline(always)]
    pub(crate) fn step(self) -> Self {
        self.split(1).1
    }

    /// The text before `later`, which must be a later part of the same text.
    pub(crate) fn until(self, later: Self) -> &'a str {
        self.split(self.len().saturating_sub(later.len())).0
    }

    /// Skips white space, which the vendors do not send.
    #[inline(always)]
    pub(crate) fn token(self) -> Self {
        if self.byte() > b' ' {
            return self;
        }
        // Most other programs write one space.
        if let [b' ', b'!'..=0xFF, ..] = self.0.as_bytes() { self.step() } else { self.skip_space() }
    }

    #[inline(never)]
    fn skip_space(self) -> Self {
        let mut rest = self;
        while let Some(block) = rest.0.as_bytes().first_chunk() {
            let length = white_space(block);
            rest = rest.split(length).1;
            if length < block.len() {
                return rest;
            }
        }
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
        let start = rest.0.as_bytes().iter().position(|byte| !is_space(byte));
        Self(start.and_then(|start| rest.0.get(start..)).unwrap_or_default())
    }
}
