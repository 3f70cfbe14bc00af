//! Checks that a file that the user names for output is not an input.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::DirEntry;

use crate::exit::Failure;
use crate::input::{STDIN, entries, is_payload};
use crate::message::Escaped;
use crate::path_name::path_name;

/// What is written to the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// JSON, which is read as an input if the file is in an input folder.
    Json,
    /// Something else.
    #[cfg(feature = "ingest")]
    Other,
}

/// # Errors
///
/// If the file is an input, which would be lost, or if it would be read as an input: in this run, or in a later one.
pub(crate) fn check(option: &str, file: &Path, written: Written, inputs: &[PathBuf]) -> Result<(), Failure> {
    let name = path_name(file);
    let name = Escaped(&name);
    let names = names(file);
    for input in inputs {
        if input.is_dir() {
            let folder = path_name(input);
            let folder = Escaped(&folder);
            if is_within(&names, input, written) {
                return Err(Failure::File(format!(
                    "{option}: {name} is in the input folder {folder}; name a file outside of it"
                )));
            }
            if is_entry(file, input, written) {
                return Err(Failure::File(format!(
                    "{option}: {name} is also a file of the input folder {folder}; name another file"
                )));
            }
        } else if is_same(file, input) {
            return Err(Failure::File(format!("{option}: {name} is also an input; name another file")));
        }
    }
    Ok(())
}

/// The maximum number of links that a system follows.
const MAX_LINKS: usize = 40;

/// The path; if it is a link, then its target too, and so on. The last one may not exist.
fn names(file: &Path) -> Vec<PathBuf> {
    let target = |link: &PathBuf| {
        let target = fs::read_link(link).ok()?;
        Some(folder_of(link).join(target))
    };
    std::iter::successors(Some(file.to_owned()), target).take(MAX_LINKS).collect()
}

fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Whether a file with one of these names would be read from the folder, at any depth, or from a folder to which a link
/// in it leads. The file itself may not exist.
fn is_within(names: &[PathBuf], folder: &Path, written: Written) -> bool {
    // Only regular files are read from folders. A pipe is not opened here, because that would wait for its other end.
    let is_other = |name: &Path| fs::metadata(name).is_ok_and(|file| !file.is_file());
    let is_read = |name: &&PathBuf| written == Written::Json || !is_other(name) && is_payload(name);
    let folders = names.iter().filter(is_read).filter_map(|name| fs::canonicalize(folder_of(name)).ok());
    let folders: Vec<PathBuf> = folders.collect();
    if folders.is_empty() {
        return false;
    }
    let is_any = |inner: &Path| folders.iter().any(|folder| folder.starts_with(inner));
    let inner = entries(folder).filter_map(Result::ok).filter(|entry| entry.file_type().is_dir());
    inner.filter_map(|entry| fs::canonicalize(entry.path()).ok()).any(|inner| is_any(&inner))
}

/// Whether the file is one that is read from the folder, under any name.
fn is_entry(file: &Path, folder: &Path, written: Written) -> bool {
    let is_read = |path: &Path| written == Written::Json || is_payload(path);
    let files = entries(folder).filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    fs::metadata(file).is_ok_and(|file| file.is_file())
        && files.map(DirEntry::into_path).any(|path| is_same(file, &path) && is_read(&path))
}

/// Whether both are the same regular file, also under two names. A device such as `/dev/null` loses nothing.
#[cfg(unix)]
fn is_same(file: &Path, input: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;

    let input = if input.as_os_str() == STDIN { Path::new("/dev/stdin") } else { input };
    match (fs::metadata(file), fs::metadata(input)) {
        (Ok(file), Ok(input)) => file.is_file() && (file.dev(), file.ino()) == (input.dev(), input.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_same(file: &Path, input: &Path) -> bool {
    match (fs::canonicalize(file), fs::canonicalize(input)) {
        (Ok(file), Ok(same)) => input.as_os_str() != STDIN && file == same,
        _ => false,
    }
}
