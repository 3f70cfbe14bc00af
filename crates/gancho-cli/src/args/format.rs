//! Output formats on the command line.

use clap::ValueEnum;

/// For whom to print what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people: a summary
    Text,
    /// For programs: one object a line, for every document
    Json,
    /// For GitHub: a command for each finding, which marks the line
    Github,
    /// For other CI: a JUnit report, in which what makes the run fail is a failure
    Junit,
}

/// For whom to print a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// For people
    Text,
    /// For programs: one object a line
    Json,
}
