//! Leased deliveries, and the counts of an inbox.

use gancho_core::chrono::{DateTime, Utc};
use gancho_core::{Envelope, Error, ParseOptions};

use crate::{Key, Raw};

/// A delivery to be processed.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Work {
    /// Its id in the inbox.
    pub id: i64,
    /// The request.
    pub raw: Raw,
    /// When it arrived.
    pub received_at: DateTime<Utc>,
    /// Its key: the same each time it is handed out.
    pub key: Key,
    /// How many times it has been handed out, including this time. It also identifies this lease.
    pub tries: u32,
}

impl Work {
    /// The typed payload, parsed again from the stored body.
    ///
    /// # Errors
    ///
    /// Only if a later version of the model rejects what an earlier one accepted.
    pub fn envelope(&self) -> Result<Envelope, Error> {
        ParseOptions::new().system(self.raw.system).from_slice(&self.raw.body)
    }
}

/// The number of deliveries in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// Waiting to be handed out, or for the next attempt.
    pub ready: u64,
    /// Handed out.
    pub leased: u64,
    /// Processed.
    pub done: u64,
    /// Dead letters: processing failed too often.
    pub dead: u64,
    /// Superseded: older than a delivery of the same document that was handed out.
    pub superseded: u64,
    /// Not parsed, because the body is invalid or unknown to this version.
    pub unparsed: u64,
    /// The number of duplicates.
    pub duplicates: u64,
}

impl Counts {
    /// The number of all stored deliveries.
    pub fn total(&self) -> u64 {
        [self.ready, self.leased, self.done, self.dead, self.superseded, self.unparsed].iter().sum()
    }
}

/// The result of parsing stored bodies again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Replayed {
    /// Parsed now, and available as work.
    pub parsed: u64,
    /// Parsed now, and found to be a duplicate of a stored delivery.
    pub duplicates: u64,
    /// Still not parsed.
    pub unparsed: u64,
}
