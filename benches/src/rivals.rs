//! The rivals: structs of the same content that other parsers fill, borrowing what can be borrowed.
//!
//! Conversions are the same: timestamps by core's parser, money into a decimal. The rivals are favoured where there is
//! a choice: they know the document's type beforehand, do not tell `{}`, `""`, `null` and absence apart, take money
//! through a float, keep custom fields in a vector, and leave objects in free-form places unread.

mod content;
pub mod crm;
pub mod marketing;
pub mod superoffice;
mod value;

pub use value::{Fields, Free, Money, Text};

use std::hint::black_box;

use serde::Deserialize;

use crate::digest::Digest;
use crate::realistic::Kind;
use content::Content as _;

/// A parser that fills any of the structs.
pub trait Rival {
    /// Reads a body into one of them; whether it could.
    fn read<'a, T: Deserialize<'a>>(&self, body: &'a [u8]) -> Option<T>;
}

/// serde_json, from bytes.
#[derive(Clone, Copy, Debug)]
pub struct SerdeJson;

impl Rival for SerdeJson {
    #[inline]
    fn read<'a, T: Deserialize<'a>>(&self, body: &'a [u8]) -> Option<T> {
        serde_json::from_slice(body).ok()
    }
}

/// serde_json, from text that is checked to be UTF-8 first.
#[derive(Clone, Copy, Debug)]
pub struct SerdeJsonStr;

impl Rival for SerdeJsonStr {
    #[inline]
    fn read<'a, T: Deserialize<'a>>(&self, body: &'a [u8]) -> Option<T> {
        serde_json::from_str(simdutf8::basic::from_utf8(body).ok()?).ok()
    }
}

/// sonic-rs.
#[derive(Clone, Copy, Debug)]
pub struct SonicRs;

impl Rival for SonicRs {
    #[inline]
    fn read<'a, T: Deserialize<'a>>(&self, body: &'a [u8]) -> Option<T> {
        sonic_rs::from_slice(body).ok()
    }
}

/// One line for each kind of delivery, with the struct that it is read into.
macro_rules! kinds {
    ($($kind:ident => $content:ty,)*) => {
        /// Reads a body as what it is; whether it could.
        #[inline]
        pub fn read(rival: &impl Rival, kind: Kind, body: &[u8]) -> bool {
            match kind {
                $(Kind::$kind => black_box(rival.read::<$content>(body)).is_some(),)*
            }
        }

        /// What stands in a body, read into the same structs.
        pub fn digest(rival: &impl Rival, kind: Kind, body: &[u8]) -> Option<Digest> {
            match kind {
                $(Kind::$kind => rival.read::<$content>(body)?.digest(),)*
            }
        }
    };
}

kinds! {
    Deal => crm::Envelope<'_, crm::Deal<'_>>,
    Contact => crm::Envelope<'_, crm::Contact<'_>>,
    Organization => crm::Envelope<'_, crm::Organization<'_>>,
    Task => crm::Envelope<'_, crm::Task<'_>>,
    Product => crm::Envelope<'_, crm::Product<'_>>,
    Origin => crm::Envelope<'_, crm::Origin<'_>>,
    Deleted => crm::Envelope<'_, crm::Reference<'_>>,
    Marketing => marketing::Envelope<'_>,
    Leads => marketing::LeadsEnvelope<'_>,
    SuperOffice => superoffice::Notification<'_>,
}
