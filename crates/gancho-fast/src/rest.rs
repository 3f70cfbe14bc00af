//! What is left to read.

use crate::raw::around_quote;

/// A body was rejected. Why is found out afterwards, by the way to the fault that was noted: see
/// [`explain`](crate::explain).
///
/// Nothing in it, so that results are no wider than what they hold.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rejected;

/// What was read, and what is left behind it.
pub(crate) type Read<'a, T> = Result<(T, Rest<'a>), Rejected>;

/// The rest of a body. Passed by value, so that it stays in registers.
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

    /// The next byte; 0 at the end, which stands nowhere in JSON.
    #[inline(always)]
    pub(crate) fn byte(self) -> u8 {
        self.0.as_bytes().first().copied().unwrap_or(0)
    }

    /// What follows the literal, if it is next.
    #[inline(always)]
    pub(crate) fn after(self, literal: &'static str) -> Option<Self> {
        self.0.strip_prefix(literal).map(Self)
    }

    /// What follows the literal, which must be next.
    #[inline(always)]
    pub(crate) fn expect(self, literal: &'static str) -> Result<Self, Rejected> {
        self.after(literal).ok_or(Rejected)
    }

    /// What stands before the quote at `at`, and what behind it; `None` when no quote is there.
    #[inline(always)]
    pub(crate) fn around_quote(self, at: usize) -> Option<(&'a str, Self)> {
        around_quote(self.0, at).map(|(before, after)| (before, Self(after)))
    }

    /// Cuts before the byte at `at`: an ASCII byte, or the end. At any other place all of it stands before the cut.
    #[inline(always)]
    pub(crate) fn split(self, at: usize) -> (&'a str, Self) {
        let (head, tail) = self.0.split_at_checked(at).unwrap_or((self.0, ""));
        (head, Self(tail))
    }

    /// Steps over the next byte, which the caller has seen to be ASCII.
    #[inline(always)]
    pub(crate) fn step(self) -> Self {
        self.split(1).1
    }

    /// What stands before `later`, a later rest of the same text.
    pub(crate) fn until(self, later: Self) -> &'a str {
        self.split(self.len().saturating_sub(later.len())).0
    }

    /// Steps over white space, of which the vendors send none.
    #[inline(always)]
    pub(crate) fn token(self) -> Self {
        if self.byte() <= b' ' { self.skip_space() } else { self }
    }

    fn skip_space(self) -> Self {
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
        let behind = self.0.as_bytes().iter().position(|byte| !is_space(byte));
        Self(behind.and_then(|behind| self.0.get(behind..)).unwrap_or_default())
    }
}
