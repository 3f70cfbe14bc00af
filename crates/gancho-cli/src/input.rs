//! Sources of documents: files, folders, standard input, and lines in them.

mod arguments;
mod documents;
mod error;
mod folder;
mod format;
mod guess;
mod line;
mod source;

pub(crate) use arguments::{known_size, sources};
pub(crate) use documents::{Body, Document};
pub(crate) use error::InputError;
pub(crate) use format::InputFormat;
#[cfg(feature = "ingest")]
pub(crate) use format::Layout;
#[cfg(feature = "ingest")]
pub(crate) use guess::layout as guess_layout;
pub(crate) use source::Source;
