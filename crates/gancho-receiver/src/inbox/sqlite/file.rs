//! The file of an inbox.

use std::fs::Metadata;
use std::path::{Path, PathBuf};

/// The file that an inbox was opened with. SQLite goes on writing to a file that was removed or replaced, and what it
/// stores there is lost when the inbox is closed.
#[derive(Debug)]
pub(super) struct File {
    path: PathBuf,
    identity: Identity,
}

impl File {
    /// `None` if the database is not a file with this path, such as one in memory.
    pub(super) fn at(path: &Path) -> Option<Self> {
        // The current folder may change.
        let path = std::path::absolute(path).ok()?;
        let identity = identity(&std::fs::metadata(&path).ok()?);
        Some(Self { path, identity })
    }

    /// Whether the path leads to the same file.
    pub(super) fn is_in_place(&self) -> bool {
        std::fs::metadata(&self.path).is_ok_and(|now| identity(&now) == self.identity)
    }
}

/// The device, and the number of the file on it, which no other file has while this one is open.
#[cfg(unix)]
type Identity = (u64, u64);

#[cfg(unix)]
fn identity(file: &Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt as _;

    (file.dev(), file.ino())
}

/// Other systems do not remove a file that is open.
#[cfg(not(unix))]
type Identity = bool;

#[cfg(not(unix))]
fn identity(file: &Metadata) -> Identity {
    file.is_file()
}
