//! What an inbox keeps.

use std::fmt;

use gancho_core::chrono::{DateTime, Utc};

use crate::subject::subject;
use crate::{Delivery, Key, Outcome, Raw, Unparsed, observe};

/// A delivery on its way into an inbox.
///
/// `Debug` shows no value of the payload, and so neither subject nor revision.
#[derive(Clone)]
#[non_exhaustive]
pub struct Entry {
    /// The request.
    pub raw: Raw,
    /// When it came.
    pub received_at: DateTime<Utc>,
    /// By what a second one is recognised.
    pub key: Key,
    /// The event's name, or `other` for one that is not in the table of events; `None` when the body cannot be parsed.
    pub event: Option<&'static str>,
    /// What it is about: equal for two deliveries if and only if one may supersede the other. `None` where it names nothing, or
    /// several things.
    pub subject: Option<String>,
    /// How recent its news of the subject is, as [`Revision::sort_key`](gancho_core::Revision::sort_key); there when a subject
    /// is.
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
    /// A delivery as a version keeps it that cannot parse it.
    #[doc(hidden)]
    pub fn unparsed_for_test(raw: Raw, received_at: DateTime<Utc>) -> Self {
        Self { key: Key::of_body(&raw.body), raw, received_at, event: None, subject: None, revision: None }
    }
}

impl Outcome {
    /// What is to be kept of a request; `None` when it was refused.
    pub fn entry(self) -> Option<Entry> {
        match self {
            Self::Delivery(delivery) => Some((*delivery).into()),
            Self::Unparsed(unparsed) => Some((*unparsed).into()),
            Self::Refused(_) => None,
        }
    }
}

/// What became of a delivery that was to be kept; with its id in the inbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stored {
    /// It is kept.
    New(i64),
    /// The inbox holds one of this key, and has counted this one.
    Duplicate(i64),
}

/// A delivery as an inbox holds it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Kept {
    /// Its id in the inbox: the order of arrival.
    pub id: i64,
    /// The request.
    pub raw: Raw,
    /// When it came.
    pub received_at: DateTime<Utc>,
    /// Its key.
    pub key: Key,
    /// How often it came again.
    pub duplicates: u64,
}
