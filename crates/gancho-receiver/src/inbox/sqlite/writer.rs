//! The thread that owns the connection, and commits in groups.

use std::fmt;
use std::io;
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

    /// Runs a function within a transaction, and returns its result when the transaction is committed.
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

/// A part of a transaction, and its waiting caller.
trait Call: Send {
    /// Runs it. An error rolls the whole transaction back.
    fn run(&mut self, connection: &Connection) -> rusqlite::Result<()>;
    /// Notifies the caller when the transaction has ended.
    fn finish(self: Box<Self>, outcome: Result<(), &rusqlite::Error>);
}

struct PendingCall<F, T> {
    call: Option<F>,
    result: Option<T>,
    sender: oneshot::Sender<Result<T, InboxError>>,
}

impl<T: Send, F: FnOnce(&Connection) -> rusqlite::Result<T> + Send> Call for PendingCall<F, T> {
    fn run(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        if let Some(call) = self.call.take() {
            self.result = Some(call(connection)?);
        }
        Ok(())
    }

    fn finish(self: Box<Self>, outcome: Result<(), &rusqlite::Error>) {
        let result = match (outcome, self.result) {
            (Ok(()), Some(result)) => Ok(result),
            (Err(error), _) => Err(failed("the inbox failed", error)),
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
            call.finish(outcome.as_ref().copied());
        }
    }
}

fn commit(connection: &mut Connection, group: &mut [Box<dyn Call>]) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for call in group {
        call.run(&transaction)?;
    }
    transaction.commit()
}

/// SQLite's messages contain names of tables and columns, but no values.
pub(super) fn failed(what: &'static str, error: &rusqlite::Error) -> InboxError {
    InboxError::new(what, error.to_string())
}
