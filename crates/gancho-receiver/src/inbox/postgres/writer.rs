//! Stores deliveries in groups.

use std::collections::HashMap;

use tokio::sync::{mpsc, oneshot};

use super::connection::Connection;
use super::error::Error;
use super::statements;
use crate::inbox::{Entry, InboxError, Stored};

/// The capacity of the queue. When it is full, callers wait.
const WAITING: usize = 4096;
/// The maximum number of deliveries in one commit.
const GROUP: usize = 512;

#[derive(Clone)]
pub(super) struct Writer {
    entries: mpsc::Sender<Waiting>,
}

struct Waiting {
    entry: Entry,
    answer: oneshot::Sender<Result<Stored, InboxError>>,
}

impl Writer {
    /// Starts a task that stores deliveries. It ends when the last clone is dropped and no delivery waits.
    pub(super) fn start(connection: Connection) -> Self {
        let (entries, waiting) = mpsc::channel(WAITING);
        tokio::spawn(run(connection, waiting));
        Self { entries }
    }

    pub(super) async fn store(&self, entry: Entry) -> Result<Stored, InboxError> {
        let (answer, answered) = oneshot::channel();
        self.entries.send(Waiting { entry, answer }).await.map_err(|_| InboxError::closed())?;
        answered.await.map_err(|_| InboxError::closed())?
    }
}

async fn run(connection: Connection, mut waiting: mpsc::Receiver<Waiting>) {
    let mut group = Vec::with_capacity(GROUP);
    while waiting.recv_many(&mut group, GROUP).await > 0 {
        // One statement cannot affect the same row twice.
        let mut indexes: HashMap<(&str, &str), usize> = HashMap::new();
        let mut unique: Vec<(&Entry, i64)> = Vec::with_capacity(group.len());
        let mut index_of = Vec::with_capacity(group.len());
        for Waiting { entry, .. } in &group {
            let index =
                *indexes.entry((entry.raw.system.as_str(), entry.key.as_str())).or_insert(unique.len());
            match unique.get_mut(index) {
                Some((_, duplicates)) => *duplicates += 1,
                None => unique.push((entry, 0)),
            }
            index_of.push(index);
        }
        let stored = store(&connection, &unique).await;
        let mut seen = vec![false; unique.len()];
        for (Waiting { answer, .. }, index) in group.drain(..).zip(index_of) {
            let first = seen.get_mut(index).is_some_and(|seen| !std::mem::replace(seen, true));
            let result = match stored.get(index) {
                Some(Ok(Stored::New(id))) if !first => Ok(Stored::Duplicate(*id)),
                Some(Ok(stored)) => Ok(*stored),
                Some(Err(error)) => Err(error.again()),
                None => Err(InboxError::closed()),
            };
            // The caller may be gone.
            let _ = answer.send(result);
        }
    }
}

/// Stores deliveries in one transaction. If the database rejects one of them, the others do not fail with it: each is
/// stored in a transaction of its own.
async fn store(connection: &Connection, entries: &[(&Entry, i64)]) -> Vec<Result<Stored, InboxError>> {
    match store_together(connection, entries).await {
        Ok(stored) => stored.into_iter().map(Ok).collect(),
        Err(error) if error.is_about_a_row() && entries.len() > 1 => {
            let mut all = Vec::with_capacity(entries.len());
            for entry in entries {
                let stored = store_together(connection, std::slice::from_ref(entry)).await;
                all.push(
                    stored
                        .map_err(InboxError::from)
                        .and_then(|stored| stored.first().copied().ok_or_else(InboxError::closed)),
                );
            }
            all
        }
        Err(error) => {
            let error = InboxError::from(error);
            entries.iter().map(|_| Err(error.again())).collect()
        }
    }
}

async fn store_together(connection: &Connection, entries: &[(&Entry, i64)]) -> Result<Vec<Stored>, Error> {
    connection.try_call(async |session| statements::store(session, entries).await).await
}
