//! The files of a folder that were not read.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::message::Escaped;
use crate::path_name::path_name;

/// The files of a folder whose names do not say that they are payloads, and which do not start like JSON or are not
/// regular files.
#[derive(Debug)]
pub(crate) struct Unread {
    folder: PathBuf,
    first: PathBuf,
    /// Their number, by extension.
    counts: BTreeMap<String, u64>,
}

/// The maximum number of extensions that are listed.
const LISTED: usize = 5;

impl Unread {
    pub(super) fn note(unread: &mut Option<Self>, folder: &Path, path: &Path) {
        let ending = path.extension().and_then(OsStr::to_str).map(|ending| format!(".{ending}"));
        let unread = unread.get_or_insert_with(|| Self {
            folder: folder.to_owned(),
            first: path.to_owned(),
            counts: BTreeMap::new(),
        });
        *unread.counts.entry(ending.unwrap_or_default()).or_default() += 1;
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count: u64 = self.counts.values().sum();
        let folder = path_name(&self.folder);
        let (files, contain, were) =
            if count == 1 { ("file", "contains", "was") } else { ("files", "contain", "were") };
        write!(f, "{count} {files} in {} {contain} no JSON and {were} not read: ", Escaped(&folder))?;
        let mut largest: Vec<(&String, &u64)> = self.counts.iter().collect();
        largest.sort_by(|(_, a), (_, b)| b.cmp(a));
        for (ending, count) in largest.iter().take(LISTED) {
            let ending = if ending.is_empty() { "without an extension" } else { ending.as_str() };
            write!(f, "{count} {}, ", Escaped(ending))?;
        }
        write!(f, "the first is {}", Escaped(&path_name(&self.first)))
    }
}
