//! An inbox in a PostgreSQL database.

mod connection;
mod error;
mod hidden;
mod schema;
mod statements;
mod writer;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use gancho_core::chrono::{DateTime, Utc};
use tokio_postgres::Config;

use self::connection::Connection;
use self::writer::Writer;
use super::{Counts, Entry, Inbox, InboxError, Kept, Replayed, Stored, Work};

/// The time limit for a change of the tables. It reads all stored deliveries to create an index.
const PREPARE_LIMIT: Duration = Duration::from_secs(30 * 60);

/// An inbox in a PostgreSQL database, which several receivers and workers can share.
///
/// Leases and pauses end by the clock of the database, so the clocks of receivers and workers may differ.
///
/// Deliveries that arrive during a commit share the next one. One connection stores deliveries, and another leases
/// work. A call fails if its connection is lost or the server cannot be reached; the next call connects again. If
/// [`store`](Inbox::store) fails, the response is 503, and the vendor sends the delivery again. TLS is not supported:
/// connect over a socket, a private network or a tunnel.
///
/// Sessions do not inherit settings that would weaken the inbox: `synchronous_commit` is `on` instead of `off`,
/// transactions have the isolation level `READ COMMITTED`, and `statement_timeout` is at most 9 s.
///
/// ```no_run
/// # async fn run() -> Result<(), gancho_receiver::InboxError> {
/// use gancho_receiver::{Inbox as _, PostgresInbox};
///
/// let inbox = PostgresInbox::connect("host=127.0.0.1 user=gancho dbname=inbox").await?;
/// println!("{:?}", inbox.counts().await?);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct PostgresInbox {
    writer: Writer,
    work: Arc<Connection>,
}

impl fmt::Debug for PostgresInbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PostgresInbox").finish_non_exhaustive()
    }
}

impl PostgresInbox {
    /// Connects, and creates missing tables; their names start with `gancho_`. Tables of an earlier version are
    /// changed, which takes a while if they are large. Receivers of that version that already run cannot store
    /// deliveries during the change; then they go on, but cannot start again.
    ///
    /// The address is a connection string of libpq: `host=… user=… dbname=…`, or `postgresql://…`.
    ///
    /// # Errors
    ///
    /// When the address is invalid, the server cannot be reached, the tables cannot be created, or a later version
    /// created them.
    pub async fn connect(address: &str) -> Result<Self, InboxError> {
        // The error does not repeat the address, which may contain a password.
        let config: Config = address
            .parse()
            .map_err(|_| InboxError::new("cannot open the inbox", "this is not the address of a database"))?;
        let (store, work) = (Connection::new(config.clone()), Connection::new(config));
        // Only a change of the tables may take long, and not the connection.
        work.call(async |_| Ok(())).await?;
        work.call_within(PREPARE_LIMIT, async |session| schema::prepare(session).await).await?;
        Ok(Self { writer: Writer::start(store), work: Arc::new(work) })
    }
}

impl Inbox for PostgresInbox {
    async fn store(&self, entry: Entry) -> Result<Stored, InboxError> {
        self.writer.store(entry).await
    }

    async fn take(&self, most: usize, lease: Duration) -> Result<Vec<Work>, InboxError> {
        self.work.call(async |session| statements::take(session, most, lease).await).await
    }

    async fn acknowledge(&self, work: &Work) -> Result<bool, InboxError> {
        self.work.call(async |session| statements::acknowledge(session, work.id, work.tries).await).await
    }

    async fn retry(&self, work: &Work, after: Duration, reason: &str) -> Result<bool, InboxError> {
        self.work
            .call(async |session| statements::retry(session, work.id, work.tries, after, reason).await)
            .await
    }

    async fn bury(&self, work: &Work, reason: &str) -> Result<bool, InboxError> {
        self.work.call(async |session| statements::bury(session, work.id, work.tries, reason).await).await
    }

    async fn revive(&self) -> Result<u64, InboxError> {
        self.work.call(async |session| statements::revive(session).await).await
    }

    async fn replay(&self, up_to: i64) -> Result<Replayed, InboxError> {
        let mut replayed = Replayed::default();
        let mut last = 0;
        loop {
            let (next, piece) =
                self.work.call(async |session| statements::replay(session, last, up_to).await).await?;
            replayed.parsed += piece.parsed;
            replayed.duplicates += piece.duplicates;
            replayed.unparsed += piece.unparsed;
            match next {
                Some(id) => last = id,
                None => return Ok(replayed),
            }
        }
    }

    async fn forget(&self, before: DateTime<Utc>, up_to: i64) -> Result<u64, InboxError> {
        let mut forgotten = 0;
        loop {
            let piece =
                self.work.call(async |session| statements::forget(session, before, up_to).await).await?;
            forgotten += piece;
            if piece == 0 {
                return Ok(forgotten);
            }
        }
    }

    async fn counts(&self) -> Result<Counts, InboxError> {
        self.work.call(async |session| statements::counts(session).await).await
    }

    async fn after(&self, id: i64, most: usize) -> Result<Vec<Kept>, InboxError> {
        self.work.call(async |session| statements::after(session, id, most).await).await
    }
}
