//! What an input holds.

use std::ffi::OsStr;
use std::path::Path;

use clap::ValueEnum;

/// What an input holds, as the user says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    /// What the name or the first lines say
    Auto,
    /// One document
    Json,
    /// One document a line
    Ndjson,
}

/// How an input is cut into documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// It is one.
    Document,
    /// Each line is one.
    Lines,
}

/// What the names of payloads end with, and how such a file is cut.
pub(super) const EXTENSIONS: [(&str, Layout); 3] =
    [("json", Layout::Document), ("ndjson", Layout::Lines), ("jsonl", Layout::Lines)];

/// How a file of this name is cut; `None` when the name does not say.
pub(super) fn layout_of(path: &Path) -> Option<Layout> {
    let extension = path.extension().and_then(OsStr::to_str)?;
    EXTENSIONS.iter().find(|(known, _)| *known == extension).map(|(_, layout)| *layout)
}

impl InputFormat {
    /// How to cut an input of this name, or none; `None` when only a look at it can tell.
    pub(crate) fn layout(self, path: Option<&Path>) -> Option<Layout> {
        match self {
            Self::Json => Some(Layout::Document),
            Self::Ndjson => Some(Layout::Lines),
            Self::Auto => path.and_then(layout_of),
        }
    }
}
