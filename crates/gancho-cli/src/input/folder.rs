//! Files of a folder and of the folders in it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::error::InputError;

/// What the names of payloads end with.
pub(super) const PAYLOADS: [&str; 3] = ["json", "ndjson", "jsonl"];

/// All payloads in a folder, sorted by name, folders in their place among the files; at last the complaint that there
/// were none.
///
/// Links are followed: archives are often put together from them.
pub(super) fn payloads(folder: PathBuf) -> impl Iterator<Item = Result<PathBuf, InputError>> {
    let mut entries = WalkDir::new(&folder).follow_links(true).sort_by_file_name().into_iter();
    let mut nothing = true;
    let mut ended = false;
    std::iter::from_fn(move || {
        for entry in entries.by_ref() {
            match entry {
                Ok(entry) if !entry.file_type().is_dir() && is_payload(entry.path()) => {
                    nothing = false;
                    return Some(Ok(entry.into_path()));
                }
                Ok(_) => {}
                Err(error) => {
                    // What cannot be read may have held payloads.
                    nothing = false;
                    return Some(Err(InputError::of_walk(error, &folder)));
                }
            }
        }
        let complain = nothing && !ended;
        ended = true;
        complain.then(|| Err(InputError::NoPayloads(folder.clone())))
    })
}

fn is_payload(path: &Path) -> bool {
    let extension = path.extension().and_then(OsStr::to_str);
    extension.is_some_and(|extension| PAYLOADS.contains(&extension))
}
