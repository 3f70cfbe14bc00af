//! The rivals: structs of the same content that other parsers fill, borrowing what can be borrowed.
//!
//! Conversions are the same: timestamps by core's parser, money into a decimal. The rivals are favoured where there is
//! a choice: they know the document's type beforehand, do not tell `{}`, `""`, `null` and absence apart, take money
//! through a float, keep custom fields in a vector, and leave objects in free-form places unread.

pub mod crm;
pub mod marketing;
pub mod superoffice;
mod value;

pub use value::{Fields, Free, Money, Text};

use serde::Deserialize;

use crate::realistic::Kind;

/// A parser that fills any of the structs.
pub trait Rival {
    /// Reads a body into one of them; whether it could.
    fn read<'a, T: Deserialize<'a>>(&self, body: &'a [u8]) -> Option<T>;
}

/// serde_json, from bytes.
#[derive(Debug)]
pub struct SerdeJson;

impl Rival for SerdeJson {
    #[inline]
    fn read<'a, T: Deserialize<'a>>(&self, body: &'a [u8]) -> Option<T> {
        serde_json::from_slice(body).ok()
    }
}

/// serde_json, from text that is checked to be UTF-8 first.
#[derive(Debug)]
pub struct SerdeJsonStr;

impl Rival for SerdeJsonStr {
    #[inline]
    fn read<'a, T: Deserialize<'a>>(&self, body: &'a [u8]) -> Option<T> {
        serde_json::from_str(simdutf8::basic::from_utf8(body).ok()?).ok()
    }
}

/// sonic-rs.
#[derive(Debug)]
pub struct SonicRs;

impl Rival for SonicRs {
    #[inline]
    fn read<'a, T: Deserialize<'a>>(&self, body: &'a [u8]) -> Option<T> {
        sonic_rs::from_slice(body).ok()
    }
}

/// Reads a body as what it is; whether it could.
#[inline]
pub fn read(rival: &impl Rival, kind: Kind, body: &[u8]) -> bool {
    use std::hint::black_box;
    match kind {
        Kind::Deal => black_box(rival.read::<crm::Envelope<'_, crm::Deal<'_>>>(body)).is_some(),
        Kind::Contact => black_box(rival.read::<crm::Envelope<'_, crm::Contact<'_>>>(body)).is_some(),
        Kind::Organization => {
            black_box(rival.read::<crm::Envelope<'_, crm::Organization<'_>>>(body)).is_some()
        }
        Kind::Task => black_box(rival.read::<crm::Envelope<'_, crm::Task<'_>>>(body)).is_some(),
        Kind::Product => black_box(rival.read::<crm::Envelope<'_, crm::Product<'_>>>(body)).is_some(),
        Kind::Origin => black_box(rival.read::<crm::Envelope<'_, crm::Origin<'_>>>(body)).is_some(),
        Kind::Deleted => black_box(rival.read::<crm::Envelope<'_, crm::Reference<'_>>>(body)).is_some(),
        Kind::Marketing => black_box(rival.read::<marketing::Envelope<'_>>(body)).is_some(),
        Kind::Leads => black_box(rival.read::<marketing::LeadsEnvelope<'_>>(body)).is_some(),
        Kind::SuperOffice => black_box(rival.read::<superoffice::Notification<'_>>(body)).is_some(),
    }
}
