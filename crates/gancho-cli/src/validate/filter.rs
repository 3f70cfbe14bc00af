//! Which findings count.

use clap::ValueEnum;
use gancho_core::rules::{RULES, Severity};

use crate::verdict::Accepted;

/// The code for unknown fields, which have no rule.
const UNKNOWN_FIELD: &str = "unknown-field";

/// The code of a rule, or `unknown-field`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CodeChoice(pub(crate) &'static str);

impl CodeChoice {
    /// All codes of findings.
    pub(crate) fn all() -> impl Iterator<Item = &'static str> {
        RULES.iter().map(|rule| rule.code).chain([UNKNOWN_FIELD])
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

impl SeverityChoice {
    pub(super) fn severity(self) -> Severity {
        match self {
            Self::Info => Severity::Info,
            Self::Warning => Severity::Warning,
            Self::Error => Severity::Error,
        }
    }

    pub(super) fn of(severity: Severity) -> Self {
        match severity {
            Severity::Info => Self::Info,
            Severity::Warning => Self::Warning,
            Severity::Error => Self::Error,
        }
    }
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
        let least = least.severity();
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
