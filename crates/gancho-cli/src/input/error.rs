//! Why an input could not be read.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::source::Source;
use crate::message::{Escaped, Reason};
use crate::path_name::path_name;

/// An input that could not be read. The other inputs are still read.
#[derive(Debug)]
pub(crate) enum InputError {
    /// An error of the system or of a decompressor.
    Unreadable(Source, io::Error),
    /// An entry of a folder that is not a regular file, such as a pipe or a device.
    NotRegular(Source),
    /// A link in a folder that leads to a folder that contains it.
    Loop(PathBuf),
    /// A folder without a file that contains JSON.
    NoPayloads(PathBuf),
    /// An input that is not JSON, and a description of its format.
    NoJson(Source, &'static str),
    /// An input that contains no document, and a description of its content.
    NoDocuments(Source, &'static str),
}

impl InputError {
    pub(crate) fn of_walk(error: walkdir::Error, folder: &Path) -> Self {
        let path = error.path().unwrap_or(folder).to_owned();
        match error.into_io_error() {
            Some(error) => Self::Unreadable(Source::Path(path), error),
            // Every other error of walkdir is a loop of links.
            None => Self::Loop(path),
        }
    }

    /// The name of the input.
    pub(crate) fn input(&self) -> String {
        match self {
            Self::Unreadable(source, _)
            | Self::NotRegular(source)
            | Self::NoJson(source, _)
            | Self::NoDocuments(source, _) => source.to_string(),
            Self::Loop(path) | Self::NoPayloads(path) => Escaped(&path_name(path)).to_string(),
        }
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // Only decompressors report these errors.
            Self::Unreadable(source, error)
                if matches!(
                    error.kind(),
                    ErrorKind::UnexpectedEof | ErrorKind::InvalidData | ErrorKind::InvalidInput
                ) =>
            {
                write!(f, "cannot read {source}: the compressed data is cut off or damaged ({error})")
            }
            Self::Unreadable(source, error) => write!(f, "cannot read {source}: {}", Reason(error)),
            Self::NotRegular(source) => write!(f, "cannot read {source}: not a regular file"),
            Self::Loop(path) => {
                let path = path_name(path);
                write!(f, "cannot read {}: the link leads to a folder that contains it", Escaped(&path))
            }
            Self::NoPayloads(folder) => write!(f, "no file in {} contains JSON", Escaped(&path_name(folder))),
            Self::NoJson(source, what) => write!(f, "{source} contains no JSON: it starts like {what}"),
            Self::NoDocuments(source, what) => write!(f, "no documents in {source}: it contains {what}"),
        }
    }
}
