//! Which findings count.

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use gancho_core::rules::{RULES, Severity};

use crate::verdict::Accepted;

/// The code for unknown fields, which have no rule.
const UNKNOWN_FIELD: &str = "unknown-field";

/// The code of a rule, or `unknown-field`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CodeChoice(pub(crate) &'static str);

impl CodeChoice {
    /// Accepts the codes of all rules, and `unknown-field`.
    pub(crate) fn parser() -> impl TypedValueParser<Value = Self> {
        let codes = || RULES.iter().map(|rule| rule.code).chain([UNKNOWN_FIELD]);
        PossibleValuesParser::new(codes().map(PossibleValue::new))
            // Every string that parses is one of the codes.
            .map(move |given| Self(codes().find(|code| *code == given).unwrap_or(UNKNOWN_FIELD)))
    }
}

/// The minimum severity to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SeverityChoice {
    /// All findings
    Info,
    /// Payloads that contradict the vendor's documentation, and errors
    Warning,
    /// Only payloads that the vendor would reject
    Error,
}

/// Which findings count.
#[derive(Debug)]
pub(crate) struct Filter {
    /// By the position of a rule in the table; the last one is for unknown fields.
    counts: Vec<bool>,
    all: bool,
}

impl Filter {
    pub(super) fn new(only: &[CodeChoice], except: &[CodeChoice], least: SeverityChoice) -> Self {
        let least = match least {
            SeverityChoice::Info => Severity::Info,
            SeverityChoice::Warning => Severity::Warning,
            SeverityChoice::Error => Severity::Error,
        };
        let rows =
            RULES.iter().map(|rule| (rule.code, rule.severity)).chain([(UNKNOWN_FIELD, Severity::Info)]);
        let named = |list: &[CodeChoice], code: &str| list.iter().any(|choice| choice.0 == code);
        let counts: Vec<bool> = rows
            .map(|(code, severity)| {
                (only.is_empty() || named(only, code)) && !named(except, code) && severity >= least
            })
            .collect();
        let all = counts.iter().all(|counts| *counts);
        Self { counts, all }
    }

    /// Removes findings that do not count.
    pub(super) fn apply(&self, accepted: &mut Accepted) {
        if self.all {
            return;
        }
        accepted.findings.retain(|finding| self.is_counted(finding.code()));
        if !self.counts.last().copied().unwrap_or(true) {
            accepted.unknown.clear();
        }
    }

    fn is_counted(&self, code: &str) -> bool {
        let place = RULES.iter().position(|rule| rule.code == code);
        place.and_then(|place| self.counts.get(place).copied()).unwrap_or(true)
    }
}
