//! How an archive is split into documents. Only an archive with one document per line can be resumed in the middle.

use std::path::Path;

use clap::ValueEnum;

use crate::input::{self, Head, guess_layout, layout_of};

/// The content of an archive, as requested by the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ArchiveFormat {
    /// Decide by the name of the file and the first lines
    Auto,
    /// One document
    Json,
    /// One document per line
    Ndjson,
}

/// How an archive is split into documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// The archive is one document.
    Document,
    /// Each line is a document.
    Lines,
}

impl ArchiveFormat {
    /// How to split an input with this start and this name. Standard input has no name.
    pub(super) fn layout(self, head: &mut Head, name: Option<&Path>) -> Layout {
        match self {
            Self::Json => Layout::Document,
            Self::Ndjson => Layout::Lines,
            Self::Auto => match guess_layout(head, name.and_then(layout_of)) {
                input::Layout::Whole | input::Layout::Documents => Layout::Document,
                input::Layout::Lines | input::Layout::Log | input::Layout::Records => Layout::Lines,
            },
        }
    }
}
