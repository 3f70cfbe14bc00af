//! The table of rules.

use std::fmt;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; the vendor does it.
    Info,
    /// Contradicts what the vendor says of its own data.
    Warning,
    /// The vendor would refuse it, or does not send it.
    Error,
}

impl Severity {
    /// The severity as a word: `info`, `warning`, `error`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// One rule.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rule {
    /// Its name, which never changes: `deal-total`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What a finding says.
    pub message: &'static str,
}

/// Every rule.
pub static RULES: &[Rule] = &[];
