//! Rules for deliveries of SuperOffice.

use super::check::{Findings, Reports};
use super::rule::{ENTITY_OF_EVENT, EVENT_ID, PRIMARY_KEY, UNKNOWN_EVENT};
use super::uuid::is_uuid;
use crate::superoffice::Notification;

impl Reports for Notification {
    fn report(&self, findings: &mut Findings) {
        let uuid = self.event_id.get().is_none_or(|id| is_uuid(id.as_str()));
        findings.expect(uuid, &EVENT_ID, "EventId");
        findings.expect(self.event.is_documented(), &UNKNOWN_EVENT, "Event");
        let keyed = self.primary_key.0 > 0 || self.event == "test";
        findings.expect(keyed, &PRIMARY_KEY, "PrimaryKey");
        let same = self.entity.as_deref().is_none_or(|entity| entity == self.event.entity());
        findings.expect(same, &ENTITY_OF_EVENT, "Entity");
    }
}
