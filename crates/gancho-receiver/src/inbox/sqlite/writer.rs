//! The thread that owns the connection, and commits in groups.

use std::fmt;
use std::io;
use std::panic::AssertUnwindSafe;
use std::thread;

use rusqlite::{Connection, TransactionBehavior};
use tokio::sync::{mpsc, oneshot};

use crate::inbox::InboxError;

/// The capacity of the queue. When it is full, callers wait.
const WAITING: usize = 4096;
/// The maximum number of calls in one commit, which bounds how long the first of them waits.
const GROUP: usize = 512;

#[derive(Clone)]
pub(super) struct Writer {
    calls: mpsc::Sender<Box<dyn Call>>,
}

impl fmt::Debug for Writer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer").finish_non_exhaustive()
    }
}

impl Writer {
    pub(super) fn start(connection: Connection) -> io::Result<Self> {
        let (calls, waiting) = mpsc::channel(WAITING);
        thread::Builder::new().name("gancho-inbox".to_owned()).spawn(move || run(connection, waiting))?;
        Ok(Self { calls })
    }

    /// Runs a function within a transaction, and returns its result when the transaction is committed. If it fails, its
    /// own changes are rolled back, and those of the other calls of the transaction are committed.
    pub(super) async fn call<T: Send + 'static>(
        &self,
        call: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, InboxError> {
        let (sender, receiver) = oneshot::channel();
        let pending = PendingCall { call: Some(call), result: None, sender };
        self.calls.send(Box::new(pending)).await.map_err(|_| InboxError::closed())?;
        receiver.await.map_err(|_| InboxError::closed())?
    }
}

/// Why a call or a transaction failed. SQLite's messages contain names of tables and columns, but no values.
#[derive(Clone)]
struct Reason(String);

impl From<rusqlite::Error> for Reason {
    fn from(error: rusqlite::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<Reason> for InboxError {
    fn from(reason: Reason) -> Self {
        Self::new("the inbox failed", reason.0)
    }
}

/// A part of a transaction, and its waiting caller.
trait Call: Send {
    /// Runs it. After an error, its changes must be rolled back.
    fn run(&mut self, connection: &Connection) -> Result<(), Reason>;
    /// Notifies the caller when the transaction has ended.
    fn finish(self: Box<Self>, outcome: Result<(), Reason>);
}

struct PendingCall<F, T> {
    call: Option<F>,
    result: Option<Result<T, Reason>>,
    sender: oneshot::Sender<Result<T, InboxError>>,
}

impl<T: Send, F: FnOnce(&Connection) -> rusqlite::Result<T> + Send> Call for PendingCall<F, T> {
    fn run(&mut self, connection: &Connection) -> Result<(), Reason> {
        let Some(call) = self.call.take() else { return Ok(()) };
        // A panic must not end the thread: the inbox would be closed.
        let result = match std::panic::catch_unwind(AssertUnwindSafe(|| call(connection))) {
            Ok(result) => result.map_err(Reason::from),
            Err(_) => Err(Reason("a call panicked".to_owned())),
        };
        let failed = result.as_ref().err().cloned();
        self.result = Some(result);
        failed.map_or(Ok(()), Err)
    }

    fn finish(self: Box<Self>, outcome: Result<(), Reason>) {
        let result = match (outcome, self.result) {
            // The reason of the call itself says more than that of the transaction.
            (_, Some(Err(reason))) | (Err(reason), _) => Err(reason.into()),
            (Ok(()), Some(Ok(result))) => Ok(result),
            (Ok(()), None) => Err(InboxError::closed()),
        };
        // The caller may be gone.
        let _ = self.sender.send(result);
    }
}

/// Ends when the last clone of the inbox is dropped and all calls are done.
fn run(mut connection: Connection, mut waiting: mpsc::Receiver<Box<dyn Call>>) {
    let mut group = Vec::with_capacity(GROUP);
    while waiting.blocking_recv_many(&mut group, GROUP) > 0 {
        let outcome = commit(&mut connection, &mut group);
        for call in group.drain(..) {
            call.finish(outcome.clone());
        }
    }
}

/// Runs all calls in one transaction. An error means that none of them is committed.
fn commit(connection: &mut Connection, group: &mut [Box<dyn Call>]) -> Result<(), Reason> {
    let mut transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for call in group {
        let savepoint = transaction.savepoint()?;
        match call.run(&savepoint) {
            Ok(()) => savepoint.commit()?,
            // After some errors, SQLite has rolled back the whole transaction.
            Err(reason) if savepoint.is_autocommit() => return Err(reason),
            // Only this call is rolled back.
            Err(_) => savepoint.finish()?,
        }
    }
    Ok(transaction.commit()?)
}

pub(super) fn failed(what: &'static str, error: &rusqlite::Error) -> InboxError {
    InboxError::new(what, error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs statements as the calls of one transaction. Returns the error of each.
    fn run_all(connection: &mut Connection, calls: &[&'static str]) -> Vec<Option<String>> {
        let mut group: Vec<Box<dyn Call>> = Vec::new();
        let mut answers = Vec::new();
        for sql in calls {
            let (sender, receiver) = oneshot::channel();
            let call = |connection: &Connection| connection.execute_batch(sql);
            group.push(Box::new(PendingCall { call: Some(call), result: None, sender }));
            answers.push(receiver);
        }
        let outcome = commit(connection, &mut group);
        for call in group {
            call.finish(outcome.clone());
        }
        answers
            .into_iter()
            .map(|mut answer| answer.try_recv().unwrap().err().map(|error| error.to_string()))
            .collect()
    }

    fn numbers(connection: &Connection) -> Vec<i64> {
        let mut all = connection.prepare("SELECT value FROM number ORDER BY value").unwrap();
        all.query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap()
    }

    fn table() -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch("CREATE TABLE number (value INTEGER PRIMARY KEY)").unwrap();
        connection
    }

    #[test]
    fn a_call_that_fails_changes_nothing_and_fails_alone() {
        let mut connection = table();
        let calls = [
            "INSERT INTO number VALUES (1)",
            "INSERT INTO number VALUES (2); INSERT INTO number VALUES (1)",
            "INSERT INTO number VALUES (3)",
        ];
        let [first, failed, last] = <[_; 3]>::try_from(run_all(&mut connection, &calls)).unwrap();
        assert_eq!((first, last), (None, None));
        assert!(failed.unwrap().starts_with("the inbox failed: UNIQUE constraint failed"));
        assert_eq!(numbers(&connection), [1, 3]);
    }

    #[tokio::test]
    async fn a_panic_is_rolled_back_and_does_not_close_the_inbox() {
        let writer = Writer::start(table()).unwrap();
        let panicked = writer.call(|connection| -> rusqlite::Result<()> {
            connection.execute("INSERT INTO number VALUES (1)", [])?;
            panic!("a bug");
        });
        assert_eq!(panicked.await.unwrap_err().to_string(), "the inbox failed: a call panicked");
        assert_eq!(writer.call(|connection| Ok(numbers(connection))).await.unwrap(), [0; 0]);
    }

    #[test]
    fn all_calls_fail_if_sqlite_rolls_back_the_transaction() {
        let mut connection = table();
        let calls =
            ["INSERT INTO number VALUES (1)", "ROLLBACK; SELECT absent", "INSERT INTO number VALUES (2)"];
        let errors = run_all(&mut connection, &calls);
        assert!(errors.iter().flatten().all(|error| error.contains("no such column")), "{errors:?}");
        assert_eq!(errors.iter().flatten().count(), 3);
        assert_eq!(numbers(&connection), [0; 0]);
        assert_eq!(run_all(&mut connection, &["INSERT INTO number VALUES (4)"]), [None]);
    }
}
