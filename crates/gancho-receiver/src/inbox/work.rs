//! What an inbox hands out.

use gancho_core::chrono::{DateTime, Utc};
use gancho_core::{Envelope, Error, ParseOptions};

use crate::{Key, Raw};

/// A delivery to be worked off.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Work {
    /// Its id in the inbox.
    pub id: i64,
    /// The request.
    pub raw: Raw,
    /// When it came.
    pub received_at: DateTime<Utc>,
    /// Its key: the same each time it is handed out.
    pub key: Key,
    /// How many times it has been handed out, this one counted. It also tells this lease from others.
    pub tries: u32,
}

impl Work {
    /// The typed payload, parsed again from what came.
    ///
    /// # Errors
    ///
    /// Only when a later version of the model refuses what an earlier one took.
    pub fn envelope(&self) -> Result<Envelope, Error> {
        ParseOptions::new().system(self.raw.system).from_slice(&self.raw.body)
    }
}

/// How many deliveries are in which state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// Waiting to be handed out, or for their next try.
    pub ready: u64,
    /// Handed out.
    pub leased: u64,
    /// Worked off.
    pub done: u64,
    /// Given up.
    pub dead: u64,
    /// Older than what was handed out of their document.
    pub superseded: u64,
    /// Not to be parsed so far.
    pub unparsed: u64,
    /// How many times a delivery came again.
    pub duplicates: u64,
}

impl Counts {
    /// All that are kept.
    pub fn total(&self) -> u64 {
        [self.ready, self.leased, self.done, self.dead, self.superseded, self.unparsed].iter().sum()
    }
}

/// What parsing anew has brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Replayed {
    /// Parsed now, and made work of.
    pub parsed: u64,
    /// Parsed now, and found to be a duplicate of one that is kept.
    pub duplicates: u64,
    /// Still not to be parsed.
    pub unparsed: u64,
}
