//! The program's code for the folder of `gancho ingest`, without Parquet.

#[path = "../src/ingest/folder.rs"]
mod folder;
#[path = "../src/ingest/manifest.rs"]
mod manifest;
#[path = "../src/ingest/prefix.rs"]
mod prefix;
#[path = "../src/ingest/seen.rs"]
mod seen;

use std::path::Path;

use self::error::IngestError;
use self::folder::Folder;
use self::manifest::{Commit, Done, Identity, Line, Progress};
use self::seen::Seen;

const OPTIONS: &str = "no options";

/// A line of the manifest as the program writes it; `None` if it is not one.
pub(crate) fn line(text: &[u8]) -> Option<Vec<u8>> {
    let line: Line = serde_json::from_slice(text).ok()?;
    Some(serde_json::to_vec(&line).expect("it can be written"))
}

/// Opens a folder, reads its keys, and commits an input to it. Returns the numbers of this commit and of the next one,
/// when the folder is opened again; `None` if the folder is refused.
pub(crate) fn reopened(path: &Path) -> Option<(u64, u64)> {
    let mut folder = match Folder::open(path, OPTIONS) {
        Ok(folder) => folder,
        Err(IngestError::Foreign(_) | IngestError::OtherOptions { .. }) => return None,
        // A name may be too long, or that of a folder. Nothing is wrong with the manifest then.
        Err(IngestError::Folder { .. } | IngestError::Unreadable { .. }) => return None,
        Err(error) => panic!("another error: {error:?}"),
    };
    // A file of keys that is missing is an error.
    let _ = folder.load_keys(&mut Seen::new(0));
    let number = folder.next();
    if number > u64::MAX / 4 {
        // No folder has so many commits. The numbers end, and no commit follows the last one.
        return None;
    }
    let input = Identity { path: "an input".to_owned(), size: 7, modified: number };
    let done = Done { offset: 7, lines: 1, whole: true };
    let progress = Progress { input: input.clone(), done, prefix: None };
    folder
        .commit(Commit { number, inputs: vec![progress], ..Commit::default() })
        .expect("a commit is written");
    drop(folder);
    let folder = Folder::open(path, OPTIONS).expect("it is opened again");
    let found = folder.done(&input, path).expect("the input has not changed");
    assert!(found == Some(done), "the committed input is done");
    Some((number, folder.next()))
}

/// The program's errors, without those of Parquet.
mod error {
    use std::io;
    use std::path::{Path, PathBuf};

    #[derive(Debug)]
    pub(super) enum IngestError {
        Changed(String),
        Locked(PathBuf),
        NotAFolder(PathBuf),
        OtherOptions { folder: PathBuf, then: String, now: String },
        Foreign(PathBuf),
        NoState(PathBuf),
        Folder { path: PathBuf, error: io::Error },
        Unreadable { path: PathBuf, error: io::Error },
    }

    impl IngestError {
        pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
            let path = path.to_owned();
            move |error| Self::Folder { path, error }
        }

        pub(super) fn reading(path: &Path) -> impl FnOnce(io::Error) -> Self {
            let path = path.to_owned();
            move |error| Self::Unreadable { path, error }
        }
    }
}
