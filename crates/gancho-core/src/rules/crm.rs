//! Rules for CRM deliveries, products and organizations, and the rule for all documents.

use rust_decimal::Decimal;

use super::check::{Findings, Reports};
use super::rule::{
    COORDINATES, EVENT_BEFORE_UPDATE, NEGATIVE_AMOUNT, TRANSACTION_UUID, UNKNOWN_EVENT,
    UPDATED_BEFORE_CREATED,
};
use super::uuid::is_uuid;
use crate::rdstation::crm::{Address, Change, Document, Envelope, Event, Organization, Product};
use crate::{Maybe, NumberOrString, Timestamp, for_each_crm_entity};

macro_rules! check_documents {
    ($($(#[$doc:meta])* $entity:ident($id:ident, $view:ident, $strategy:ident) = $name:literal;)*) => {
        impl Reports for Envelope {
            fn report(&self, findings: &mut Findings) {
                match &self.event {
                    $(Event::$entity(change) => self.change(change, findings),)*
                    Event::Other { .. } => findings.expect(false, &UNKNOWN_EVENT, "event_name"),
                }
                let is_uuid = is_uuid(self.transaction_uuid.as_str());
                findings.expect(is_uuid, &TRANSACTION_UUID, "transaction_uuid");
            }
        }
    };
}

for_each_crm_entity!(check_documents);

impl Envelope {
    fn change<T: Document + Reports>(&self, change: &Change<T>, findings: &mut Findings) {
        if let Some(document) = change.document() {
            findings.field("document", document);
            // Whole seconds: `event_timestamp` is truncated to seconds (not rounded) in the documented payloads.
            let changed = document.updated_at().instant().timestamp();
            let happened = self.event_timestamp.instant().timestamp();
            findings.expect(happened >= changed, &EVENT_BEFORE_UPDATE, "event_timestamp");
        }
    }
}

impl Findings {
    /// Checks the rule for all documents.
    pub(crate) fn history(&mut self, created_at: &Timestamp, updated_at: &Timestamp) {
        self.expect(updated_at.instant() >= created_at.instant(), &UPDATED_BEFORE_CREATED, "updated_at");
    }

    /// Like [`history`](Self::history), if both timestamps are present.
    pub(super) fn maybe_history(&mut self, created_at: &Maybe<Timestamp>, updated_at: &Maybe<Timestamp>) {
        if let (Some(created_at), Some(updated_at)) = (created_at.get(), updated_at.get()) {
            self.history(created_at, updated_at);
        }
    }

    /// Checks that an amount is not negative.
    pub(super) fn not_negative(&mut self, field: &str, amount: Option<crate::Amount>) {
        let holds = amount.is_none_or(|amount| !amount.is_sign_negative() || amount.is_zero());
        self.expect(holds, &NEGATIVE_AMOUNT, field);
    }
}

impl Reports for Product {
    fn report(&self, findings: &mut Findings) {
        findings.not_negative("price", self.price.get().copied());
        findings.history(&self.created_at, &self.updated_at);
    }
}

impl Reports for Organization {
    fn report(&self, findings: &mut Findings) {
        findings.maybe("address", &self.address);
        findings.history(&self.created_at, &self.updated_at);
    }
}

impl Reports for Address {
    fn report(&self, findings: &mut Findings) {
        let within = |degrees: Option<&NumberOrString>, limit: u8| {
            let degrees = degrees.and_then(NumberOrString::decimal);
            degrees.is_none_or(|degrees| degrees.abs() <= Decimal::from(limit))
        };
        findings.expect(within(self.latitude.get(), 90), &COORDINATES, "latitude");
        findings.expect(within(self.longitude.get(), 180), &COORDINATES, "longitude");
    }
}
