//! Locks the folder of an archive: two programs that write to it would overwrite and compress each other's files.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Duration;

use tracing::warn;

use crate::note::note;

/// How long to wait for another program, which may be stopping: its last requests take up to 10 s, its handlers up to
/// 30 s, and then it writes the rest of the archive.
const PATIENCE: Duration = Duration::from_mins(1);
/// How often the lock is tried.
const INTERVAL: Duration = Duration::from_millis(100);

/// Holds the lock until it is dropped. The system also releases it when the process ends, even if it is killed.
pub(super) struct Lock {
    _folder: Option<File>,
}

/// Creates the folder, and locks it. The lock is on the folder itself, so that the archive contains no other file.
pub(super) async fn lock(folder: &Path) -> Result<Lock, String> {
    std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    let unlocked = |error: std::io::Error| {
        warn!(folder = %folder.display(), %error, "the archive cannot be locked; let no other program write to it");
        Lock { _folder: None }
    };
    let opened = match File::open(folder) {
        Ok(opened) => opened,
        // Windows opens no folder as a file.
        Err(error) => return Ok(unlocked(error)),
    };
    for tried in 0..PATIENCE.as_millis() / INTERVAL.as_millis() {
        match opened.try_lock() {
            Ok(()) => return Ok(Lock { _folder: Some(opened) }),
            Err(TryLockError::WouldBlock) if tried == 0 => {
                note(&format!("waiting for another program that writes to the archive {}", folder.display()));
            }
            Err(TryLockError::WouldBlock) => {}
            // Some network file systems cannot lock a folder.
            Err(TryLockError::Error(error)) => return Ok(unlocked(error)),
        }
        tokio::time::sleep(INTERVAL).await;
    }
    Err("another program writes to it; each receiver needs an archive of its own".to_owned())
}
