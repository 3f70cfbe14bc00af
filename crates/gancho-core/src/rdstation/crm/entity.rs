//! Entities, and the names of their events.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::action::Action;
use crate::events::EventInfo;
use crate::for_each_crm_entity;
use crate::shape::Shape;
use crate::{ParseError, System};

/// The names of the three events of an entity.
macro_rules! names {
    ($name:literal) => {
        [
            concat!("crm_", $name, "_created"),
            concat!("crm_", $name, "_updated"),
            concat!("crm_", $name, "_deleted"),
        ]
    };
}

macro_rules! entities {
    ($($(#[$doc:meta])* $entity:ident($id:ident, $view:ident, $strategy:ident) = $name:literal;)*) => {
        /// The entities of RD Station CRM that have events.
        ///
        /// ```
        /// use gancho_core::rdstation::crm::Entity;
        ///
        /// assert_eq!("lost_reason".parse(), Ok(Entity::LostReason));
        /// assert_eq!(Entity::Deal.as_str(), "deal");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum Entity {
            $($(#[$doc])* $entity,)*
        }

        impl Entity {
            /// All entities.
            pub const ALL: &'static [Self] = &[$(Self::$entity),*];

            /// The entity as in an event name, such as `lost_reason`.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$entity => $name,)*
                }
            }

            #[inline]
            fn of_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$entity),)*
                    _ => None,
                }
            }

            fn event_names(self) -> [&'static str; 3] {
                match self {
                    $(Self::$entity => names!($name),)*
                }
            }
        }

        /// The rows of these entities in the table of all events.
        pub(crate) const EVENTS: &[EventInfo] = &[$(
            row(names!($name)[0], $name, "created"),
            row(names!($name)[1], $name, "updated"),
            row(names!($name)[2], $name, "deleted"),
        )*];
    };
}

for_each_crm_entity!(entities);

const fn row(name: &'static str, entity: &'static str, action: &'static str) -> EventInfo {
    EventInfo { name, system: System::RdStationCrm, entity, action: Some(action), shape: Shape::Crm }
}

impl fmt::Display for Entity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Entity {
    type Err = ParseError;

    fn from_str(name: &str) -> Result<Self, ParseError> {
        Self::of_name(name).ok_or(ParseError::new("an entity of RD Station CRM, such as deal"))
    }
}

/// The name of a known event: an entity and an action.
///
/// ```
/// use gancho_core::rdstation::crm::{Action, Entity, EventName};
///
/// let name: EventName = "crm_lost_reason_updated".parse()?;
/// assert_eq!((name.entity, name.action), (Entity::LostReason, Action::Updated));
/// assert_eq!(name.as_str(), "crm_lost_reason_updated");
/// assert_eq!(EventName::new(Entity::Deal, Action::Deleted).to_string(), "crm_deal_deleted");
/// # Ok::<(), gancho_core::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EventName {
    /// The entity.
    pub entity: Entity,
    /// The action.
    pub action: Action,
}

impl EventName {
    /// Creates the name of an event.
    pub const fn new(entity: Entity, action: Action) -> Self {
        Self { entity, action }
    }

    /// Parses a name such as `crm_deal_created`; `None` when it is not a known name.
    #[inline]
    pub fn parse(name: &str) -> Option<Self> {
        let rest = name.strip_prefix("crm_")?;
        // Each action has eight bytes including its separator, so one comparison of 64 bits suffices. The speed
        // matters, because this is called for every delivery.
        let (entity, action) = rest.split_at_checked(rest.len().checked_sub("_created".len())?)?;
        let action = match action {
            "_created" => Action::Created,
            "_updated" => Action::Updated,
            "_deleted" => Action::Deleted,
            _ => return None,
        };
        Some(Self { entity: Entity::of_name(entity)?, action })
    }

    /// The event name on the wire.
    pub fn as_str(self) -> &'static str {
        let [created, updated, deleted] = self.entity.event_names();
        match self.action {
            Action::Created => created,
            Action::Updated => updated,
            Action::Deleted => deleted,
        }
    }
}

impl fmt::Display for EventName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for EventName {
    type Err = ParseError;

    fn from_str(name: &str) -> Result<Self, ParseError> {
        Self::parse(name).ok_or(ParseError::new("an event of RD Station CRM, such as crm_deal_created"))
    }
}
