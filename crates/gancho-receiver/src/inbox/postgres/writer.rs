//! Stores deliveries in groups.

use std::collections::HashMap;

use tokio::sync::{mpsc, oneshot};

use super::connection::Connection;
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
        let stored = connection.call(async |session| statements::store(session, &unique).await).await;
        let mut seen = vec![false; unique.len()];
        for (Waiting { answer, .. }, index) in group.drain(..).zip(index_of) {
            let first = seen.get_mut(index).is_some_and(|seen| !std::mem::replace(seen, true));
            let result = match &stored {
                Ok(stored) => {
                    stored.get(index).copied().ok_or_else(InboxError::closed).map(|stored| match stored {
                        Stored::New(id) if !first => Stored::Duplicate(id),
                        stored => stored,
                    })
                }
                Err(error) => Err(InboxError::new("the inbox failed", error.to_string())),
            };
            // The caller may be gone.
            let _ = answer.send(result);
        }
    }
}
