//! What an input holds.

use std::ffi::OsStr;
use std::path::Path;

use clap::ValueEnum;

/// What an input holds, as the user says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    /// What the name or the first lines say
    Auto,
    /// One document, and nothing behind it
    Json,
    /// Documents one after the other, however they are spread over lines, or arrays of them
    Documents,
    /// One document a line
    Ndjson,
    /// Lines of a log: the document may stand behind a time and a level, and lines without one are counted
    Log,
    /// Documents that each begin with a record separator (RFC 7464)
    JsonSeq,
}

/// How an input is cut into documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// It is one.
    Whole,
    /// One after the other, and the elements of arrays.
    Documents,
    /// Each line is one.
    Lines,
    /// Lines that may hold one, behind something else.
    Log,
    /// Each begins with a record separator.
    Records,
}

/// What the names of payloads end with, and how such a file is cut.
pub(super) const EXTENSIONS: [(&str, Layout); 4] =
    [("json", Layout::Documents), ("ndjson", Layout::Lines), ("jsonl", Layout::Lines), ("log", Layout::Log)];

/// What the names of compressed files end with.
const COMPRESSED: [&str; 4] = ["gz", "gzip", "zst", "zstd"];

/// How a file of this name is cut, compressed or not; `None` when the name does not say.
pub(super) fn layout_of(path: &Path) -> Option<Layout> {
    let extension = |path: &Path| path.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase);
    let mut last = extension(path)?;
    if COMPRESSED.contains(&last.as_str()) {
        last = extension(Path::new(path.file_stem()?))?;
    }
    EXTENSIONS.iter().find(|(known, _)| *known == last).map(|(_, layout)| *layout)
}

impl InputFormat {
    /// How to cut an input, if the user says so; `None` when its name or a look at it must tell.
    pub(super) fn layout(self) -> Option<Layout> {
        match self {
            Self::Auto => None,
            Self::Json => Some(Layout::Whole),
            Self::Documents => Some(Layout::Documents),
            Self::Ndjson => Some(Layout::Lines),
            Self::Log => Some(Layout::Log),
            Self::JsonSeq => Some(Layout::Records),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_the_layout_compressed_or_not() {
        let layout = |name: &str| layout_of(Path::new(name));
        assert_eq!(layout("a/b.json"), Some(Layout::Documents));
        assert_eq!(layout("a/b.NDJSON.gz"), Some(Layout::Lines));
        assert_eq!(layout("b.jsonl.zst"), Some(Layout::Lines));
        assert_eq!(layout("app.log.gz"), Some(Layout::Log));
        for silent in ["b.gz", "b", "b.txt", ".json", "b.log.1", "json.zst"] {
            assert_eq!(layout(silent), None, "{silent}");
        }
    }
}
