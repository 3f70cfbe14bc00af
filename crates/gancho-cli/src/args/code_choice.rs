//! Codes of findings on the command line.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command};

use super::names;
use crate::explain::Topic;
use crate::validate::CodeChoice;

impl CodeChoice {
    /// Accepts the codes of all rules, and `unknown-field`.
    pub(crate) fn parser() -> impl TypedValueParser<Value = Self> {
        CodeParser
    }
}

#[derive(Clone, Debug)]
struct CodeParser;

impl TypedValueParser for CodeParser {
    type Value = CodeChoice;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<CodeChoice, clap::Error> {
        let given = value.to_string_lossy();
        CodeChoice::all().find(|code| *code == given).map(CodeChoice).ok_or_else(|| {
            let tip = if Topic::all().any(|topic| topic.code() == given) {
                "this is the code of a rejection, but the option takes codes of findings; 'gancho explain' lists them"
            } else {
                "'gancho explain' lists all of them; those of severity 'rejected' are not findings"
            };
            names::wrong(command, arg, &given, CodeChoice::all(), tip)
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(CodeChoice::all().map(PossibleValue::new)))
    }
}
