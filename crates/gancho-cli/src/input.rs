//! Inputs: files, folders and standard input, compressed or not. Splits them into documents.

mod arguments;
mod batch;
mod batches;
mod compression;
mod content;
mod empty;
mod error;
mod folder;
mod format;
mod found;
mod guess;
mod head;
#[cfg(test)]
mod interrupted;
mod line;
mod open;
mod source;
mod structure;
mod unread;
mod zstd;

pub(crate) use arguments::{STDIN, found, known_size};
pub(crate) use batch::{Batch, Body, Document};
pub(crate) use batches::{BLOCK, Batches};
#[cfg(feature = "ingest")]
pub(crate) use compression::{decompressed, is_compressed};
pub(crate) use empty::{Empty, Nothing};
pub(crate) use error::InputError;
pub(crate) use folder::{entries, is_payload};
pub(crate) use format::InputFormat;
#[cfg(feature = "ingest")]
pub(crate) use format::{Layout, layout_of};
pub(crate) use found::Found;
#[cfg(feature = "ingest")]
pub(crate) use guess::layout as guess_layout;
#[cfg(feature = "ingest")]
pub(crate) use head::Head;
pub(crate) use source::Source;
pub(crate) use unread::Unread;
