//! Where deliveries are kept until they are worked off.

mod entry;
mod error;
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

/// Keeps deliveries, and hands them out as work.
///
/// **Kept once.** A delivery is identified by its system and its [`Key`](crate::Key). A second one is counted and not kept.
/// [`store`](Self::store) is done when the delivery would survive a crash.
///
/// **In order.** Of each document at most one delivery is out at a time, the earliest of those at hand, by
/// [`Envelope::revision`](gancho_core::Envelope::revision). While it is out, waits for its next try, or is taken out by a
/// crash, the others of its document wait. One that comes after a later one was handed out is *superseded*: it is kept, and
/// not handed out, so that no older update passes a newer one or a deletion.
///
/// **At least once.** Work is leased. Whoever does not acknowledge it before the lease ends, by a crash say, has it handed out
/// again. So handlers see some deliveries twice, and know them by [`Work::key`].
pub trait Inbox: Clone + Send + Sync + 'static {
    /// Keeps a delivery, unless it is there already.
    fn store(&self, entry: Entry) -> impl Future<Output = Result<Stored, InboxError>> + Send;

    /// Leases work that is due, at most so much of it.
    fn take(
        &self,
        most: usize,
        lease: Duration,
    ) -> impl Future<Output = Result<Vec<Work>, InboxError>> + Send;

    /// Says that work is done. False when its lease had ended and it was handed out again, or is done already.
    fn acknowledge(&self, work: &Work) -> impl Future<Output = Result<bool, InboxError>> + Send;

    /// Gives work back, to be handed out again after a pause. False as of [`acknowledge`](Self::acknowledge).
    fn retry(
        &self,
        work: &Work,
        after: Duration,
        reason: &str,
    ) -> impl Future<Output = Result<bool, InboxError>> + Send;

    /// Takes work out of the way of the rest of its document: a dead letter. False as of [`acknowledge`](Self::acknowledge).
    fn bury(&self, work: &Work, reason: &str) -> impl Future<Output = Result<bool, InboxError>> + Send;

    /// Makes work of the dead letters again, unless they are superseded by now. Returns how many.
    fn revive(&self) -> impl Future<Output = Result<u64, InboxError>> + Send;

    /// Parses anew what could not be parsed, as after an upgrade.
    fn replay(&self) -> impl Future<Output = Result<Replayed, InboxError>> + Send;

    /// Forgets deliveries that are done or superseded and came before a time. Returns how many.
    ///
    /// How far each document is stays known, deletions too: a late update does not raise the dead. A duplicate of what was
    /// forgotten is taken for new, so let this be days after the vendor's last retry.
    fn forget(&self, before: DateTime<Utc>) -> impl Future<Output = Result<u64, InboxError>> + Send;

    /// How many deliveries are in which state.
    fn counts(&self) -> impl Future<Output = Result<Counts, InboxError>> + Send;

    /// What was kept after the one with this id, in order of arrival; 0 begins with the first.
    fn after(&self, id: i64, most: usize) -> impl Future<Output = Result<Vec<Kept>, InboxError>> + Send;
}
