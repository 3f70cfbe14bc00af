//! The manifest of a folder: a first line with the format and the options, then one line for each commit.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::prefix::Hash;

/// The version of the layout of the folder and its manifest. The program does not change a folder with another version.
pub(super) const FORMAT: u32 = 1;

/// A line of the manifest.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Line {
    Folder(Folder),
    Commit(Commit),
}

/// The format and the options of a folder, which are the same for all runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Folder {
    pub(super) format: u32,
    pub(super) gancho: String,
    pub(super) options: String,
}

/// A commit.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Commit {
    pub(super) number: u64,
    pub(super) inputs: Vec<Progress>,
    /// The files: for each final name, the temporary name before the commit.
    pub(super) files: BTreeMap<String, String>,
    pub(super) rows: u64,
    pub(super) rejects: u64,
    pub(super) duplicates: u64,
}

/// An input, and its progress.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Progress {
    pub(super) input: Identity,
    pub(super) done: Done,
    /// The hash of what was ingested, if the rest could not be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) prefix: Option<Hash>,
}

/// Identifies an input, and shows whether it has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Identity {
    pub(super) path: String,
    pub(super) size: u64,
    /// In nanoseconds since 1970.
    pub(super) modified: u64,
}

/// How much of an input has been ingested.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Done {
    /// The number of decompressed bytes.
    pub(super) offset: u64,
    /// The number of lines.
    pub(super) lines: u64,
    /// Whether all of it was ingested.
    pub(super) whole: bool,
}
