//! The trait for checking payloads, and the collection of findings.

use super::finding::Finding;
use super::rule::Rule;
use crate::{Envelope, JsonPointer, Maybe};

/// A payload, or a part of one, that has rules.
///
/// The trait is implemented for envelopes, documents, their parts, and the bodies of API calls only.
///
/// ```
/// use gancho_core::rdstation::crm::{Source, SourceId};
/// use gancho_core::rules::Check as _;
///
/// let (created, updated) = ("2025-03-28T09:45:25.791-03:00".parse()?, "2025-03-27T09:45:25.791-03:00".parse()?);
/// let source = Source::new(SourceId::parse("67e6").unwrap(), "Instagram", created, updated);
/// assert_eq!(source.check()[0].code(), "updated-before-created");
/// # Ok::<(), gancho_core::ParseError>(())
/// ```
pub trait Check: Reports {
    /// The findings, roughly in the order of the fields; none for most payloads.
    fn check(&self) -> Vec<Finding> {
        let mut findings = Findings::default();
        self.report(&mut findings);
        findings.all
    }
}

impl<T: Reports> Check for T {}

/// The rules of one type.
pub trait Reports {
    /// Adds a finding for every violated rule.
    fn report(&self, findings: &mut Findings);
}

impl Reports for Envelope {
    fn report(&self, findings: &mut Findings) {
        match self {
            Self::Crm(envelope) => envelope.report(findings),
            Self::Marketing(envelope) => envelope.report(findings),
            Self::Leads(envelope) => envelope.report(findings),
            Self::SuperOffice(notification) => notification.report(findings),
            // The vendor documents nothing that could be checked.
            Self::TenantStatus(_) => {}
        }
    }
}

/// The findings so far, and the current path in the payload.
#[derive(Debug, Default)]
pub struct Findings {
    at: JsonPointer,
    all: Vec<Finding>,
}

impl Findings {
    /// Adds a finding for a field unless the condition holds.
    pub(super) fn expect(&mut self, holds: bool, rule: &'static Rule, field: &str) {
        if !holds {
            self.all.push(Finding::new(rule, self.at.key(field)));
        }
    }

    /// Checks the value of a field.
    pub(super) fn field(&mut self, name: &str, part: &impl Reports) {
        self.within(self.at.key(name), |findings| part.report(findings));
    }

    /// Checks the value of an optional field.
    pub(super) fn maybe(&mut self, name: &str, part: &Maybe<impl Reports>) {
        if let Some(part) = part.get() {
            self.field(name, part);
        }
    }

    /// Checks every element of a list.
    pub(super) fn each(&mut self, name: &str, parts: &[impl Reports]) {
        let list = self.at.key(name);
        for (index, part) in parts.iter().enumerate() {
            self.within(list.index(index), |findings| part.report(findings));
        }
    }

    /// Checks one element of a list.
    pub(super) fn element(&mut self, name: &str, index: usize, check: impl FnOnce(&mut Self)) {
        self.within(self.at.key(name).index(index), check);
    }

    /// Adds a finding for each element of a list that violates a rule.
    pub(super) fn elements<T>(
        &mut self,
        name: &str,
        elements: &[T],
        holds: impl Fn(&T) -> bool,
        rule: &'static Rule,
    ) {
        for (index, _) in elements.iter().enumerate().filter(|(_, element)| !holds(element)) {
            self.all.push(Finding::new(rule, self.at.key(name).index(index)));
        }
    }

    fn within(&mut self, place: JsonPointer, check: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.at, place);
        check(self);
        self.at = outer;
    }
}
