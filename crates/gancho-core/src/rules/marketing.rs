//! Rules for RD Station Marketing's deliveries.

use super::check::Check;
use super::report::Report;
use super::rule::{FUNNEL_POINTS, SENT_BEFORE_EVENT};
use crate::rdstation::marketing::{Contact, Envelope, Funnel};

impl Check for Envelope {
    fn report(&self, report: &mut Report) {
        report.word("event_type", &self.event_type);
        report.word("entity_type", self.entity_type.get());
        let happened = self.event_timestamp.instant();
        let sent_after = self.timestamp.get().is_none_or(|sent| sent.instant() >= happened);
        report.expect(sent_after, &SENT_BEFORE_EVENT, "timestamp");
        report.member("contact", &self.contact);
    }
}

impl Check for Contact {
    fn report(&self, report: &mut Report) {
        report.email("email", self.email.as_deref());
        report.each("legal_bases", self.legal_bases.as_slice());
        report.maybe("funnel", &self.funnel);
    }
}

impl Check for Funnel {
    fn report(&self, report: &mut Report) {
        report.word("lifecycle_stage", self.lifecycle_stage.get());
        report.email("contact_owner_email", self.contact_owner_email.as_deref());
        report.expect(self.interest.get().is_none_or(|points| points.0 >= 0), &FUNNEL_POINTS, "interest");
        report.expect(self.fit.get().is_none_or(|points| points.0 >= 0), &FUNNEL_POINTS, "fit");
    }
}
