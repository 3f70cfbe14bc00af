//! The files in a folder and its subfolders.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::error::InputError;
use super::format::{is_unsupported, layout_of};
use super::found::Found;
use super::source::Source;
use super::unread::Unread;

/// All payloads in a folder and its subfolders, sorted by name. Then, if there are any, the files that were not read;
/// and an error if the folder contains no payload.
///
/// A payload is a file whose name has a known extension, compressed or not, or a file that starts like JSON. Links are
/// followed, because archives are often assembled from links. Only regular files are opened: a pipe would block until a
/// writer opens it, and a device may be endless.
pub(super) fn payloads(folder: PathBuf) -> impl Iterator<Item = Found> {
    let mut entries = entries(&folder);
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
                // An unreadable entry may contain payloads.
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

/// The files and folders in a folder, including itself, sorted by name. Links are followed. The state and the rejects
/// of `gancho ingest` are left out.
pub(crate) fn entries(folder: &Path) -> impl Iterator<Item = walkdir::Result<DirEntry>> + use<> {
    let entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    entries.filter_entry(|entry| entry.depth() == 0 || !is_output(entry.path()))
}

/// Whether `gancho ingest` wrote this folder beside its tables: its state, or its rejects.
fn is_output(path: &Path) -> bool {
    let manifest = |folder: &Path| folder.join("manifest.ndjson").is_file();
    match path.file_name().and_then(OsStr::to_str) {
        Some("_gancho") => manifest(path),
        Some("rejects") => path.parent().is_some_and(|parent| manifest(&parent.join("_gancho"))),
        _ => false,
    }
}

fn payload(entry: DirEntry, folder: &Path, unread: &mut Option<Unread>) -> Option<Found> {
    let is_regular = entry.file_type().is_file();
    let source = Source::Path(entry.into_path());
    let Source::Path(path) = &source else { return None };
    // A file with unsupported compression is reported when it is opened.
    if layout_of(path).is_some() || is_unsupported(path) {
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

/// Whether this file is read as a payload if it is in an input folder.
pub(crate) fn is_payload(path: &Path) -> bool {
    layout_of(path).is_some() || Source::Path(path.to_owned()).begins_like_json().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_is_a_payload_by_its_name_or_its_content() {
        let folder = tempfile::tempdir().unwrap();
        for (name, content, expected) in [
            ("a.json", "id,name\n", true),
            ("a.csv", "id,name\n", false),
            ("a.csv", "{\"id\":1}\n", true),
            ("a.txt", "[INFO] {}\n", false),
            ("a.txt", " [ {\"id\":1},\n", true),
            ("a.txt", "", false),
        ] {
            let path = folder.path().join(name);
            fs::write(&path, content).unwrap();
            assert_eq!(is_payload(&path), expected, "{name} {content:?}");
        }
        assert!(is_payload(&folder.path().join("new.ndjson")));
        assert!(!is_payload(&folder.path().join("new.csv")));
    }
}
