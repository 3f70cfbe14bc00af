//! Locks the folder of an archive: two programs that write to it would overwrite and compress each other's files.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Duration;

use tracing::warn;

use crate::note::note;

/// How long to wait for another program, which may be stopping: it has 10 s to answer its last requests.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often the lock is tried.
const INTERVAL: Duration = Duration::from_millis(100);

/// Holds the lock until it is dropped. The system also releases it when the process ends, even if it is killed.
pub(super) struct Lock {
    _folder: File,
}

/// Creates the folder, and locks it. The lock is on the folder itself, so that the archive contains no other file.
pub(super) async fn lock(folder: &Path) -> Result<Lock, String> {
    std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    let opened = File::open(folder).map_err(|error| error.to_string())?;
    for tried in 0..PATIENCE.as_millis() / INTERVAL.as_millis() {
        match opened.try_lock() {
            Ok(()) => return Ok(Lock { _folder: opened }),
            Err(TryLockError::WouldBlock) if tried == 0 => {
                note(&format!("waiting for another program that writes to the archive {}", folder.display()));
            }
            Err(TryLockError::WouldBlock) => {}
            // Some network file systems cannot lock a folder.
            Err(TryLockError::Error(error)) => {
                warn!(folder = %folder.display(), %error, "the archive cannot be locked; let no other program write to it");
                return Ok(Lock { _folder: opened });
            }
        }
        tokio::time::sleep(INTERVAL).await;
    }
    Err("another program writes to it; each receiver needs an archive of its own".to_owned())
}
