//! Output formats on the command line.

use clap::ValueEnum;

/// Output formats of `gancho validate`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people: a summary
    Text,
    /// For programs: one JSON object per line, for every document
    Json,
    /// For GitHub Actions: a command for each finding, which annotates the line
    Github,
    /// For other CI systems: a JUnit report; whatever makes the run fail is a failure
    Junit,
}

/// Output formats of lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// For people
    Text,
    /// For programs: one JSON object per line
    Json,
}
