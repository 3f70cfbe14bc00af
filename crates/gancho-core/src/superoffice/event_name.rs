//! Event names: an entity and a verb.

use crate::System;
use crate::events::{EventInfo, TENANT_STATUS};
use crate::scalar::id::ids;
use crate::shape::Shape;

ids! {
    /// The name of an event: `contact.created`, `list.110.created`, `test`.
    ///
    /// The set is open: lists, extra tables and scripts define their own names.
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
    /// The part before the last dot; the whole name if there is no dot.
    pub fn entity(&self) -> &str {
        entity_of_event(self.as_str())
    }

    /// The part after the last dot: `created`, `changed`, `sold`, …
    pub fn verb(&self) -> Option<&str> {
        self.as_str().rsplit_once('.').map(|(_, verb)| verb)
    }

    /// Whether the name is documented, or belongs to a documented family.
    ///
    /// The families are `list.{name}`, extra tables `y_{table}`, and `webhook{id}`. A `{name}` or `{table}` has 1 to 32
    /// ASCII letters, digits or `_`, and an `{id}` has 1 to 10 digits. So `list.joana@example.com.created`, which
    /// contains an address, belongs to no family. A person's name that consists of letters only cannot be distinguished
    /// from the name of a list.
    pub fn is_documented(&self) -> bool {
        is_documented_event(self.as_str())
    }
}

/// See [`EventName::entity`].
pub(crate) fn entity_of_event(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(entity, _)| entity)
}

/// See [`EventName::is_documented`].
pub fn is_documented_event(name: &str) -> bool {
    if crate::events::find(name).is_some_and(|event| event.shape == Shape::SuperOffice) {
        return true;
    }
    let Some((entity, verb)) = name.rsplit_once('.') else { return false };
    match verb {
        "created" | "changed" | "softdeleted" => {
            entity.strip_prefix("list.").is_some_and(is_name)
                || (verb != "softdeleted" && entity.strip_prefix("y_").is_some_and(is_name))
        }
        "deleted" => entity.strip_prefix("y_").is_some_and(is_name),
        "started" | "stopped" | "errors" => entity.strip_prefix("webhook").is_some_and(is_id),
        _ => false,
    }
}

/// The maximum length of a name of a list or an extra table.
const LONGEST_NAME: usize = 32;

/// The number of digits of the largest 32-bit id.
const LONGEST_ID: usize = 10;

fn is_name(text: &str) -> bool {
    let known = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    (1..=LONGEST_NAME).contains(&text.len()) && text.bytes().all(known)
}

fn is_id(text: &str) -> bool {
    (1..=LONGEST_ID).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A family of events whose names are defined by accounts: those of lists, of extra tables, and of a webhook's own
/// state.
///
/// ```
/// use gancho_core::superoffice::{EVENT_FAMILIES, EventFamily};
///
/// let lists: &EventFamily = EVENT_FAMILIES.iter().find(|family| family.pattern == "list.{name}").unwrap();
/// assert!(lists.verbs.contains(&"created"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct EventFamily {
    /// The pattern of its names, such as `list.{name}`.
    pub pattern: &'static str,
    /// The verbs.
    pub verbs: &'static [&'static str],
    /// What its events are about.
    pub description: &'static str,
}

/// The families of event names that [`EventName::is_documented`] accepts in addition to the table of events.
///
/// ```
/// use gancho_core::superoffice::EVENT_FAMILIES;
///
/// assert!(EVENT_FAMILIES.iter().any(|family| family.pattern == "y_{table}"));
/// ```
///
/// Source: <https://docs.superoffice.com/en/automation/webhook/reference/index.html>
pub const EVENT_FAMILIES: &[EventFamily] = &[
    EventFamily {
        pattern: "list.{name}",
        verbs: &["created", "changed", "softdeleted"],
        description: "an item of a list, which is identified by name or number",
    },
    EventFamily {
        pattern: "y_{table}",
        verbs: &["created", "changed", "deleted"],
        description: "a row of an extra table",
    },
    EventFamily {
        pattern: "webhook{id}",
        verbs: &["started", "stopped", "errors"],
        description: "the state of the webhook with this id",
    },
];

/// One row for each entity and verb.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn is_documented(name: &str) -> bool {
        name.parse::<EventName>().unwrap().is_documented()
    }

    #[test]
    fn families_are_documented() {
        for name in [
            "sale.sold",
            "test",
            "webhook.started",
            "list.110.created",
            "list.Extra_List.changed",
            "list.y_rental.softdeleted",
            "y_rental.created",
            "y_Rental_2.deleted",
            "webhook12.stopped",
            "webhook2147483647.errors",
        ] {
            assert!(is_documented(name), "{name}");
        }
        assert!(is_documented(&format!("list.{}.created", "a".repeat(32))));
        assert!(is_documented(&format!("y_{}.deleted", "a".repeat(32))));
    }

    #[test]
    fn names_that_only_start_like_a_family_are_not_documented() {
        for name in [
            "list.Joana Silva.created",
            "list.joana@example.com.created",
            "list.joana.silva.created",
            "list.+55 11 91234-5678.created",
            "list.joão.created",
            "list..created",
            "list.created",
            "list.110.deleted",
            "list.1\u{202e}.created",
            "y_joana silva.created",
            "y_joana.silva.changed",
            "y_.created",
            "y_rental.softdeleted",
            "webhook12345678901.stopped",
            "webhook1a.stopped",
        ] {
            assert!(!is_documented(name), "{name}");
        }
        assert!(!is_documented(&format!("list.{}.created", "a".repeat(33))));
        assert!(!is_documented(&format!("y_{}.deleted", "a".repeat(33))));
        assert!(!is_documented(&format!("webhook{}.errors", "1".repeat(11))));
    }
}
