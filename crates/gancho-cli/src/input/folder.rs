//! Files of a folder and of the folders in it.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::arguments::Found;
use super::error::InputError;
use super::format::layout_of;
use super::source::Source;
use crate::message::Escaped;
use crate::path_name::path_name;

/// The files of a folder that are not payloads by their names and do not start like JSON.
#[derive(Debug)]
pub(crate) struct Unread {
    folder: PathBuf,
    first: PathBuf,
    /// How many there are, by the ending of their names.
    counts: BTreeMap<String, u64>,
}

/// How many endings are named.
const NAMED: usize = 5;

impl Unread {
    fn note(unread: &mut Option<Self>, folder: &Path, path: &Path) {
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
        for (ending, count) in largest.iter().take(NAMED) {
            let ending = if ending.is_empty() { "without an extension" } else { ending.as_str() };
            write!(f, "{count} {}, ", Escaped(ending))?;
        }
        write!(f, "the first {}", Escaped(&path_name(&self.first)))
    }
}

/// All payloads in a folder, sorted by name, folders in their place among the files; at last what was not read, or the
/// complaint that there were none.
///
/// A payload is what has the name of one, compressed or not, and any other file that begins like JSON. Links are followed:
/// archives are often put together from them. What is no regular file is never opened: a pipe would wait for its other
/// end, and a device may have no end.
pub(super) fn payloads(folder: PathBuf) -> impl Iterator<Item = Found> {
    let mut entries = WalkDir::new(&folder).follow_links(true).sort_by_file_name().into_iter();
    let mut nothing = true;
    let mut unread = None;
    std::iter::from_fn(move || {
        for entry in entries.by_ref() {
            let found = match entry {
                Ok(entry) if entry.file_type().is_dir() => None,
                Ok(entry) => payload(entry, &folder, &mut unread),
                Err(error) => Some(Found::Error(InputError::of_walk(error, &folder))),
            };
            if found.is_some() {
                // What cannot be read may have held payloads.
                nothing = false;
                return found;
            }
        }
        if let Some(unread) = unread.take() {
            return Some(Found::Unread(unread));
        }
        std::mem::take(&mut nothing).then(|| Found::Error(InputError::NoPayloads(folder.clone())))
    })
}

fn payload(entry: DirEntry, folder: &Path, unread: &mut Option<Unread>) -> Option<Found> {
    let is_regular = entry.file_type().is_file();
    let source = Source::Path(entry.into_path());
    let Source::Path(path) = &source else { return None };
    if layout_of(path).is_some() {
        return Some(if is_regular {
            Found::Source(source)
        } else {
            Found::Error(InputError::NotRegular(source))
        });
    }
    match is_regular.then(|| source.begins_like_json()) {
        Some(Ok(true)) => Some(Found::Source(source)),
        Some(Err(error)) => Some(Found::Error(InputError::Unreadable(source, error))),
        Some(Ok(false)) | None => {
            Unread::note(unread, folder, path);
            None
        }
    }
}
