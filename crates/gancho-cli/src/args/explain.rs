//! `gancho explain` on the command line.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Args, Command};

use super::format::ListFormat;
use super::names;
use crate::explain::Topic;

/// Explain the code of a finding or of a rejection, with examples
///
/// Without a code, lists all of them.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  gancho explain deal-total
  gancho explain missing_field
  gancho explain

Exit codes:
  0    the explanation was printed
  2    there is no such code, or the output could not be written
  141  the program that reads the output closed the pipe")]
pub(crate) struct Explain {
    /// The output format
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: ListFormat,

    /// The code, such as deal-total or missing_field
    #[arg(value_name = "CODE", hide_possible_values = true, value_parser = TopicParser)]
    pub(crate) code: Option<Topic>,
}

#[derive(Clone, Debug)]
struct TopicParser;

impl TypedValueParser for TopicParser {
    type Value = Topic;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<Topic, clap::Error> {
        let name = value.to_string_lossy();
        Topic::all().find(|topic| topic.code() == name).ok_or_else(|| {
            let all = Topic::all().map(Topic::code);
            names::wrong(command, arg, &name, all, "'gancho explain' lists all of them")
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Topic::all().map(|topic| PossibleValue::new(topic.code()))))
    }
}
