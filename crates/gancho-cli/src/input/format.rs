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
pub(super) enum Shape {
    /// It is one.
    Document,
    /// Each line is one.
    Lines,
}

impl InputFormat {
    /// How to cut an input of this name, or none; `None` when only a look at it can tell.
    pub(super) fn shape(self, path: Option<&Path>) -> Option<Shape> {
        match self {
            Self::Json => Some(Shape::Document),
            Self::Ndjson => Some(Shape::Lines),
            Self::Auto => match path?.extension().and_then(OsStr::to_str)? {
                "json" => Some(Shape::Document),
                "ndjson" | "jsonl" => Some(Shape::Lines),
                _ => None,
            },
        }
    }
}
