//! Rules for SuperOffice's deliveries.

use super::check::Check;
use super::report::Report;
use super::rule::{ENTITY_OF_EVENT, EVENT_ID, PRIMARY_KEY, UNKNOWN_EVENT};
use crate::superoffice::Notification;

impl Check for Notification {
    fn report(&self, report: &mut Report) {
        let uuid = self.event_id.get().is_none_or(|id| id.as_uuid().is_some());
        report.expect(uuid, &EVENT_ID, "EventId");
        report.expect(self.event.is_documented(), &UNKNOWN_EVENT, "Event");
        let keyed = self.primary_key.0 > 0 || self.event == "test";
        report.expect(keyed, &PRIMARY_KEY, "PrimaryKey");
        let same = self.entity.as_deref().is_none_or(|entity| entity == self.event.entity());
        report.expect(same, &ENTITY_OF_EVENT, "Entity");
    }
}
