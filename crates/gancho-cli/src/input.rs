//! Where documents come from: files, folders, standard input; compressed or not; and how they are cut into documents.

mod arguments;
mod batch;
mod batches;
mod compression;
mod content;
mod error;
mod folder;
mod format;
mod found;
mod guess;
mod head;
mod line;
mod open;
mod source;
mod structure;
mod unread;

pub(crate) use arguments::{found, known_size};
pub(crate) use batch::{Batch, Body, Document};
pub(crate) use batches::Batches;
pub(crate) use error::InputError;
pub(crate) use format::InputFormat;
pub(crate) use found::Found;
pub(crate) use source::Source;
pub(crate) use unread::Unread;
