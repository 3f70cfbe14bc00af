//! The inputs named on the command line.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::InputError;
use super::folder;
use super::source::Source;

/// The argument that means standard input.
const STDIN: &str = "-";

/// The inputs of one argument: the file itself, or the payloads in the folder.
pub(crate) fn sources(argument: &Path) -> Box<dyn Iterator<Item = Result<Source, InputError>>> {
    if argument.as_os_str() == STDIN {
        Box::new(std::iter::once(Ok(Source::Stdin)))
    } else if argument.is_dir() {
        Box::new(folder::payloads(argument.to_owned()))
    } else {
        Box::new(std::iter::once(Ok(Source::Path(argument.to_owned()))))
    }
}

/// The number of bytes to read; `None` when the length of an input is unknown.
pub(crate) fn known_size(arguments: &[PathBuf]) -> Option<u64> {
    let sources = arguments.iter().flat_map(|argument| sources(argument));
    sources
        .map(|source| match source {
            Ok(Source::Path(path)) => {
                fs::metadata(path).map_or(Some(0), |file| file.is_file().then_some(file.len()))
            }
            Ok(Source::Stdin) => None,
            // This error is reported when the input is read.
            Err(_) => Some(0),
        })
        .sum()
}
