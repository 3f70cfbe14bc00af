//! Rules for the definition of a SuperOffice webhook.

use super::check::Check;
use super::report::Report;
use super::rule::{UPDATED_BEFORE_REGISTERED, WEBHOOK_COUNTERS, WEBHOOK_EVENTS, WEBHOOK_LENGTH, WEBHOOK_URL};
use super::subscription::is_https;
use crate::superoffice::{Associate, TestRequest, Timestamp, Webhook};
use crate::{Integer, Secret};

impl Check for Webhook {
    fn report(&self, report: &mut Report) {
        report.expect(!self.events.as_slice().is_empty(), &WEBHOOK_EVENTS, "Events");
        // Only the plug-in named `webhook` takes an address; others take what they like, such as a script's name.
        let plugin = self.kind.as_deref().is_some_and(|kind| kind.eq_ignore_ascii_case("webhook"));
        let address = self.target_url.as_deref().is_none_or(is_https);
        report.expect(!plugin || address, &WEBHOOK_URL, "TargetUrl");
        self.lengths(report);
        report.word("State", self.state.get());
        report.maybe("RegisteredAssociate", &self.registered_associate);
        report.expect(self.in_order(), &UPDATED_BEFORE_REGISTERED, "Updated");
        report.maybe("UpdatedAssociate", &self.updated_associate);
        self.counters(report);
    }
}

impl Webhook {
    /// The widths of the database's columns, in characters.
    ///
    /// Source: <https://docs.superoffice.com/en/database/tables/webhook.html>
    fn lengths(&self, report: &mut Report) {
        let joined =
            self.events.as_slice().iter().map(|event| event.as_str().chars().count() + 1).sum::<usize>();
        report.expect(joined <= 4001, &WEBHOOK_LENGTH, "Events");
        for (member, text, limit) in [
            ("Name", self.name.as_deref(), 400),
            ("TargetUrl", self.target_url.as_deref(), 4000),
            ("Secret", self.secret.get().map(Secret::expose), 400),
            ("Type", self.kind.as_deref(), 100),
            ("ErrorsEmail", self.errors_email.as_deref(), 239),
            ("Description", self.description.as_deref(), 4000),
            ("LastError", self.last_error.as_deref(), 4000),
        ] {
            report.expect(text.is_none_or(|text| text.chars().count() <= limit), &WEBHOOK_LENGTH, member);
        }
    }

    /// Whether the last change is not before the making, where both are set and tell an instant.
    fn in_order(&self) -> bool {
        let set = |stamp: Option<&Timestamp>| stamp.filter(|stamp| !stamp.is_unset())?.instant();
        match (set(self.registered.get()), set(self.updated.get())) {
            (Some(registered), Some(updated)) => registered <= updated,
            _ => true,
        }
    }

    fn counters(&self, report: &mut Report) {
        let count = |counter: Option<&Integer>| counter.map(|counter| counter.0);
        let errors = count(self.total_errors.get());
        report.expect(
            count(self.total_calls.get()).is_none_or(|calls| calls >= 0),
            &WEBHOOK_COUNTERS,
            "TotalCalls",
        );
        for (member, part, whole) in [
            ("TotalErrors", errors, count(self.total_calls.get())),
            ("ConsecutiveErrors", count(self.consecutive_errors.get()), errors),
        ] {
            let holds = part.is_none_or(|part| part >= 0 && whole.is_none_or(|whole| part <= whole));
            report.expect(holds, &WEBHOOK_COUNTERS, member);
        }
    }
}

impl Check for Associate {
    fn report(&self, report: &mut Report) {
        report.word("Type", self.kind.get());
    }
}

impl Check for TestRequest {
    fn report(&self, report: &mut Report) {
        report.member("Webhook", &self.webhook);
    }
}
