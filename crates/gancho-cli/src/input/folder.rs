//! The files of a folder and its subfolders.

use std::path::PathBuf;

use walkdir::WalkDir;

use super::error::InputError;
use super::format::layout_of;
use super::source::Source;

/// All payloads in a folder, sorted by name, with the contents of a subfolder in the place of the subfolder; an error
/// if there are none.
///
/// Links are followed, because archives often consist of links. Entries that are not regular files are reported as
/// errors and never opened: a pipe would wait for its other end, and a device may be endless.
pub(super) fn payloads(folder: PathBuf) -> impl Iterator<Item = Result<Source, InputError>> {
    let mut entries = WalkDir::new(&folder).follow_links(true).sort_by_file_name().into_iter();
    let mut nothing = true;
    let mut ended = false;
    std::iter::from_fn(move || {
        for entry in entries.by_ref() {
            match entry {
                Ok(entry) if !entry.file_type().is_dir() && layout_of(entry.path()).is_some() => {
                    nothing = false;
                    let is_regular = entry.file_type().is_file();
                    let source = Source::Path(entry.into_path());
                    return Some(if is_regular { Ok(source) } else { Err(InputError::NotRegular(source)) });
                }
                Ok(_) => {}
                Err(error) => {
                    // An unreadable entry may contain payloads.
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
