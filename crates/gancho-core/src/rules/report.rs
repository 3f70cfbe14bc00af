//! Findings in the making.

use super::check::Check;
use super::finding::Finding;
use super::rule::Rule;
use crate::{JsonPointer, Maybe};

/// The findings so far, and where in the payload the check is.
#[derive(Debug, Default)]
pub struct Report {
    at: JsonPointer,
    findings: Vec<Finding>,
}

impl Report {
    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }

    /// Notes that a member breaks a rule, if it does.
    pub(super) fn expect(&mut self, holds: bool, rule: &'static Rule, member: &str) {
        if !holds {
            self.findings.push(Finding::new(rule, self.at.key(member)));
        }
    }

    /// Checks what stands in a member.
    pub(super) fn member(&mut self, name: &str, part: &impl Check) {
        self.within(self.at.key(name), |report| part.report(report));
    }

    /// Checks what stands in a member that may be missing.
    pub(super) fn maybe(&mut self, name: &str, part: &Maybe<impl Check>) {
        if let Some(part) = part.get() {
            self.member(name, part);
        }
    }

    /// Checks every element of a list.
    pub(super) fn each(&mut self, name: &str, parts: &[impl Check]) {
        let list = self.at.key(name);
        for (index, part) in parts.iter().enumerate() {
            self.within(list.index(index), |report| part.report(report));
        }
    }

    fn within(&mut self, place: JsonPointer, check: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.at, place);
        check(self);
        self.at = outer;
    }
}
