//! Rules for contacts.

use super::check::{Findings, Reports};
use super::rule::EMAIL;
use crate::rdstation::crm::{Contact, Email, Phone, SocialProfile, User};

impl Reports for Contact {
    fn report(&self, findings: &mut Findings) {
        findings.each("emails", self.emails.as_slice());
        findings.each("phones", self.phones.as_slice());
        findings.each("social_profiles", self.social_profiles.as_slice());
        findings.each("legal_bases", self.legal_bases.as_slice());
        findings.history(&self.created_at, &self.updated_at);
    }
}

impl Reports for Email {
    fn report(&self, findings: &mut Findings) {
        findings.email("email", self.email.as_deref());
    }
}

impl Reports for User {
    fn report(&self, findings: &mut Findings) {
        findings.email("email", self.email.as_deref());
    }
}

impl Reports for Phone {
    fn report(&self, findings: &mut Findings) {
        findings.enum_value("type", self.kind.get());
    }
}

impl Reports for SocialProfile {
    fn report(&self, findings: &mut Findings) {
        findings.enum_value("type", self.kind.get());
    }
}

impl Findings {
    /// Checks that the string is empty or an e-mail address: text on both sides of an `@`, without white space.
    ///
    /// Stricter checks are useless: only the receiving server knows which addresses exist.
    pub(super) fn email(&mut self, field: &str, address: Option<&str>) {
        self.expect(address.is_none_or(is_email_or_empty), &EMAIL, field);
    }

    /// Checks each element of a list as an e-mail address.
    pub(super) fn emails(&mut self, field: &str, addresses: &[String]) {
        self.elements(field, addresses, |address| is_email_or_empty(address), &EMAIL);
    }
}

/// Whether the string is an e-mail address as the rule `email` defines it, or empty.
pub fn is_email_or_empty(address: &str) -> bool {
    let parts = address.rsplit_once('@');
    let filled = parts.is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty());
    address.is_empty() || (filled && !address.contains(char::is_whitespace))
}
