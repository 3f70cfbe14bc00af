//! An inbox in an SQLite database.

mod file;
#[cfg(test)]
mod plans;
mod schema;
mod statements;
mod writer;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use gancho_core::chrono::{DateTime, Utc};
use rusqlite::Connection;

use self::file::File;
use self::writer::Writer;
use super::{Counts, Entry, Inbox, InboxError, Kept, Replayed, Stored, Work};
use crate::receiver::now;

/// An inbox in its own SQLite database.
///
/// One thread writes. Deliveries that arrive during a commit share the next one, so that a burst does not need an
/// `fsync` for each delivery. [`store`](Inbox::store) returns when the commit is on disk (WAL, `synchronous=FULL`).
///
/// Clones share the database. When the last one is dropped, pending calls are committed.
///
/// When the file is removed or replaced while the inbox is open, [`store`](Inbox::store) fails, because what it would
/// store is lost when the inbox is closed. Deliveries that were stored before can still be processed.
///
/// ```
/// # tokio::runtime::Builder::new_current_thread().enable_time().build()?.block_on(async {
/// use std::time::Duration;
///
/// use gancho_receiver::{Inbox as _, SqliteInbox, Stored};
///
/// let inbox = SqliteInbox::in_memory()?;
/// # use gancho_receiver::{Receiver, gancho_core::System};
/// # let receiver = Receiver::builder().allow_unsigned(System::RdStationCrm).build()?;
/// # let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735"}"#;
/// # let entry = receiver.accept(&http::Method::POST, &"/".parse()?, &http::HeaderMap::new(), body.as_slice()).entry().unwrap();
/// assert_eq!(inbox.store(entry.clone()).await?, Stored::New(1));
/// assert_eq!(inbox.store(entry).await?, Stored::Duplicate(1));
/// for work in inbox.take(10, Duration::from_secs(60)).await? {
///     println!("{}", work.envelope()?.event_name());
///     inbox.acknowledge(&work).await?;
/// }
/// assert_eq!(inbox.counts().await?.done, 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct SqliteInbox {
    writer: Writer,
    /// `None` for a database in memory.
    file: Option<Arc<File>>,
}

impl SqliteInbox {
    /// Opens the database in this file, or creates it.
    ///
    /// # Errors
    ///
    /// When the file cannot be opened, is not an inbox, or was created by a later version.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, InboxError> {
        let mut inbox = Self::new(Connection::open(&path))?;
        inbox.file = File::at(path.as_ref()).map(Arc::new);
        Ok(inbox)
    }

    /// An inbox in memory, for tests.
    ///
    /// # Errors
    ///
    /// When there is no memory left.
    pub fn in_memory() -> Result<Self, InboxError> {
        Self::new(Connection::open_in_memory())
    }

    fn new(connection: rusqlite::Result<Connection>) -> Result<Self, InboxError> {
        let opened = connection.and_then(|mut connection| {
            schema::prepare(&mut connection)?;
            Ok(connection)
        });
        let connection = opened.map_err(|error| writer::failed("cannot open the inbox", &error))?;
        let writer =
            Writer::start(connection).map_err(|error| InboxError::new("cannot start a thread", error))?;
        Ok(Self { writer, file: None })
    }

    /// Whether the file that was opened still has its name; otherwise deliveries cannot be stored any more. True for an
    /// inbox in memory.
    pub fn is_in_place(&self) -> bool {
        self.file.as_ref().is_none_or(|file| file.is_in_place())
    }

    /// Limits the size of the database; further deliveries are not stored. A page has 4096 bytes.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn limit_pages(&self, pages: u32) -> Result<(), InboxError> {
        self.writer
            .call(move |connection| {
                connection.query_row(&format!("PRAGMA max_page_count={pages}"), [], |_| Ok(()))
            })
            .await
    }

    /// The value stored under this name, such as the position up to which an archive is written.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn mark(&self, name: &'static str) -> Result<Option<String>, InboxError> {
        self.writer.call(move |connection| statements::mark(connection, name)).await
    }

    /// Stores a value under this name.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn set_mark(&self, name: &'static str, value: String) -> Result<(), InboxError> {
        self.writer.call(move |connection| statements::set_mark(connection, name, &value)).await
    }
}

impl Inbox for SqliteInbox {
    async fn store(&self, entry: Entry) -> Result<Stored, InboxError> {
        let inbox = self.file.clone();
        self.writer
            .call(move |connection| {
                // In the transaction, so that it is committed at once.
                if inbox.is_some_and(|file| !file.is_in_place()) {
                    return Err(rusqlite::Error::ToSqlConversionFailure(
                        "its file was removed or replaced; open it again".into(),
                    ));
                }
                statements::store(connection, &entry)
            })
            .await
    }

    async fn take(&self, most: usize, lease: Duration) -> Result<Vec<Work>, InboxError> {
        self.writer.call(move |connection| statements::take(connection, most, lease, now())).await
    }

    async fn acknowledge(&self, work: &Work) -> Result<bool, InboxError> {
        let (id, tries) = (work.id, work.tries);
        self.writer.call(move |connection| statements::acknowledge(connection, id, tries)).await
    }

    async fn retry(&self, work: &Work, after: Duration, reason: &str) -> Result<bool, InboxError> {
        let (id, tries, reason) = (work.id, work.tries, reason.to_owned());
        self.writer
            .call(move |connection| statements::retry(connection, id, tries, now(), after, &reason))
            .await
    }

    async fn bury(&self, work: &Work, reason: &str) -> Result<bool, InboxError> {
        let (id, tries, reason) = (work.id, work.tries, reason.to_owned());
        self.writer.call(move |connection| statements::bury(connection, id, tries, &reason)).await
    }

    async fn revive(&self) -> Result<u64, InboxError> {
        self.writer.call(statements::revive).await
    }

    async fn replay(&self, up_to: i64) -> Result<Replayed, InboxError> {
        // Deliveries are parsed in batches, so that others can be stored in between.
        let mut replayed = Replayed::default();
        let mut last = 0;
        loop {
            let (next, piece) =
                self.writer.call(move |connection| statements::replay(connection, last, up_to)).await?;
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
                self.writer.call(move |connection| statements::forget(connection, before, up_to)).await?;
            forgotten += piece;
            if piece == 0 {
                return Ok(forgotten);
            }
        }
    }

    async fn counts(&self) -> Result<Counts, InboxError> {
        self.writer.call(statements::counts).await
    }

    async fn after(&self, id: i64, most: usize) -> Result<Vec<Kept>, InboxError> {
        self.writer.call(move |connection| statements::after(connection, id, most)).await
    }
}
