//! Structs with the same content for other libraries, borrowed where possible.
//!
//! The types of the values are the same: core's timestamps, and decimals for money. All else favours the other
//! libraries: they know the type of the document beforehand, do not distinguish `{}`, `""`, `null` and absence, parse
//! money through a float, store custom fields in a vector, and do not parse objects in free-form values.

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
pub trait Peer {
    /// Parses a body into one of them; `None` if it is rejected.
    fn read<'a, T: Deserialize<'a>>(&self, body: &'a [u8]) -> Option<T>;
}

/// serde_json, from bytes.
#[derive(Clone, Copy, Debug)]
pub struct SerdeJson;

impl Peer for SerdeJson {
    #[inline]
    fn read<'a, T: Deserialize<'a>>(&self, body: &'a [u8]) -> Option<T> {
        serde_json::from_slice(body).ok()
    }
}

/// serde_json, from a `str`, after validating UTF-8.
#[derive(Clone, Copy, Debug)]
pub struct SerdeJsonStr;

impl Peer for SerdeJsonStr {
    #[inline]
    fn read<'a, T: Deserialize<'a>>(&self, body: &'a [u8]) -> Option<T> {
        serde_json::from_str(simdutf8::basic::from_utf8(body).ok()?).ok()
    }
}

/// sonic-rs.
#[derive(Clone, Copy, Debug)]
pub struct SonicRs;

impl Peer for SonicRs {
    #[inline]
    fn read<'a, T: Deserialize<'a>>(&self, body: &'a [u8]) -> Option<T> {
        sonic_rs::from_slice(body).ok()
    }
}

/// One line for each kind of delivery, with its struct.
macro_rules! kinds {
    ($($kind:ident => $content:ty,)*) => {
        /// Parses a body of this kind; returns whether it was accepted.
        #[inline]
        pub fn read(peer: &impl Peer, kind: Kind, body: &[u8]) -> bool {
            match kind {
                $(Kind::$kind => black_box(peer.read::<$content>(body)).is_some(),)*
            }
        }

        /// The digest of a body, parsed into the same structs.
        pub fn digest(peer: &impl Peer, kind: Kind, body: &[u8]) -> Option<Digest> {
            match kind {
                $(Kind::$kind => peer.read::<$content>(body)?.digest(),)*
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
