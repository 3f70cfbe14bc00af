//! The inputs that the command line names.

use std::fs;
use std::path::{Path, PathBuf};

use super::folder;
use super::found::Found;
use super::source::Source;

/// The argument that selects standard input.
pub(crate) const STDIN: &str = "-";

/// The inputs of one argument: the file itself, or the payloads in the folder.
pub(crate) fn found(argument: &Path) -> Box<dyn Iterator<Item = Found> + Send> {
    if argument.as_os_str() == STDIN {
        Box::new(std::iter::once(Found::Source(Source::Stdin)))
    } else if argument.is_dir() {
        Box::new(folder::payloads(argument.to_owned()))
    } else {
        Box::new(std::iter::once(Found::Source(Source::Path(argument.to_owned()))))
    }
}

/// How many bytes there are to read; `None` when an input's length is not known beforehand.
pub(crate) fn known_size(arguments: &[PathBuf]) -> Option<u64> {
    arguments
        .iter()
        .flat_map(|argument| found(argument))
        .map(|found| match found {
            Found::Source(Source::Path(path)) => {
                fs::metadata(path).map_or(Some(0), |file| file.is_file().then_some(file.len()))
            }
            Found::Source(Source::Stdin) => None,
            // Both are reported when the inputs are read.
            Found::Error(_) | Found::Unread(_) => Some(0),
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_is_known_unless_an_input_is_a_stream() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("in")).unwrap();
        fs::write(path("in/a.json"), "{}").unwrap();
        fs::write(path("in/b.ndjson"), "{}\n{}\n").unwrap();
        fs::write(path("in/readme.txt"), "not read").unwrap();
        fs::write(path("c"), "{}\n").unwrap();
        let missing = path("missing");
        assert_eq!(known_size(&[path("in"), path("c"), missing.clone()]), Some(2 + 6 + 3));
        assert_eq!(known_size(&[missing]), Some(0));
        assert_eq!(known_size(&[path("c"), PathBuf::from(STDIN)]), None);
        #[cfg(unix)]
        assert_eq!(known_size(&[path("c"), PathBuf::from("/dev/null")]), None);
    }
}
