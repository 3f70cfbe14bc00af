//! What a folder's manifest says: one line for each commit, and a first one for how the folder is filled.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The layout of folder and manifest. A program that does not know it leaves the folder alone.
pub(super) const FORMAT: u32 = 1;

/// A line of the manifest.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Line {
    Folder(Folder),
    Commit(Commit),
}

/// How a folder is filled. All runs into it must agree.
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
    /// Files by their name in the folder, and the name that they have until the commit.
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
}

/// What tells an input, and whether it is still the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Identity {
    pub(super) path: String,
    pub(super) size: u64,
    /// In nanoseconds since 1970.
    pub(super) modified: u64,
}

/// How far an input is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Done {
    /// This number of decompressed bytes.
    pub(super) offset: u64,
    /// This number of lines.
    pub(super) lines: u64,
    pub(super) whole: bool,
}
