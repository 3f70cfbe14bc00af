//! Deliveries of SuperOffice.

use gancho_core::checked::CheckedNotification;
use gancho_core::rules::{Check as _, Finding};

use crate::Id;
use crate::superoffice::NotificationView;

impl NotificationView<'_> {
    /// The findings: core's own rules, which need four fields.
    pub(super) fn check(&self) -> Vec<Finding> {
        let checked = CheckedNotification {
            event_id: self.event_id.get().map(Id::as_str),
            event: self.event.as_str(),
            primary_key: self.primary_key.0,
            entity: self.entity.get().copied(),
        };
        checked.check()
    }
}
