//! The entries of an inbox.

use std::fmt;

use gancho_core::chrono::{DateTime, Utc};

use crate::subject::subject;
use crate::{Delivery, Key, Outcome, Raw, Unparsed, observe};

/// A delivery to be stored in an inbox.
///
/// `Debug` shows no value of the payload, and therefore neither subject nor revision.
#[derive(Clone)]
#[non_exhaustive]
pub struct Entry {
    /// The request.
    pub raw: Raw,
    /// When it arrived.
    pub received_at: DateTime<Utc>,
    /// The key, which identifies duplicates.
    pub key: Key,
    /// The event's name, or `other` for one that is not in the table of events; `None` when the body cannot be parsed.
    pub event: Option<&'static str>,
    /// The subject: equal for two deliveries if and only if one may supersede the other. `None` if the delivery has none, or
    /// several.
    pub subject: Option<String>,
    /// The revision of the subject, as [`Revision::sort_key`](gancho_core::Revision::sort_key); present if there is a
    /// subject.
    pub revision: Option<String>,
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { raw, received_at, key, event, .. } = self;
        f.debug_struct("Entry")
            .field("raw", raw)
            .field("received_at", received_at)
            .field("key", key)
            .field("event", event)
            .finish_non_exhaustive()
    }
}

impl From<Delivery> for Entry {
    fn from(delivery: Delivery) -> Self {
        let subject = subject(&delivery.envelope);
        let revision = delivery.envelope.revision().filter(|_| subject.is_some());
        Self {
            event: Some(observe::event(&delivery.envelope)),
            subject,
            revision: revision.map(|revision| revision.sort_key()),
            raw: delivery.raw,
            received_at: delivery.received_at,
            key: delivery.key,
        }
    }
}

impl From<Unparsed> for Entry {
    fn from(unparsed: Unparsed) -> Self {
        let Unparsed { raw, received_at, key, .. } = unparsed;
        Self { raw, received_at, key, event: None, subject: None, revision: None }
    }
}

#[cfg(feature = "testing")]
impl Entry {
    /// A delivery as stored by a version that cannot parse it.
    #[doc(hidden)]
    pub fn unparsed_for_test(raw: Raw, received_at: DateTime<Utc>) -> Self {
        Self { key: Key::of_body(&raw.body), raw, received_at, event: None, subject: None, revision: None }
    }
}

impl Outcome {
    /// The entry for a request; `None` if it was refused.
    pub fn entry(self) -> Option<Entry> {
        match self {
            Self::Delivery(delivery) => Some((*delivery).into()),
            Self::Unparsed(unparsed) => Some((*unparsed).into()),
            Self::Refused(_) => None,
        }
    }
}

/// The result of storing a delivery, with its id in the inbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stored {
    /// It was stored.
    New(i64),
    /// The inbox already has a delivery with this key. The duplicate was counted.
    Duplicate(i64),
}

/// A delivery in an inbox.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Kept {
    /// Its id in the inbox: the order of arrival.
    pub id: i64,
    /// The request.
    pub raw: Raw,
    /// When it arrived.
    pub received_at: DateTime<Utc>,
    /// Its key.
    pub key: Key,
    /// The number of duplicates.
    pub duplicates: u64,
}
