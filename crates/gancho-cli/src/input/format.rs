//! The input formats.

use std::ffi::OsStr;
use std::path::Path;

use clap::ValueEnum;

/// The input format, as selected by the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    /// Decide by the file name or the first lines
    Auto,
    /// One document
    Json,
    /// One document per line
    Ndjson,
}

/// How an input is split into documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// The input is one document.
    Document,
    /// Each line is one document.
    Lines,
}

/// The extensions of payload files, and how such a file is split.
pub(super) const EXTENSIONS: [(&str, Layout); 3] =
    [("json", Layout::Document), ("ndjson", Layout::Lines), ("jsonl", Layout::Lines)];

/// How a file with this name is split; `None` when the name does not say.
pub(super) fn layout_of(path: &Path) -> Option<Layout> {
    let extension = path.extension().and_then(OsStr::to_str)?;
    EXTENSIONS.iter().find(|(known, _)| *known == extension).map(|(_, layout)| *layout)
}

impl InputFormat {
    /// How to split an input with or without this name; `None` when its first lines must decide.
    pub(crate) fn layout(self, path: Option<&Path>) -> Option<Layout> {
        match self {
            Self::Json => Some(Layout::Document),
            Self::Ndjson => Some(Layout::Lines),
            Self::Auto => path.and_then(layout_of),
        }
    }
}
