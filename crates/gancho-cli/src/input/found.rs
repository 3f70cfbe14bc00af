//! What an argument of the command line leads to.

use super::error::InputError;
use super::source::Source;
use super::unread::Unread;

/// What an argument leads to.
#[derive(Debug)]
pub(crate) enum Found {
    /// Something to read.
    Source(Source),
    /// Something that cannot be read.
    Error(InputError),
    /// The files of a folder that contain something else.
    Unread(Unread),
}
