//! Names of events: an entity and a verb.

use crate::System;
use crate::events::{EventInfo, TENANT_STATUS};
use crate::scalar::id::ids;
use crate::shape::Shape;

ids! {
    /// The name of an event: `contact.created`, `list.110.created`, `test`.
    ///
    /// The set is open: lists, extra tables and scripts make names of their own.
    ///
    /// ```
    /// use gancho_core::superoffice::EventName;
    ///
    /// let name: EventName = "list.110.created".parse()?;
    /// assert_eq!((name.entity(), name.verb()), ("list.110", Some("created")));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// Source: <https://docs.superoffice.com/en/automation/webhook/dev/event-details.html>
    EventName;
}

impl EventName {
    /// What stands before the last dot; the whole name when there is none.
    pub fn entity(&self) -> &str {
        self.as_str().rsplit_once('.').map_or(self.as_str(), |(entity, _)| entity)
    }

    /// What stands behind the last dot: `created`, `changed`, `sold`, …
    pub fn verb(&self) -> Option<&str> {
        self.as_str().rsplit_once('.').map(|(_, verb)| verb)
    }

    /// Whether the name is one of the documented ones, or of one of the documented families.
    ///
    /// The families are `list.{name}`, extra tables `y_…`, and `webhook{id}`.
    pub fn is_documented(&self) -> bool {
        if crate::events::find(self.as_str()).is_some_and(|event| event.shape == Shape::SuperOffice) {
            return true;
        }
        let entity = self.entity();
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        match self.verb() {
            Some("created" | "changed" | "softdeleted") if entity.starts_with("list.") => true,
            Some("created" | "changed" | "deleted") if entity.starts_with("y_") => true,
            Some("started" | "stopped" | "errors") => entity.strip_prefix("webhook").is_some_and(digits),
            _ => false,
        }
    }
}

/// One row for every entity and verb.
macro_rules! rows {
    ($($entity:literal: $($verb:literal)*;)*) => {
        &[
            $($(EventInfo {
                name: concat!($entity, ".", $verb),
                system: System::SuperOffice,
                entity: $entity,
                action: Some($verb),
                shape: Shape::SuperOffice,
            },)*)*
            EventInfo {
                name: "test",
                system: System::SuperOffice,
                entity: "test",
                action: None,
                shape: Shape::SuperOffice,
            },
            EventInfo {
                name: TENANT_STATUS,
                system: System::SuperOffice,
                entity: "tenant",
                action: None,
                shape: Shape::TenantStatus,
            },
        ]
    };
}

/// The documented names.
pub(crate) const EVENTS: &[EventInfo] = rows! {
    "activity": "created" "changed" "deleted";
    "associate": "created" "changed" "deleted";
    "chatsession": "created" "changed" "message";
    "contact": "created" "changed" "deleted" "softdeleted";
    "document": "created" "changed" "deleted" "edited";
    "person": "created" "changed" "deleted" "softdeleted" "consented" "unconsented";
    "project": "created" "changed" "deleted";
    "projectmember": "created" "changed" "deleted";
    "quote": "approved" "rejected" "sent" "ordered";
    "relation": "created" "changed" "deleted";
    "sale": "created" "changed" "deleted" "sold" "lost" "completed";
    "salestakeholder": "created" "changed" "deleted";
    "ticket": "created" "changed";
    "webhook": "started" "stopped" "errors";
};
