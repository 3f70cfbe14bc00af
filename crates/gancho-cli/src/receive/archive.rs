//! Writes stored deliveries to files, one delivery per line.
//!
//! The inbox stores the position of the archive: the last written delivery, and the length of its file. Lines are
//! synced before the position is stored. After a crash, the next start truncates lines beyond the position and writes
//! them again, so each delivery is in the archive once.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use gancho_receiver::{ArchiveLine, Inbox as _, Kept, SqliteInbox};
use serde::{Deserialize, Serialize};
use tokio::sync::watch;
use tracing::error;

/// The name under which the inbox stores the position of the archive.
const MARK: &str = "archive";
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
        let mark = inbox.mark(MARK).await.map_err(|error| error.to_string())?;
        let place: Place = match mark {
            Some(text) => serde_json::from_str(&text)
                .map_err(|_| "the position of the archive in the inbox is invalid")?,
            None => Place::default(),
        };
        let folder: Arc<Path> = folder.into();
        if folder.exists() && !folder.is_dir() {
            return Err(format!("cannot use the archive {at}: it is a file, not a folder"));
        }
        let (owned, recovered) = (Arc::clone(&folder), place.clone());
        let recovering = blocking(move || recover(&owned, recovered)).await;
        let place = recovering.map_err(|error| format!("cannot write the archive {at}: {error}"))?;
        Ok(Self { folder, limit, inbox, place })
    }

    /// Writes deliveries until it is stopped and all deliveries are written.
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

    /// Writes up to [`PIECE`] deliveries; returns false if there are none.
    async fn step(&mut self) -> Result<bool, String> {
        let kept = self.inbox.after(self.place.id, PIECE).await.map_err(|error| error.to_string())?;
        if kept.is_empty() {
            return Ok(false);
        }
        let (folder, place, limit) = (Arc::clone(&self.folder), self.place.clone(), self.limit);
        let place =
            blocking(move || write(&folder, place, limit, &kept)).await.map_err(|error| error.to_string())?;
        let mark = serde_json::to_string(&place).map_err(|error| error.to_string())?;
        self.inbox.set_mark(MARK, mark).await.map_err(|error| error.to_string())?;
        self.place = place;
        Ok(true)
    }
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| Err(io::Error::other(error)))
}

/// Truncates lines beyond the stored position, and compresses files that are complete.
fn recover(folder: &Path, mut place: Place) -> io::Result<Place> {
    fs::create_dir_all(folder)?;
    // A folder that cannot be written is reported now, and not at the first delivery.
    let probe = folder.join("deliveries-check.ndjson.zst.part");
    File::create(&probe)?;
    fs::remove_file(probe)?;
    if let Some(name) = &place.file {
        match OpenOptions::new().write(true).open(folder.join(name)) {
            Ok(file) if file.metadata()?.len() >= place.bytes => file.set_len(place.bytes)?,
            // The file, or a part of it, was removed: the next delivery starts another file.
            _ => place.file = None,
        }
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let is_ours = name.starts_with("deliveries-");
        if is_ours && name.ends_with(".ndjson.zst.part") {
            fs::remove_file(&path)?;
        } else if is_ours && name.ends_with(".ndjson") && Some(name) != place.file.as_deref() {
            if first_id(name).is_some_and(|id| id <= place.id) {
                compress(&path)?;
            } else {
                // The whole file is beyond the stored position: its deliveries are written again.
                fs::remove_file(&path)?;
            }
        }
    }
    Ok(place)
}

/// The id of a file's first delivery, which is the last part of its name.
fn first_id(name: &str) -> Option<i64> {
    name.strip_suffix(".ndjson")?.rsplit('-').next()?.parse().ok()
}

/// Appends deliveries, and syncs them to the disk before it returns.
fn write(folder: &Path, mut place: Place, limit: u64, kept: &[Kept]) -> io::Result<Place> {
    let mut open: Option<BufWriter<File>> = None;
    for delivery in kept {
        let day = delivery.received_at.format("%Y%m%d").to_string();
        let fits = place.file.as_deref().is_some_and(|name| place.bytes < limit && name.contains(&day));
        if !fits {
            close(open.take())?;
            if let Some(full) = place.file.take() {
                compress(&folder.join(full))?;
            }
            // A file of this name from an interrupted run has only lines beyond the stored position.
            let name =
                format!("deliveries-{}-{}.ndjson", delivery.received_at.format("%Y%m%dT%H%M%S"), delivery.id);
            File::create(folder.join(&name))?;
            place = Place { id: place.id, file: Some(name), bytes: 0 };
        }
        if open.is_none() {
            let name = place.file.as_deref().unwrap_or_default();
            let file = OpenOptions::new().append(true).open(folder.join(name))?;
            // A failed attempt may have left data beyond this length.
            file.set_len(place.bytes)?;
            open = Some(BufWriter::new(file));
        }
        let mut line = serde_json::to_vec(&ArchiveLine::from(delivery))?;
        line.push(b'\n');
        if let Some(writer) = &mut open {
            writer.write_all(&line)?;
        }
        place.bytes += u64::try_from(line.len()).unwrap_or(u64::MAX);
        place.id = delivery.id;
    }
    close(open)?;
    Ok(place)
}

fn close(writer: Option<BufWriter<File>>) -> io::Result<()> {
    let Some(writer) = writer else { return Ok(()) };
    writer.into_inner().map_err(io::IntoInnerError::into_error)?.sync_data()
}

/// Replaces a file by its compressed form. The original is removed only when the compressed file is complete.
fn compress(path: &Path) -> io::Result<()> {
    let with = |suffix: &str| -> PathBuf { format!("{}{suffix}", path.display()).into() };
    let part = with(".zst.part");
    let mut target = File::create(&part)?;
    zstd::stream::copy_encode(File::open(path)?, &mut target, 3)?;
    target.sync_all()?;
    fs::rename(&part, with(".zst"))?;
    fs::remove_file(path)
}
