//! Leased deliveries, and the counts of an inbox.

use gancho_core::chrono::{DateTime, Utc};
use gancho_core::{Envelope, Error, ParseOptions};

use crate::{Key, Raw};

/// A delivery to be processed.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use std::time::Duration;
///
/// use gancho_receiver::{Inbox as _, SqliteInbox};
/// # use gancho_receiver::{Receiver, gancho_core::System};
/// # let receiver = Receiver::builder().allow_unsigned(System::RdStationCrm).build()?;
/// # let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// # let entry = receiver.accept(&http::Method::POST, &"/".parse()?, &http::HeaderMap::new(), body.as_slice()).entry().unwrap();
///
/// let inbox = SqliteInbox::in_memory()?;
/// inbox.store(entry).await?;
/// let lease = Duration::from_secs(60);
/// let work = inbox.take(1, lease).await?.remove(0);
/// assert_eq!(work.envelope()?.event_name(), "crm_source_deleted");
/// assert!(inbox.retry(&work, Duration::ZERO, "the other system is down").await?);
///
/// let again = inbox.take(1, lease).await?.remove(0);
/// assert_eq!((again.key, again.tries), (work.key, 2));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Work {
    /// Its id in the inbox.
    pub id: i64,
    /// The request.
    pub raw: Raw,
    /// When it arrived.
    pub received_at: DateTime<Utc>,
    /// Its key: the same each time it is leased.
    pub key: Key,
    /// How many times it has been leased, including this time. It also identifies this lease.
    pub tries: u32,
    /// The same number, but only since it was last [revived](crate::Inbox::revive).
    pub attempt: u32,
}

impl Work {
    /// The typed payload, parsed again from the stored body.
    ///
    /// # Errors
    ///
    /// Only if another version of the model accepted the body, and this version rejects it.
    pub fn envelope(&self) -> Result<Envelope, Error> {
        ParseOptions::new().system(self.raw.system).from_slice(&self.raw.body)
    }
}

/// The number of deliveries in each state.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use std::time::Duration;
///
/// use gancho_receiver::{Inbox as _, SqliteInbox};
/// # use gancho_receiver::{Receiver, gancho_core::System};
/// # let receiver = Receiver::builder().allow_unsigned(System::RdStationCrm).build()?;
/// # let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// # let entry = receiver.accept(&http::Method::POST, &"/".parse()?, &http::HeaderMap::new(), body.as_slice()).entry().unwrap();
///
/// let inbox = SqliteInbox::in_memory()?;
/// inbox.store(entry.clone()).await?;
/// inbox.store(entry).await?;
/// let counts = inbox.counts().await?;
/// assert_eq!((counts.ready, counts.duplicates, counts.total()), (1, 1, 1));
///
/// let work = inbox.take(1, Duration::from_secs(60)).await?.remove(0);
/// inbox.bury(&work, "no such customer").await?;
/// assert_eq!(inbox.counts().await?.dead, 1);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// Waiting for the first attempt, or for the next one.
    pub ready: u64,
    /// Leased.
    pub leased: u64,
    /// Processed.
    pub done: u64,
    /// Dead letters: processing failed too often.
    pub dead: u64,
    /// Superseded: older than a delivery of the same document that was leased.
    pub superseded: u64,
    /// Not parsed, because the body is invalid, has too many elements, or is unknown to this version.
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
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use gancho_receiver::gancho_core::System;
/// use gancho_receiver::{Inbox as _, Receiver, SqliteInbox};
/// use http::{HeaderMap, Method, Uri};
///
/// let receiver = Receiver::builder().allow_unsigned(System::RdStationCrm).build()?;
/// let cut_off = br#"{"event_name":"crm_source_del"#.as_slice();
/// let outcome = receiver.accept(&Method::POST, &Uri::from_static("/"), &HeaderMap::new(), cut_off);
/// let inbox = SqliteInbox::in_memory()?;
/// inbox.store(outcome.entry().unwrap()).await?;
///
/// let replayed = inbox.replay(i64::MAX).await?;
/// assert_eq!((replayed.parsed, replayed.duplicates, replayed.unparsed), (0, 0, 1));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Replayed {
    /// Parsed now, and available as work unless superseded.
    pub parsed: u64,
    /// Parsed now, and found to be a duplicate of a stored delivery.
    pub duplicates: u64,
    /// Still not parsed.
    pub unparsed: u64,
}
