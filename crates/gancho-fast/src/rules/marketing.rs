//! Deliveries of RD Station Marketing.

use gancho_core::checked::is_email_or_empty;
use gancho_core::{Integer, Maybe};

use super::{Clean, is_email, is_known, is_not_negative};
use crate::DisguisedView;
use crate::rdstation::marketing::{
    ContactView, ConversionView, EnvelopeView, FunnelView, LeadView, LeadsEnvelopeView,
};

impl Clean for EnvelopeView<'_> {
    fn is_clean(&self) -> bool {
        let happened = self.event_timestamp.instant();
        self.event_type.to_core().is_known()
            && is_known!(self.entity_type)
            && self.timestamp.get().is_none_or(|sent| sent.instant() >= happened)
            && self.contact.is_clean()
    }
}

impl Clean for ContactView<'_> {
    fn is_clean(&self) -> bool {
        is_email(&self.email)
            && self.extra_emails.get().is_none_or(|all| all.iter().all(|email| is_email_or_empty(email)))
            && self.legal_bases.is_clean()
            && self.funnel.is_clean()
    }
}

impl Clean for FunnelView<'_> {
    fn is_clean(&self) -> bool {
        let is_points = |points: &Maybe<Integer>| points.get().is_none_or(|points| points.0 >= 0);
        is_known!(self.lifecycle_stage)
            && is_email(&self.contact_owner_email)
            && is_points(&self.interest)
            && is_points(&self.fit)
    }
}

impl Clean for LeadsEnvelopeView<'_> {
    fn is_clean(&self) -> bool {
        self.leads.is_clean()
    }
}

impl Clean for LeadView<'_> {
    fn is_clean(&self) -> bool {
        let created_at =
            |conversion: &Maybe<ConversionView<'_>>| Some(conversion.get()?.created_at.get()?.instant());
        let times = created_at(&self.first_conversion).zip(created_at(&self.last_conversion));
        is_email(&self.email)
            && unless_null(&self.opportunity).is_none_or(|text| text.parse::<bool>().is_ok())
            && is_whole_number(&self.number_conversions)
            && is_email(&self.user)
            && self.first_conversion.is_clean()
            && times.is_none_or(|(first, last)| first <= last)
            && self.last_conversion.is_clean()
            && is_known!(self.lead_stage)
            && self.interest.get().is_none_or(is_not_negative)
    }
}

impl Clean for ConversionView<'_> {
    fn is_clean(&self) -> bool {
        is_whole_number(&self.cumulative_sum)
    }
}

fn is_whole_number(text: &Maybe<DisguisedView<'_>>) -> bool {
    unless_null(text).is_none_or(|text| Integer::parse(text).is_some())
}

/// The string, unless it is empty or the marker for null.
fn unless_null<'a>(text: &Maybe<DisguisedView<'a>>) -> Option<&'a str> {
    text.get()?.text()
}
