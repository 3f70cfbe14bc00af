//! Stores deliveries until they are processed.

mod entry;
mod error;
mod pause;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(feature = "sqlite")]
mod sqlite;
mod state;
mod stored_headers;
mod work;

use std::future::Future;
use std::time::Duration;

use gancho_core::chrono::{DateTime, Utc};

pub use self::entry::{Entry, Kept, Stored};
pub use self::error::InboxError;
#[cfg(feature = "postgres")]
pub use self::postgres::PostgresInbox;
#[cfg(feature = "sqlite")]
pub use self::sqlite::SqliteInbox;
pub use self::work::{Counts, Replayed, Work};

/// The size of the bodies, in bytes, at which [`Inbox::after`] and each step of [`Inbox::replay`] end, so that reading
/// takes bounded memory.
#[cfg(any(feature = "sqlite", feature = "postgres"))]
const MAX_BYTES: usize = 8 << 20;

/// Stores deliveries, and leases them as work.
///
/// **Stored once.** A delivery is identified by its system and its [`Key`](crate::Key). Duplicates are counted, but not
/// stored. [`store`](Self::store) returns when the delivery would survive a crash.
///
/// **In order.** At most one delivery of each document is leased at a time: the earliest stored one, by
/// [`Envelope::revision`](gancho_core::Envelope::revision). While it is leased or waits for its next attempt, the other
/// deliveries of its document wait. A delivery that arrives after a later one was leased is *superseded*: it is stored,
/// but never leased, so that no older update follows a newer one or a deletion.
///
/// **At least once.** Work is leased. If it is not acknowledged before the lease ends, for example after a crash, it is
/// leased again. Handlers may therefore receive a delivery twice, and can detect that by [`Work::key`].
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use std::time::Duration;
///
/// use gancho_receiver::{Inbox, InboxError, SqliteInbox};
/// # use gancho_receiver::{Receiver, gancho_core::System};
/// # let receiver = Receiver::builder().allow_unsigned(System::RdStationCrm).build()?;
/// # let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// # let entry = receiver.accept(&http::Method::POST, &"/".parse()?, &http::HeaderMap::new(), body.as_slice()).entry().unwrap();
///
/// /// Processes the deliveries that are due, in any inbox.
/// async fn process(inbox: &impl Inbox) -> Result<usize, InboxError> {
///     let due = inbox.take(10, Duration::from_secs(60)).await?;
///     for work in &due {
///         println!("{}", work.key.fingerprint());
///         inbox.acknowledge(work).await?;
///     }
///     Ok(due.len())
/// }
///
/// let inbox = SqliteInbox::in_memory()?;
/// inbox.store(entry).await?;
/// assert_eq!(process(&inbox).await?, 1);
/// # Ok(())
/// # }
/// ```
pub trait Inbox: Clone + Send + Sync + 'static {
    /// Stores a delivery, unless it is a duplicate.
    fn store(&self, entry: Entry) -> impl Future<Output = Result<Stored, InboxError>> + Send;

    /// Leases work that is due, up to this number of deliveries. With [`Duration::MAX`], the lease practically never
    /// ends.
    ///
    /// A delivery that this version cannot read, for example because a later version stored it for a new system, is set
    /// aside: it counts as not parsed, and a [`replay`](Self::replay) by a later version makes it available again.
    /// Until then, it blocks neither its document nor others.
    fn take(
        &self,
        most: usize,
        lease: Duration,
    ) -> impl Future<Output = Result<Vec<Work>, InboxError>> + Send;

    /// Acknowledges that work is done. Returns false if its lease no longer holds: a later [`take`](Self::take) found
    /// that the lease had ended, or the work was already acknowledged, retried or buried.
    fn acknowledge(&self, work: &Work) -> impl Future<Output = Result<bool, InboxError>> + Send;

    /// Ends the lease of work that failed; it can be leased again after a pause. Returns false in the same cases as
    /// [`acknowledge`](Self::acknowledge).
    fn retry(
        &self,
        work: &Work,
        after: Duration,
        reason: &str,
    ) -> impl Future<Output = Result<bool, InboxError>> + Send;

    /// Makes work a dead letter, which no longer blocks its document. Returns false in the same cases as
    /// [`acknowledge`](Self::acknowledge).
    fn bury(&self, work: &Work, reason: &str) -> impl Future<Output = Result<bool, InboxError>> + Send;

    /// Makes dead letters available as work again, with all their attempts; those that are superseded by now become
    /// superseded deliveries instead. Returns the number of both together.
    fn revive(&self) -> impl Future<Output = Result<u64, InboxError>> + Send;

    /// Parses again the deliveries that could not be parsed, for example after an upgrade: those whose id is at most
    /// `up_to`, or all with [`i64::MAX`].
    ///
    /// A delivery that turns out to be a duplicate is deleted. A reader of [`after`](Self::after) passes the last id
    /// that it has read, so that no delivery disappears before it is read.
    fn replay(&self, up_to: i64) -> impl Future<Output = Result<Replayed, InboxError>> + Send;

    /// Deletes deliveries that are done or superseded, that arrived before a time, and whose id is at most `up_to`:
    /// [`i64::MAX`], or the last id that a reader of [`after`](Self::after) has read. Returns their number.
    ///
    /// The revision of each document remains stored, even that of a document that was deleted, so that a late update
    /// does not restore it. A duplicate of a delivery that was deleted from the inbox is stored as new, so keep
    /// deliveries for some days after the vendor's last retry. A delivery that another call uses at the moment may be
    /// left to a later call.
    fn forget(
        &self,
        before: DateTime<Utc>,
        up_to: i64,
    ) -> impl Future<Output = Result<u64, InboxError>> + Send;

    /// The number of deliveries in each state. This reads all of them, so do not call it often.
    fn counts(&self) -> impl Future<Output = Result<Counts, InboxError>> + Send;

    /// The deliveries that were stored after the one with this id, in order of arrival, up to this number. With id 0,
    /// they start at the first delivery. They are fewer if their bodies reach 8 MiB together: then they end with the
    /// delivery that reaches it.
    ///
    /// A delivery that this version cannot read is an error, and not skipped: an archive would lose it.
    fn after(&self, id: i64, most: usize) -> impl Future<Output = Result<Vec<Kept>, InboxError>> + Send;
}
