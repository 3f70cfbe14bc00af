//! Rules for RD Station Marketing's deliveries.

use super::check::{Findings, Reports};
use super::rule::{FUNNEL_POINTS, SENT_BEFORE_EVENT};
use crate::rdstation::marketing::{Contact, Envelope, Funnel};

impl Reports for Envelope {
    fn report(&self, findings: &mut Findings) {
        findings.enum_value("event_type", &self.event_type);
        findings.enum_value("entity_type", self.entity_type.get());
        let happened = self.event_timestamp.instant();
        let sent_after = self.timestamp.get().is_none_or(|sent| sent.instant() >= happened);
        findings.expect(sent_after, &SENT_BEFORE_EVENT, "timestamp");
        findings.field("contact", &self.contact);
    }
}

impl Reports for Contact {
    fn report(&self, findings: &mut Findings) {
        findings.email("email", self.email.as_deref());
        findings.emails("extra_emails", self.extra_emails.as_slice());
        findings.each("legal_bases", self.legal_bases.as_slice());
        findings.maybe("funnel", &self.funnel);
    }
}

impl Reports for Funnel {
    fn report(&self, findings: &mut Findings) {
        findings.enum_value("lifecycle_stage", self.lifecycle_stage.get());
        findings.email("contact_owner_email", self.contact_owner_email.as_deref());
        findings.expect(self.interest.get().is_none_or(|points| points.0 >= 0), &FUNNEL_POINTS, "interest");
        findings.expect(self.fit.get().is_none_or(|points| points.0 >= 0), &FUNNEL_POINTS, "fit");
    }
}
