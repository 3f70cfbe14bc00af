//! The files in a folder and its subfolders.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::error::InputError;
use super::format::layout_of;
use super::found::Found;
use super::source::Source;
use super::unread::Unread;

/// All payloads in a folder and its subfolders, sorted by name; then the files that were not read, or else an error if
/// the folder contains no payload.
///
/// A payload is a file whose name has a known extension, compressed or not, or a file that starts like JSON. Links are
/// followed, because archives are often assembled from links. Only regular files are opened: a pipe would block until a
/// writer opens it, and a device may be endless.
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
