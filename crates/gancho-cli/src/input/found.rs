//! What was found for an argument of the command line.

use super::error::InputError;
use super::source::Source;
use super::unread::Unread;

/// What was found for an argument.
#[derive(Debug)]
pub(crate) enum Found {
    /// An input.
    Source(Source),
    /// An input that cannot be read.
    Error(InputError),
    /// Files of a folder that do not contain JSON.
    Unread(Unread),
}
