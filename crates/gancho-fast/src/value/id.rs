//! Ids.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use gancho_core::checked::FromChecked;
use serde::de::DeserializeOwned;

use super::text::Text;
use crate::ToCore;

/// A borrowed id: a non-empty string. `T` is the id type of core.
///
/// ```
/// # use gancho_fast::{Arena, EnvelopeView, from_slice};
/// # let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// # let arena = Arena::new();
/// if let EnvelopeView::Crm(envelope) = from_slice(body, &arena)? {
///     assert!(envelope.transaction_uuid.as_str().starts_with("a0744735"));
///     assert!(envelope.transaction_uuid.to_core().as_uuid().is_some());
/// }
/// # Ok::<(), gancho_core::Error>(())
/// ```
pub struct Id<'a, T> {
    text: &'a str,
    of: PhantomData<fn() -> T>,
}

impl<'a, T> Id<'a, T> {
    /// The id as a string.
    pub fn as_str(&self) -> &'a str {
        self.text
    }

    /// The same id with another type.
    #[inline(always)]
    pub(crate) fn with_type<U>(self) -> Id<'a, U> {
        Id { text: self.text, of: PhantomData }
    }

    /// The id as the type of core.
    pub fn to_core(self) -> T
    where
        T: FromChecked,
    {
        T::from_checked(self.text)
    }
}

impl<T> Clone for Id<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<'_, T> {}

impl<T> PartialEq for Id<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> Eq for Id<'_, T> {}

impl<T> PartialEq<str> for Id<'_, T> {
    fn eq(&self, other: &str) -> bool {
        self.text == other
    }
}

impl<T> PartialEq<&str> for Id<'_, T> {
    fn eq(&self, other: &&str) -> bool {
        self.text == *other
    }
}

impl<T> fmt::Debug for Id<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.text, f)
    }
}

impl<T> fmt::Display for Id<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text)
    }
}

impl<T> Deref for Id<'_, T> {
    type Target = str;

    fn deref(&self) -> &str {
        self.text
    }
}

impl<T: FromChecked> ToCore for Id<'_, T> {
    type Core = T;

    fn to_core(self) -> T {
        Id::to_core(self)
    }
}

impl<'a, T: FromChecked + DeserializeOwned> Text<'a> for Id<'a, T> {
    const BLANK: Self = Self { text: "", of: PhantomData };

    /// The length of the CRM's ids.
    const USUAL: usize = 24;

    #[inline(always)]
    fn of(text: &'a str) -> Option<Self> {
        if text.is_empty() { None } else { Some(Self { text, of: PhantomData }) }
    }
}
