//! Deliveries of SuperOffice.

use gancho_core::checked::{entity_of_event, is_documented_event, is_uuid};

use super::Clean;
use crate::superoffice::NotificationView;

impl Clean for NotificationView<'_> {
    fn is_clean(&self) -> bool {
        let event = self.event.as_str();
        self.event_id.get().is_none_or(|id| is_uuid(id.as_str()))
            && (self.primary_key.0 > 0 || event == "test")
            && self.entity.get().is_none_or(|entity| *entity == entity_of_event(event))
            && is_documented_event(event)
    }
}
