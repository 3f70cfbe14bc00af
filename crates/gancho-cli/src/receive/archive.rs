//! Writes stored deliveries to files, one delivery per line.
//!
//! The inbox stores the position of the archive: the last written delivery, and the name and length of its file. The
//! name is stored before the file is created, and lines are synced before the position is stored. After a crash, lines
//! beyond the position are therefore only in the named file. The next start truncates them if the inbox still has their
//! deliveries, and writes them again, so each delivery is in the archive once.

mod compress;
mod files;
mod lock;
mod recover;

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use gancho_receiver::{Inbox as _, SqliteInbox};
use metrics::counter;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;
use tracing::error;

use self::compress::compress_all;
use self::lock::Lock;

/// The name under which the inbox stores the position of the archive.
const MARK: &str = "archive";
/// Failed attempts to write the archive, a metric.
const FAILURES: &str = "gancho_archive_failures_total";
/// The maximum number of deliveries that are written before the position is stored.
const PIECE: usize = 500;
/// How long to wait when there is nothing to write.
const IDLE: Duration = Duration::from_millis(250);
/// The maximum pause while the archive cannot be written.
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

pub(super) struct Archive {
    folder: Arc<Path>,
    limit: u64,
    inbox: SqliteInbox,
    place: Place,
    archived: watch::Sender<Archived>,
    _lock: Lock,
}

/// How far the archive is.
#[derive(Clone, Copy)]
pub(super) struct Archived {
    /// The id of the last delivery whose line is on disk.
    pub(super) id: i64,
    /// Whether every delivery was archived at some time since the start.
    pub(super) caught_up: bool,
}

impl Archived {
    /// If there is no archive, nothing waits for it.
    pub(super) const ALL: Self = Self { id: i64::MAX, caught_up: true };
}

/// The position of the archive.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
struct Place {
    /// The id of the last delivery.
    id: i64,
    /// The file to which the next delivery may be appended.
    file: Option<String>,
    /// The length of the file.
    bytes: u64,
}

impl Archive {
    /// Opens a folder, and restores it to the stored position.
    pub(super) async fn open(folder: &Path, limit: u64, inbox: SqliteInbox) -> Result<Self, String> {
        let at = folder.display().to_string();
        if folder.exists() && !folder.is_dir() {
            return Err(format!("cannot use the archive {at}: it is a file, not a folder"));
        }
        // Before the position is read: the receiver that has the lock may still move it.
        let lock =
            lock::lock(folder).await.map_err(|reason| format!("cannot use the archive {at}: {reason}"))?;
        let mark = inbox.mark(MARK).await.map_err(|error| error.to_string())?;
        let place: Place = match mark {
            Some(text) => serde_json::from_str(&text)
                .map_err(|_| "the position of the archive in the inbox is invalid")?,
            None => Place::default(),
        };
        let folder: Arc<Path> = folder.into();
        let again = inbox.after(place.id, PIECE).await.map_err(|error| error.to_string())?;
        let (owned, recovered) = (Arc::clone(&folder), place.clone());
        // The lock is held until the recovery ends, even if this future is dropped before.
        let recovering = blocking(move || Ok((recover::recover(&owned, recovered, &again)?, lock))).await;
        let (place, lock) = recovering.map_err(|error| format!("cannot write the archive {at}: {error}"))?;
        let archived = watch::Sender::new(Archived { id: place.id, caught_up: false });
        Ok(Self { folder, limit, inbox, place, archived, _lock: lock })
    }

    /// How far the archive is. The inbox must keep the later deliveries: their lines may be truncated, or not written
    /// yet.
    pub(super) fn archived(&self) -> watch::Receiver<Archived> {
        self.archived.subscribe()
    }

    /// Writes deliveries until it is stopped. Then it writes the rest; if that fails, the rest stays in the inbox.
    pub(super) async fn run(mut self, mut stopped: watch::Receiver<bool>) {
        let mut pause = IDLE;
        loop {
            let stopping = *stopped.borrow();
            match self.step().await {
                Ok(true) => {
                    pause = IDLE;
                    continue;
                }
                Ok(false) if stopping => return,
                Ok(false) => pause = IDLE,
                Err(reason) => {
                    pause = (pause * 4).min(LONGEST_PAUSE);
                    counter!(FAILURES).increment(1);
                    let folder = self.folder.display();
                    error!(%folder, %reason, "cannot write the archive, retry in {pause:?}; deliveries stay in the inbox");
                    if stopping {
                        return;
                    }
                }
            }
            tokio::select! {
                _ = stopped.changed() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// Writes up to [`PIECE`] deliveries, or begins a file; returns false if there are no deliveries.
    async fn step(&mut self) -> Result<bool, String> {
        let kept = self.inbox.after(self.place.id, PIECE).await.map_err(|error| error.to_string())?;
        let Some(next) = kept.first() else {
            self.archived.send_if_modified(|archived| !std::mem::replace(&mut archived.caught_up, true));
            return Ok(false);
        };
        if self.place.takes(next, self.limit) {
            let (folder, place, limit) = (Arc::clone(&self.folder), self.place.clone(), self.limit);
            let place = blocking(move || files::append(&folder, place, limit, &kept)).await;
            self.note(place.map_err(|error| error.to_string())?).await?;
            return Ok(true);
        }
        let file = files::name(&self.folder, next);
        self.note(Place { id: self.place.id, file: Some(file.clone()), bytes: 0 }).await?;
        let folder = Arc::clone(&self.folder);
        blocking(move || compress_all(&folder, Some(&file))).await.map_err(|error| error.to_string())?;
        Ok(true)
    }

    /// Stores the position.
    async fn note(&mut self, place: Place) -> Result<(), String> {
        let mark = serde_json::to_string(&place).map_err(|error| error.to_string())?;
        self.inbox.set_mark(MARK, mark).await.map_err(|error| error.to_string())?;
        self.archived.send_modify(|archived| archived.id = place.id);
        self.place = place;
        Ok(())
    }
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| Err(io::Error::other(error)))
}
