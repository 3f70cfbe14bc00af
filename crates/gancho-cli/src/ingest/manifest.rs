//! The manifest of a folder: a first line with the format and the options, then one line for each commit.

use std::collections::BTreeMap;
use std::path::{Component, Path};

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

impl Commit {
    /// Whether this program could have written it: others can follow, because no folder has so many commits, and all
    /// its files are in the folder. A commit renames its files, so that other names could overwrite any file.
    pub(super) fn is_valid(&self) -> bool {
        let is_within = |name: &String| {
            !name.is_empty() && Path::new(name).components().all(|part| matches!(part, Component::Normal(_)))
        };
        self.number < u64::MAX / 2 && self.files.iter().all(|(name, from)| is_within(name) && is_within(from))
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_that_is_the_last_one_or_names_other_files_is_damaged() {
        let is_valid = |number, name: &str, from: &str| {
            let files = BTreeMap::from([(name.to_owned(), from.to_owned())]);
            Commit { number, files, ..Commit::default() }.is_valid()
        };
        let (name, from) = ("deals/month=2025-03/0-0-0.parquet", "_gancho/tmp/0-0-0.parquet");
        assert!(is_valid(7, name, from));
        assert!(!is_valid(u64::MAX, name, from));
        for other in ["", "/", "/a", "..", "../a", "a/../../b", "./a"] {
            assert!(!is_valid(0, other, from), "{other}");
            assert!(!is_valid(0, name, other), "{other}");
        }
    }
}
