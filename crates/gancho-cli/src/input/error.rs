//! Why an input could not be read.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::format::EXTENSIONS;
use super::source::Source;
use crate::message::Escaped;
use crate::path_name::path_name;

/// An input that could not be read. The other inputs are still read.
#[derive(Debug)]
pub(crate) enum InputError {
    /// An error of the system.
    Unreadable(Source, io::Error),
    /// An entry of a folder that is not a regular file, such as a pipe or a device.
    NotRegular(Source),
    /// A folder that is linked from inside itself.
    Loop(PathBuf),
    /// A folder without any file to read.
    NoPayloads(PathBuf),
    /// An empty input that is not a list by its name.
    NoDocuments(Source),
}

impl InputError {
    pub(super) fn of_walk(error: walkdir::Error, folder: &Path) -> Self {
        let path = error.path().unwrap_or(folder).to_owned();
        match error.into_io_error() {
            Some(error) => Self::Unreadable(Source::Path(path), error),
            // Every error of walking, except errors of the system.
            None => Self::Loop(path),
        }
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(source, error) => write!(f, "cannot read {source}: {error}"),
            Self::NotRegular(source) => write!(f, "cannot read {source}: not a regular file"),
            Self::Loop(path) => {
                let path = path_name(path);
                write!(f, "cannot read {}: the link leads to a folder that contains it", Escaped(&path))
            }
            Self::NoPayloads(folder) => {
                let [json, ndjson, jsonl] = EXTENSIONS.map(|(extension, _)| extension);
                write!(f, "no payloads (.{json}, .{ndjson}, .{jsonl}) in {}", Escaped(&path_name(folder)))
            }
            Self::NoDocuments(source) => write!(f, "no documents in {source}"),
        }
    }
}
