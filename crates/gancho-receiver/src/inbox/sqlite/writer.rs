//! The thread that owns the connection, and commits in groups.

use std::fmt;
use std::io;
use std::thread;

use rusqlite::{Connection, TransactionBehavior};
use tokio::sync::{mpsc, oneshot};

use crate::inbox::InboxError;

/// How many calls may wait for the thread. Who comes later waits for room.
const WAITING: usize = 4096;
/// The most calls in one commit: a bound to how long the first of them waits.
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

    /// Does something within a transaction, and returns its result when that is committed.
    pub(super) async fn call<T: Send + 'static>(
        &self,
        call: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, InboxError> {
        let (sender, receiver) = oneshot::channel();
        let asked = Asked { call: Some(call), result: None, sender };
        self.calls.send(Box::new(asked)).await.map_err(|_| InboxError::closed())?;
        receiver.await.map_err(|_| InboxError::closed())?
    }
}

/// A part of a transaction, and who waits for it.
trait Call: Send {
    /// Does it. An error undoes the whole transaction.
    fn run(&mut self, connection: &Connection) -> rusqlite::Result<()>;
    /// Tells who waits, once the transaction is over.
    fn tell(self: Box<Self>, outcome: Result<(), &rusqlite::Error>);
}

struct Asked<F, T> {
    call: Option<F>,
    result: Option<T>,
    sender: oneshot::Sender<Result<T, InboxError>>,
}

impl<T: Send, F: FnOnce(&Connection) -> rusqlite::Result<T> + Send> Call for Asked<F, T> {
    fn run(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        if let Some(call) = self.call.take() {
            self.result = Some(call(connection)?);
        }
        Ok(())
    }

    fn tell(self: Box<Self>, outcome: Result<(), &rusqlite::Error>) {
        let result = match (outcome, self.result) {
            (Ok(()), Some(result)) => Ok(result),
            (Err(error), _) => Err(failed("the inbox failed", error)),
            (Ok(()), None) => Err(InboxError::closed()),
        };
        // Who asked may be gone.
        let _ = self.sender.send(result);
    }
}

/// Ends when the last clone of the inbox is dropped and all calls are done.
fn run(mut connection: Connection, mut waiting: mpsc::Receiver<Box<dyn Call>>) {
    let mut group = Vec::with_capacity(GROUP);
    while waiting.blocking_recv_many(&mut group, GROUP) > 0 {
        let outcome = commit(&mut connection, &mut group);
        for call in group.drain(..) {
            call.tell(outcome.as_ref().copied());
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

/// SQLite's messages name tables and columns, and no value.
pub(super) fn failed(what: &'static str, error: &rusqlite::Error) -> InboxError {
    InboxError::new(what, error.to_string())
}
