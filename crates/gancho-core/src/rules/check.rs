//! Checking.

use super::finding::Finding;
use super::report::Report;
use crate::Envelope;

/// A payload, or a part of one, that rules speak about.
pub trait Check {
    /// Reports every rule that it breaks.
    fn report(&self, report: &mut Report);

    /// The rules that it breaks, in the order of its members; none for most payloads.
    fn check(&self) -> Vec<Finding> {
        let mut report = Report::default();
        self.report(&mut report);
        report.into_findings()
    }
}

impl Check for Envelope {
    fn report(&self, report: &mut Report) {
        match self {
            Self::Crm(envelope) => envelope.report(report),
            Self::Marketing(envelope) => envelope.report(report),
            Self::Leads(envelope) => envelope.report(report),
            Self::SuperOffice(notification) => notification.report(report),
            // The vendor says nothing that could be checked.
            Self::TenantStatus(_) => {}
        }
    }
}
