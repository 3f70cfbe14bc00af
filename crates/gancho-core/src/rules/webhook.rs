//! Rules for the definition of a SuperOffice webhook.

use super::check::{Findings, Reports};
use super::rule::{
    UPDATED_BEFORE_REGISTERED, WEBHOOK_COUNTERS, WEBHOOK_EVENTS, WEBHOOK_LENGTH, WEBHOOK_UNKNOWN_EVENT,
    WEBHOOK_URL,
};
use super::subscription::is_https;
use crate::superoffice::{Associate, EventName, ListRequest, TestRequest, Timestamp, Webhook};
use crate::{Integer, Secret};

impl Reports for Webhook {
    fn report(&self, findings: &mut Findings) {
        findings.expect(!self.events.as_slice().is_empty(), &WEBHOOK_EVENTS, "Events");
        let events = self.events.as_slice();
        findings.elements("Events", events, EventName::is_documented, &WEBHOOK_UNKNOWN_EVENT);
        // Only the plug-in named `webhook` requires a URL; others may use any string, such as the name of a script.
        let plugin = self.kind.as_deref().is_some_and(|kind| kind.eq_ignore_ascii_case("webhook"));
        let address = self.target_url.as_deref().is_none_or(is_https);
        findings.expect(!plugin || address, &WEBHOOK_URL, "TargetUrl");
        self.lengths(findings);
        findings.enum_value("State", self.state.get());
        findings.maybe("RegisteredAssociate", &self.registered_associate);
        findings.expect(self.in_order(), &UPDATED_BEFORE_REGISTERED, "Updated");
        findings.maybe("UpdatedAssociate", &self.updated_associate);
        self.counters(findings);
    }
}

impl Webhook {
    /// Compares the lengths of the strings, in characters, with the widths of the database columns.
    ///
    /// Source: <https://docs.superoffice.com/en/database/tables/webhook.html>
    fn lengths(&self, findings: &mut Findings) {
        let joined =
            self.events.as_slice().iter().map(|event| event.as_str().chars().count() + 1).sum::<usize>();
        findings.expect(joined <= 4001, &WEBHOOK_LENGTH, "Events");
        for (field, text, limit) in [
            ("Name", self.name.as_deref(), 400),
            ("TargetUrl", self.target_url.as_deref(), 4000),
            ("Secret", self.secret.get().map(Secret::expose), 400),
            ("Type", self.kind.as_deref(), 100),
            ("ErrorsEmail", self.errors_email.as_deref(), 239),
            ("Description", self.description.as_deref(), 4000),
            ("LastError", self.last_error.as_deref(), 4000),
        ] {
            findings.expect(text.is_none_or(|text| text.chars().count() <= limit), &WEBHOOK_LENGTH, field);
        }
    }

    /// Whether the last update is not before the registration, if both are set and have an offset.
    fn in_order(&self) -> bool {
        let set = |stamp: Option<&Timestamp>| stamp.filter(|stamp| !stamp.is_unset())?.instant();
        match (set(self.registered.get()), set(self.updated.get())) {
            (Some(registered), Some(updated)) => registered <= updated,
            _ => true,
        }
    }

    fn counters(&self, findings: &mut Findings) {
        let count = |counter: Option<&Integer>| counter.map(|counter| counter.0);
        let errors = count(self.total_errors.get());
        findings.expect(
            count(self.total_calls.get()).is_none_or(|calls| calls >= 0),
            &WEBHOOK_COUNTERS,
            "TotalCalls",
        );
        for (field, part, whole) in [
            ("TotalErrors", errors, count(self.total_calls.get())),
            ("ConsecutiveErrors", count(self.consecutive_errors.get()), errors),
        ] {
            let holds = part.is_none_or(|part| part >= 0 && whole.is_none_or(|whole| part <= whole));
            findings.expect(holds, &WEBHOOK_COUNTERS, field);
        }
    }
}

impl Reports for Associate {
    fn report(&self, findings: &mut Findings) {
        findings.enum_value("Type", self.kind.get());
    }
}

impl Reports for ListRequest {
    fn report(&self, findings: &mut Findings) {
        findings.enum_value("StatusFilter", self.status_filter.get());
    }
}

impl Reports for TestRequest {
    fn report(&self, findings: &mut Findings) {
        findings.field("Webhook", &self.webhook);
    }
}
