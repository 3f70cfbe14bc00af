//! The inputs of a run in order, and what is left to read of each.

use std::fs::{self, File};
use std::io::{self, Read, Seek as _, SeekFrom};
use std::path::Path;
use std::time::UNIX_EPOCH;

use super::error::IngestError;
use super::manifest::{Done, Identity};
use super::prefix::{self, Hash};
use crate::input::{InputError, Source, decompressed, is_compressed};
use crate::path_name::path_name;

/// An input, and the position at which to continue.
#[derive(Debug)]
pub(super) struct Input {
    pub(super) source: Source,
    /// Its name in rows and rejects.
    pub(super) name: String,
    /// `None` for standard input and pipes, because a later run cannot recognize them.
    pub(super) identity: Option<Identity>,
    /// The progress of earlier runs.
    pub(super) done: Done,
}

impl Input {
    pub(super) fn new(
        source: Source,
        done: impl FnOnce(&Identity, &Path) -> Option<Done>,
    ) -> Result<Self, IngestError> {
        let name = source.name().into_owned();
        let identity = match &source {
            Source::Stdin => None,
            Source::Path(path) => {
                identity(path).map_err(|error| InputError::Unreadable(source.clone(), error))?
            }
        };
        let done = identity.as_ref().zip(source.path()).and_then(|(identity, path)| done(identity, path));
        let done = done.unwrap_or_default();
        Ok(Self { source, name, identity, done })
    }

    /// Opens it at the position at which to continue. Compressed inputs are decompressed again from the start.
    pub(super) fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        let Source::Path(path) = &self.source else { return decompressed(Box::new(io::stdin())) };
        let mut file = File::open(path)?;
        if self.done.offset > 0 && !is_compressed(path)? {
            file.seek(SeekFrom::Start(self.done.offset))?;
            return Ok(Box::new(file));
        }
        let mut decoder = decompressed(Box::new(file))?;
        io::copy(&mut decoder.by_ref().take(self.done.offset), &mut io::sink())?;
        Ok(decoder)
    }

    /// Whether it is unchanged since the start of the run.
    pub(super) fn is_unchanged(&self) -> bool {
        match (&self.source, &self.identity) {
            (Source::Path(path), Some(then)) => identity(path).is_ok_and(|now| now.as_ref() == Some(then)),
            _ => true,
        }
    }

    /// The hash of its first bytes, if they can be read again.
    pub(super) fn prefix(&self, length: u64) -> Option<Hash> {
        self.identity.as_ref()?;
        prefix::hash(self.path()?, length).ok()
    }

    /// The path, unless it is standard input.
    pub(super) fn path(&self) -> Option<&Path> {
        self.source.path()
    }

    /// The number of bytes that are left to read; `None` if it is not known beforehand.
    pub(super) fn left(&self) -> Option<u64> {
        if self.done.whole {
            return Some(0);
        }
        let (path, identity) = self.path().zip(self.identity.as_ref())?;
        if is_compressed(path).unwrap_or(false) {
            return None;
        }
        Some(identity.size.saturating_sub(self.done.offset))
    }
}

/// `None` if it is not a regular file. The path of a pipe may be that of no file, as `/dev/fd/63` of a shell, and each
/// write changes its time.
fn identity(path: &Path) -> io::Result<Option<Identity>> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Ok(None);
    }
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    Ok(Some(Identity {
        // Different paths have different names, even if they are not UTF-8.
        path: path_name(&fs::canonicalize(path)?).into_owned(),
        size: metadata.len(),
        modified: modified.map_or(0, |time| u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(path: &Path, done: Done) -> Input {
        Input::new(Source::Path(path.to_owned()), |_, _| Some(done)).unwrap()
    }

    #[test]
    fn the_bytes_that_are_left_are_known_for_regular_files() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ndjson");
        fs::write(&path, "{}\n{}\n").unwrap();
        assert_eq!(input(&path, Done::default()).left(), Some(6));
        assert_eq!(input(&path, Done { offset: 4, ..Done::default() }).left(), Some(2));
        assert_eq!(input(&path, Done { offset: 6, whole: true, ..Done::default() }).left(), Some(0));
        fs::write(&path, [0x1F, 0x8B, 8, 0]).unwrap();
        assert_eq!(input(&path, Done::default()).left(), None);
    }

    #[cfg(unix)]
    #[test]
    fn no_bytes_are_taken_from_a_pipe() {
        use std::io::Write as _;

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
        // Opened in both directions, so that nothing waits for another process.
        let mut pipe = File::options().read(true).write(true).open(&path).unwrap();
        pipe.write_all(b"01234567").unwrap();
        assert_eq!(input(&path, Done::default()).left(), None);
        let mut left = [0; 8];
        assert_eq!(pipe.read(&mut left).unwrap(), 8);
        assert_eq!(&left, b"01234567");
    }
}
