//! One thing that is odd.

use std::fmt;

use super::rule::{Rule, Severity};
use crate::JsonPointer;

/// A rule that a payload breaks, and where.
///
/// No value of the payload is in it, as in an [`Error`](crate::Error).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    rule: &'static Rule,
    path: JsonPointer,
}

impl Finding {
    pub(super) fn new(rule: &'static Rule, path: JsonPointer) -> Self {
        Self { rule, path }
    }

    /// The rule.
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// The rule's code, such as `deal-total`.
    pub fn code(&self) -> &'static str {
        self.rule.code
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.rule.severity
    }

    /// The member that breaks the rule.
    pub fn path(&self) -> &JsonPointer {
        &self.path
    }

    /// What is odd, in words.
    pub fn message(&self) -> &'static str {
        self.rule.message
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}, at {} [{}]", self.severity(), self.message(), self.path, self.code())
    }
}
