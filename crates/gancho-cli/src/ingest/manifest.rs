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

impl Commit {
    /// Whether this program could have written it. A commit renames its files, so one with other names could move or
    /// overwrite any file, the manifest included. The numbers of commits never become large.
    pub(super) fn is_valid(&self) -> bool {
        self.number < u64::MAX / 2
            && self.files.iter().all(|(name, from)| {
                let is_temporary = matches!(parts(from).as_deref(), Some(["_gancho", "tmp", _]));
                let is_final = match parts(name).as_deref() {
                    Some(["_gancho", rest @ ..]) => matches!(rest, ["keys", _]),
                    other => other.is_some(),
                };
                is_temporary && is_final
            })
    }
}

/// The parts of the name of a file; `None` if it may be outside of the folder.
fn parts(name: &str) -> Option<Vec<&str>> {
    let is_name = |part: &&str| !matches!(*part, "" | "." | "..") && !part.contains(['\\', ':']);
    let parts: Vec<&str> = name.split('/').collect();
    parts.iter().all(is_name).then_some(parts)
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
    fn a_commit_with_an_impossible_number_or_other_files_is_invalid() {
        let is_valid = |number, name: &str, from: &str| {
            let files = BTreeMap::from([(name.to_owned(), from.to_owned())]);
            Commit { number, files, ..Commit::default() }.is_valid()
        };
        let (name, from) = ("deals/month=2025-03/0-0-0.parquet", "_gancho/tmp/0-0-0.parquet");
        assert!(is_valid(7, name, from));
        assert!(is_valid(7, "rejects/0-0.ndjson", from));
        assert!(is_valid(7, "_gancho/keys/000007.keys", from));
        assert!(!is_valid(u64::MAX, name, from));
        for other in ["", "/", "/a", "..", "../a", "a/../../b", "./a", "a//b", "C:a", "..\\a", "_gancho"] {
            assert!(!is_valid(0, other, from), "{other}");
            assert!(!is_valid(0, name, other), "{other}");
        }
        for name in
            ["_gancho/manifest.ndjson", "_gancho/lock", "_gancho/tmp/a", "_gancho/keys", "_gancho/keys/a/b"]
        {
            assert!(!is_valid(0, name, from), "{name}");
        }
        for from in ["a", "_gancho/tmp", "_gancho/tmp/", "_gancho/tmp/a/b", "_gancho/manifest.ndjson"] {
            assert!(!is_valid(0, name, from), "{from}");
        }
    }
}
