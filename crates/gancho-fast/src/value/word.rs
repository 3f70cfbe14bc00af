//! Values of extensible enums.

use std::fmt;
use std::marker::PhantomData;

use serde::de::DeserializeOwned;

use super::text::Text;
use crate::ToCore;

/// A borrowed value of core's extensible enum `T`: a `Word<DealStatus>` is `"ongoing"`, or any other string.
pub struct Word<'a, T> {
    text: &'a str,
    of: PhantomData<fn() -> T>,
}

impl<'a, T> Word<'a, T> {
    /// The value as received.
    pub fn as_str(&self) -> &'a str {
        self.text
    }

    /// The value as core's enum, for use in a `match`. Only an unknown value is copied.
    pub fn to_core(self) -> T
    where
        T: From<&'a str>,
    {
        T::from(self.text)
    }
}

impl<T> Clone for Word<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Word<'_, T> {}

impl<T> PartialEq for Word<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> Eq for Word<'_, T> {}

impl<T> PartialEq<str> for Word<'_, T> {
    fn eq(&self, other: &str) -> bool {
        self.text == other
    }
}

impl<T> PartialEq<&str> for Word<'_, T> {
    fn eq(&self, other: &&str) -> bool {
        self.text == *other
    }
}

impl<T> fmt::Debug for Word<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.text, f)
    }
}

impl<'a, T: From<&'a str>> ToCore for Word<'a, T> {
    type Core = T;

    fn to_core(self) -> T {
        Word::to_core(self)
    }
}

impl<'a, T: From<&'a str> + DeserializeOwned> Text<'a> for Word<'a, T> {
    const BLANK: Self = Self { text: "", of: PhantomData };

    #[inline(always)]
    fn of(text: &'a str) -> Option<Self> {
        Some(Self { text, of: PhantomData })
    }
}
