//! Values of extensible enums.

use std::fmt;
use std::marker::PhantomData;

use serde::de::DeserializeOwned;

use super::text::Text;
use crate::ToCore;

/// A borrowed value of core's extensible enum `T`: a `Word<DealStatus>` is `"ongoing"`, or any other string.
///
/// ```
/// use gancho_core::rdstation::crm::DealStatus;
/// use gancho_fast::rdstation::crm::{ChangeView, EventView};
/// use gancho_fast::{Arena, EnvelopeView, Word, from_slice};
///
/// let body = br#"{"event_name":"crm_deal_created","document":{"id":"67e6","name":"Solar",
///     "status":"ongoing",
///     "created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},
///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
/// let arena = Arena::new();
/// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
/// let EventView::Deal(ChangeView::Created(deal)) = delivery.event else { unreachable!() };
/// let status: Word<DealStatus> = deal.status;
/// assert_eq!(status.as_str(), "ongoing");
/// assert_eq!(status.to_core(), DealStatus::Ongoing);
/// # Ok::<(), gancho_fast::Error>(())
/// ```
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
