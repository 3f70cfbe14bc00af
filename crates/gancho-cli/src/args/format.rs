//! Output formats on the command line.

use clap::ValueEnum;

/// For whom to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Text,
    /// For programs: one object a line
    Json,
}
