//! Checking, and the findings in the making.

use super::finding::Finding;
use super::rule::Rule;
use crate::{Envelope, JsonPointer, Maybe};

/// A payload, or a part of one, that rules speak about.
///
/// Implemented for envelopes, documents, their parts, and the bodies of calls, and for nothing else.
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
    /// The rules that it breaks, in the order of its fields; none for most payloads.
    fn check(&self) -> Vec<Finding> {
        let mut findings = Findings::default();
        self.report(&mut findings);
        findings.all
    }
}

impl<T: Reports> Check for T {}

/// What each type has to say.
pub trait Reports {
    /// Notes every rule that it breaks.
    fn report(&self, findings: &mut Findings);
}

impl Reports for Envelope {
    fn report(&self, findings: &mut Findings) {
        match self {
            Self::Crm(envelope) => envelope.report(findings),
            Self::Marketing(envelope) => envelope.report(findings),
            Self::Leads(envelope) => envelope.report(findings),
            Self::SuperOffice(notification) => notification.report(findings),
            // The vendor says nothing that could be checked.
            Self::TenantStatus(_) => {}
        }
    }
}

/// The findings so far, and where in the payload the check is.
#[derive(Debug, Default)]
pub struct Findings {
    at: JsonPointer,
    all: Vec<Finding>,
}

impl Findings {
    /// Notes that a field breaks a rule, if it does.
    pub(super) fn expect(&mut self, holds: bool, rule: &'static Rule, field: &str) {
        if !holds {
            self.all.push(Finding::new(rule, self.at.key(field)));
        }
    }

    /// Checks what stands in a field.
    pub(super) fn field(&mut self, name: &str, part: &impl Reports) {
        self.within(self.at.key(name), |findings| part.report(findings));
    }

    /// Checks what stands in a field that may be missing.
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

    /// Notes each element of a list that breaks a rule.
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
