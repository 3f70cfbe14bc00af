//! The form in which findings are printed.

use std::str::FromStr;

use crate::args::Format;

/// What is printed for each document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Nothing: only the summary is printed.
    Summary,
    /// A line for each rejection, finding and unknown field, and the summary.
    Lines,
    /// An object for each document.
    Json,
    /// A GitHub workflow command for each rejection, finding and unknown field, and the summary.
    GitHub,
    /// A test case for each document that makes the run fail.
    JUnit,
}

impl Form {
    pub(super) fn of(format: Format, details: bool) -> Self {
        match format {
            Format::Text if details => Self::Lines,
            Format::Text => Self::Summary,
            Format::Json => Self::Json,
            Format::Github => Self::GitHub,
            Format::Junit => Self::JUnit,
        }
    }
}

/// How much is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    /// The default of the form.
    Usual,
    /// Everything.
    All,
    /// This number.
    Of(u64),
}

impl Limit {
    /// The maximum number of lines, objects or test cases; `None` for all.
    pub(super) fn lines(self, form: Form) -> Option<u64> {
        match (self, form) {
            (Self::All, _) | (Self::Usual, Form::Json | Form::Summary) => None,
            (Self::Of(count), _) => Some(count),
            (Self::Usual, Form::Lines | Form::JUnit) => Some(1000),
            // GitHub shows only ten annotations of each level.
            (Self::Usual, Form::GitHub) => Some(50),
        }
    }
}

impl FromStr for Limit {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "all" => return Ok(Self::All),
            "usual" => return Ok(Self::Usual),
            _ => {}
        }
        text.parse().map(Self::Of).map_err(|_| "expected a whole number, or all")
    }
}
