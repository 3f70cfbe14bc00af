//! Deliveries of SuperOffice.

use gancho_core::checked::Shape;
use gancho_core::events;

use super::{Clean, is_uuid};
use crate::superoffice::NotificationView;

impl Clean for NotificationView<'_> {
    fn is_clean(&self) -> bool {
        let event = self.event.as_str();
        // Events of lists, extra tables and webhooks are left to core.
        let is_in_table = || events::find(event).is_some_and(|event| event.shape == Shape::SuperOffice);
        let entity = event.rsplit_once('.').map_or(event, |(entity, _)| entity);
        self.event_id.get().is_none_or(|id| is_uuid(id.as_str()))
            && (self.primary_key.0 > 0 || event == "test")
            && self.entity.get().is_none_or(|named| *named == entity)
            && is_in_table()
    }
}
