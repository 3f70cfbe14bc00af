//! Findings that make the run fail.

use clap::ValueEnum;
use gancho_core::rules::{Finding, Rule, Severity};

use crate::verdict::Verdict;

/// The severity from which the program exits with 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// A rejected document, or a finding of severity error
    Error,
    /// Also a finding of severity warning
    Warning,
    /// Also an unknown field, event or value
    Unknown,
    /// Every finding, and an unknown field
    Info,
    /// Never because of a document
    Never,
}

/// The rules about undocumented events and values.
const UNKNOWN: [&str; 3] = ["unknown-event", "unknown-value", "webhook-unknown-event"];

impl FailOn {
    /// The value with which findings of a rule make the run fail.
    pub(crate) fn needed_for(rule: &Rule) -> Self {
        match rule.severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
            Severity::Info if UNKNOWN.contains(&rule.code) => Self::Unknown,
            Severity::Info => Self::Info,
        }
    }

    /// The lowest severity of a finding that this value selects.
    pub(super) fn severity(self) -> Option<Severity> {
        match self {
            Self::Never => None,
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Unknown | Self::Info => Some(Severity::Info),
        }
    }

    /// Whether this document makes the run fail.
    pub(super) fn is_met(self, verdict: &Verdict) -> bool {
        match (self, verdict) {
            (Self::Never, _) => false,
            (_, Verdict::Rejected(_)) => true,
            (_, Verdict::Accepted(accepted)) => {
                let unknown = matches!(self, Self::Unknown | Self::Info) && !accepted.unknown.is_empty();
                unknown || accepted.findings.iter().any(|finding| self.is_met_by(finding))
            }
        }
    }

    fn is_met_by(self, finding: &Finding) -> bool {
        match self {
            Self::Never => false,
            Self::Error => finding.severity() == Severity::Error,
            Self::Warning => finding.severity() >= Severity::Warning,
            Self::Unknown => finding.severity() >= Severity::Warning || UNKNOWN.contains(&finding.code()),
            Self::Info => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use gancho_core::rules::RULES;

    use super::*;

    #[test]
    fn the_rules_about_unknown_events_and_values_exist() {
        assert!(UNKNOWN.iter().all(|code| RULES.iter().any(|rule| rule.code == *code)));
    }
}
