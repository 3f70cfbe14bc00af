//! Checks that a file that the user names for output is not an input.

use std::fs;
use std::path::{Path, PathBuf};

use crate::exit::Failure;
use crate::input::{STDIN, is_payload};
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
    for input in inputs {
        if input.is_dir() {
            let is_read = || written == Written::Json || is_payload(file);
            if is_within(file, input) && is_read() {
                let folder = path_name(input);
                return Err(Failure::File(format!(
                    "{option}: {name} is in the input folder {}; name a file outside of it",
                    Escaped(&folder)
                )));
            }
        } else if is_same(file, input) {
            return Err(Failure::File(format!("{option}: {name} is also an input; name another file")));
        }
    }
    Ok(())
}

/// Whether the file is in the folder, at any depth, also through a link. The file itself may not exist.
fn is_within(file: &Path, folder: &Path) -> bool {
    if let (Ok(file), Ok(folder)) = (fs::canonicalize(file), fs::canonicalize(folder)) {
        return file.starts_with(folder);
    }
    let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match (fs::canonicalize(parent), fs::canonicalize(folder)) {
        (Ok(parent), Ok(folder)) => parent.starts_with(folder),
        _ => false,
    }
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
