//! Why an input could not be read.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::folder::PAYLOADS;
use super::source::Source;
use crate::message::Escaped;

/// An input that could not be read. The other inputs still are.
#[derive(Debug)]
pub(crate) enum InputError {
    /// The system refuses it.
    Unreadable(Source, io::Error),
    /// A folder that a link leads back to.
    Loop(PathBuf),
    /// A folder without a file that would be read.
    NoPayloads(PathBuf),
    /// Something that is no list by its name, and holds nothing.
    NoDocuments(Source),
}

impl InputError {
    pub(super) fn of_walk(error: walkdir::Error, folder: &Path) -> Self {
        let path = error.path().unwrap_or(folder).to_owned();
        match error.into_io_error() {
            Some(error) => Self::Unreadable(Source::Path(path), error),
            // All that walking finds wrong beside what the system says.
            None => Self::Loop(path),
        }
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(source, error) => write!(f, "cannot read {source}: {error}"),
            Self::Loop(path) => {
                write!(
                    f,
                    "cannot read {}: the link leads to a folder that holds it",
                    Escaped(&path.to_string_lossy())
                )
            }
            Self::NoPayloads(folder) => {
                let [json, ndjson, jsonl] = PAYLOADS;
                let folder = folder.to_string_lossy();
                write!(f, "no payloads (.{json}, .{ndjson}, .{jsonl}) in {}", Escaped(&folder))
            }
            Self::NoDocuments(source) => write!(f, "no documents in {source}"),
        }
    }
}
