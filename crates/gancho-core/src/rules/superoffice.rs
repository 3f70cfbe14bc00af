//! Rules for deliveries of SuperOffice.

use super::check::{Findings, Reports};
use super::rule::{ENTITY_OF_EVENT, EVENT_ID, PRIMARY_KEY, UNKNOWN_EVENT};
use super::uuid::is_uuid;
use crate::superoffice::event_name::{entity_of_event, is_documented_event};
use crate::superoffice::{EventId, Notification};

/// What the rules check in a notification, so that the fast parser checks it without a conversion.
#[derive(Clone, Copy, Debug)]
pub struct CheckedNotification<'a> {
    /// `EventId`, if it is present.
    pub event_id: Option<&'a str>,
    /// `Event`.
    pub event: &'a str,
    /// `PrimaryKey`.
    pub primary_key: i64,
    /// `Entity`, if it is present.
    pub entity: Option<&'a str>,
}

impl Reports for CheckedNotification<'_> {
    fn report(&self, findings: &mut Findings) {
        findings.expect(self.event_id.is_none_or(is_uuid), &EVENT_ID, "EventId");
        findings.expect(is_documented_event(self.event), &UNKNOWN_EVENT, "Event");
        let has_key = self.primary_key > 0 || self.event == "test";
        findings.expect(has_key, &PRIMARY_KEY, "PrimaryKey");
        let is_same = self.entity.is_none_or(|entity| entity == entity_of_event(self.event));
        findings.expect(is_same, &ENTITY_OF_EVENT, "Entity");
    }
}

impl Reports for Notification {
    fn report(&self, findings: &mut Findings) {
        let checked = CheckedNotification {
            event_id: self.event_id.get().map(EventId::as_str),
            event: self.event.as_str(),
            primary_key: self.primary_key.0,
            entity: self.entity.get().map(String::as_str),
        };
        checked.report(findings);
    }
}
