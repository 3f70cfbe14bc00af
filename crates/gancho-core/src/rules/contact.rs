//! Rules for persons.

use super::check::Check;
use super::report::Report;
use super::rule::EMAIL;
use crate::rdstation::crm::{Contact, Email, Phone, SocialProfile};

impl Check for Contact {
    fn report(&self, report: &mut Report) {
        report.each("emails", self.emails.as_slice());
        report.each("phones", self.phones.as_slice());
        report.each("social_profiles", self.social_profiles.as_slice());
        report.each("legal_bases", self.legal_bases.as_slice());
        report.history(&self.created_at, &self.updated_at);
    }
}

impl Check for Email {
    fn report(&self, report: &mut Report) {
        report.email("email", self.email.as_deref());
    }
}

impl Check for Phone {
    fn report(&self, report: &mut Report) {
        report.word("type", self.kind.get());
    }
}

impl Check for SocialProfile {
    fn report(&self, report: &mut Report) {
        report.word("type", self.kind.get());
    }
}

impl Report {
    /// An e-mail address, or nothing: something on both sides of one `@`, and no white space.
    ///
    /// No more is asked: what is deliverable only the receiving server knows.
    pub(super) fn email(&mut self, member: &str, address: Option<&str>) {
        let plausible = |address: &str| {
            let parts = address.rsplit_once('@');
            let filled = parts.is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty());
            filled && !address.contains(char::is_whitespace)
        };
        let holds = address.filter(|address| !address.is_empty()).is_none_or(plausible);
        self.expect(holds, &EMAIL, member);
    }
}
