//! Why a run stops.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use gancho_arrow::parquet::ParquetError;

use crate::input::InputError;
use crate::message::{Escaped, Reason};
use crate::path_name::path_name;

/// Why a run stops, or an input is skipped.
#[derive(Debug)]
pub(super) enum IngestError {
    /// An input cannot be read.
    Input(InputError),
    /// An input has changed since a part of it was ingested, or since the start of the run.
    Changed(String),
    /// Another run is writing to the folder.
    Locked(PathBuf),
    /// The output folder is a file.
    NotAFolder(PathBuf),
    /// The folder was written with other options.
    OtherOptions { folder: PathBuf, then: String, now: String },
    /// The manifest of the folder is invalid, or was written by a version of the program with another format.
    Foreign(PathBuf),
    /// The folder contains tables, but no state of the runs that wrote them.
    NoState(PathBuf),
    /// Something in the folder cannot be written.
    Folder { path: PathBuf, error: io::Error },
    /// Something in the folder cannot be read.
    Unreadable { path: PathBuf, error: io::Error },
    /// Another worker has failed and reported its error.
    Stopped,
}

impl IngestError {
    /// Creates the error for a file or folder in the output folder that cannot be written.
    pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::Folder { path, error }
    }

    /// Creates the error for a file in the output folder that cannot be read.
    pub(super) fn reading(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::Unreadable { path, error }
    }

    /// Creates the error for a Parquet file.
    pub(super) fn in_file(path: &Path) -> impl FnOnce(ParquetError) -> Self {
        let path = path.to_owned();
        move |error| {
            let error = match error {
                ParquetError::External(inner) => match inner.downcast::<io::Error>() {
                    Ok(error) => *error,
                    Err(other) => io::Error::other(other),
                },
                other => io::Error::other(other),
            };
            Self::Folder { path, error }
        }
    }
}

impl From<InputError> for IngestError {
    fn from(error: InputError) -> Self {
        Self::Input(error)
    }
}

impl fmt::Display for IngestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |path: &Path| Escaped(&path_name(path)).to_string();
        match self {
            Self::Input(error) => error.fmt(f),
            Self::Changed(input) => {
                let input = Escaped(input);
                write!(
                    f,
                    "{input} has changed since a part of it was ingested. Only an unchanged file can be continued: ingest files that are complete, or ingest this one into another folder. Its rows in this folder stay as they are"
                )
            }
            Self::Locked(folder) => {
                write!(f, "another run is writing to {}; wait until it has ended", name(folder))
            }
            Self::OtherOptions { folder, then, now } => {
                let given = |options: &str| match options {
                    "no options" => "without options for tables".to_owned(),
                    options => format!("with {options}"),
                };
                let (folder, then, now) = (name(folder), given(then), given(now));
                write!(f, "{folder} was written {then}, not {now}; use the same options, or another folder")
            }
            Self::Foreign(path) => {
                write!(f, "{} is not a manifest of this version of gancho; use another folder", name(path))
            }
            Self::NoState(folder) => write!(
                f,
                "{} contains tables, but its folder _gancho is missing, which records what they contain. Copy that folder too, or use another one",
                name(folder)
            ),
            Self::NotAFolder(path) => write!(f, "--to: {} is a file, not a folder", name(path)),
            Self::Folder { path, error } => write!(f, "cannot write {}: {}", name(path), Reason(error)),
            Self::Unreadable { path, error } => write!(f, "cannot read {}: {}", name(path), Reason(error)),
            Self::Stopped => f.write_str("stopped"),
        }
    }
}
