//! The inputs that the command line names.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::InputError;
use super::folder;
use super::source::Source;

/// What the command line calls standard input.
const STDIN: &str = "-";

/// The inputs that one argument stands for: itself, or the payloads in it.
pub(crate) fn sources(argument: &Path) -> Box<dyn Iterator<Item = Result<Source, InputError>>> {
    if argument.as_os_str() == STDIN {
        Box::new(std::iter::once(Ok(Source::Stdin)))
    } else if argument.is_dir() {
        Box::new(folder::payloads(argument.to_owned()))
    } else {
        Box::new(std::iter::once(Ok(Source::Path(argument.to_owned()))))
    }
}

/// How many bytes there are to read; `None` when an input's length is not known beforehand.
pub(crate) fn known_size(arguments: &[PathBuf]) -> Option<u64> {
    let sources = arguments.iter().flat_map(|argument| sources(argument));
    sources
        .map(|source| match source {
            Ok(Source::Path(path)) => {
                fs::metadata(path).map_or(Some(0), |file| file.is_file().then_some(file.len()))
            }
            Ok(Source::Stdin) => None,
            // It will be complained about when its turn comes.
            Err(_) => Some(0),
        })
        .sum()
}
