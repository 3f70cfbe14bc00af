//! Input formats.

use std::ffi::OsStr;
use std::path::Path;

use clap::ValueEnum;

/// The content of an input, as requested by the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    /// Decide by the name of the file, or by the first lines
    Auto,
    /// One document
    Json,
    /// Any number of documents, which may span several lines, or arrays of them
    Documents,
    /// One document per line
    Ndjson,
    /// Lines of a log: a document may follow a time and a level, and lines without a document are counted
    Log,
    /// Documents that each start with a record separator (RFC 7464)
    JsonSeq,
}

/// How an input is split into documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// The input is one document.
    Whole,
    /// Documents follow each other, or are the elements of arrays.
    Documents,
    /// Each line is a document.
    Lines,
    /// Each line may contain a document, after other text.
    Log,
    /// Each document begins with a record separator.
    Records,
}

/// The extensions of payloads, and how such a file is split.
pub(super) const EXTENSIONS: [(&str, Layout); 4] =
    [("json", Layout::Documents), ("ndjson", Layout::Lines), ("jsonl", Layout::Lines), ("log", Layout::Log)];

/// The extensions of compressed files.
const COMPRESSED: [&str; 4] = ["gz", "gzip", "zst", "zstd"];

/// The extensions of compressed files that are recognized, but not decompressed.
const UNSUPPORTED: [&str; 5] = ["xz", "bz2", "lz4", "zip", "7z"];

fn extension(path: &Path) -> Option<String> {
    path.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase)
}

/// Whether this is the name of a payload that is compressed in a way that is not supported.
pub(super) fn is_unsupported(path: &Path) -> bool {
    extension(path).is_some_and(|last| UNSUPPORTED.contains(&last.as_str()))
        && path.file_stem().is_some_and(|name| layout_of(Path::new(name)).is_some())
}

/// How to split a file with this name, compressed or not; `None` if the name does not determine it.
pub(crate) fn layout_of(path: &Path) -> Option<Layout> {
    let mut last = extension(path)?;
    if COMPRESSED.contains(&last.as_str()) {
        last = extension(Path::new(path.file_stem()?))?;
    }
    EXTENSIONS.iter().find(|(known, _)| *known == last).map(|(_, layout)| *layout)
}

impl InputFormat {
    /// How to split an input, if the user has specified it; `None` if its name or content decides.
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
    fn the_extension_determines_the_layout_compressed_or_not() {
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
