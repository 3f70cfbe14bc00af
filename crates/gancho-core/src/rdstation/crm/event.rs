//! The table of entities: one line names each event, its entity and its document.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer};
use serde::{Deserialize as _, Serialize, Serializer};

use super::change::{Change, Tombstone};
use super::document::Document;
use super::{Campaign, Contact, Deal, LostReason, Organization, Product, Source, Task};
use crate::{JsonText, System, events::EventInfo};

/// What can happen to a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// It was created.
    Created,
    /// It was changed.
    Updated,
    /// It was deleted.
    Deleted,
}

impl Action {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Created, Self::Updated, Self::Deleted];

    /// The word within an event's name: `created`, `updated`, `deleted`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Deleted => "deleted",
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The name of a known event: which entity, and what happened to it.
///
/// ```
/// use gancho_core::rdstation::crm::{Action, Entity, EventName};
///
/// let name = EventName::parse("crm_lost_reason_updated").unwrap();
/// assert_eq!((name.entity, name.action), (Entity::LostReason, Action::Updated));
/// assert_eq!(name.as_str(), "crm_lost_reason_updated");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EventName {
    /// Whose event it is.
    pub entity: Entity,
    /// What happened.
    pub action: Action,
}

impl EventName {
    /// Takes a name such as `crm_deal_created` apart; `None` when it is not one of the known ones.
    #[inline]
    pub fn parse(name: &str) -> Option<Self> {
        let rest = name.strip_prefix("crm_")?;
        // Eight bytes for each of the three: one comparison of a word, on the way to every delivery.
        let (entity, action) = rest.split_at_checked(rest.len().checked_sub("_created".len())?)?;
        let action = match action {
            "_created" => Action::Created,
            "_updated" => Action::Updated,
            "_deleted" => Action::Deleted,
            _ => return None,
        };
        Some(Self { entity: Entity::of_word(entity)?, action })
    }

    /// The name as it is on the wire.
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

/// Everything that follows from the table of entities.
macro_rules! entities {
    ($($(#[$doc:meta])* $entity:ident = $word:literal,)*) => {
        /// What RD Station CRM sends events about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Entity {
            $($(#[$doc])* $entity,)*
        }

        impl Entity {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$entity),*];

            /// The word within an event's name, such as `lost_reason`.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$entity => $word,)*
                }
            }

            #[inline]
            fn of_word(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$entity),)*
                    _ => None,
                }
            }

            fn event_names(self) -> [&'static str; 3] {
                match self {
                    $(Self::$entity => names!($word),)*
                }
            }
        }

        /// What happened, with its document typed.
        ///
        /// Match the entity, then the [`Change`].
        #[expect(
            clippy::large_enum_variant,
            reason = "a deal has 800 bytes and is what most deliveries hold: a box would cost an allocation for each"
        )]
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Event {
            $($(#[$doc])* $entity(Change<$entity>),)*
            /// An event whose name is not one of the known ones. Nothing of it is lost, and it is no error: the vendor
            /// adds events without notice.
            Other {
                /// Its name.
                name: String,
                /// Its document.
                document: JsonText,
            },
        }

        impl Event {
            /// The event's name as it is on the wire.
            pub fn name(&self) -> &str {
                match self {
                    $(Self::$entity(change) => EventName {
                        entity: Entity::$entity,
                        action: change.action(),
                    }.as_str(),)*
                    Self::Other { name, .. } => name,
                }
            }

            pub(super) fn serialize_document<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$entity(change) => serialize_change(change, serializer),)*
                    Self::Other { document, .. } => document.serialize(serializer),
                }
            }
        }

        impl<'de> DeserializeSeed<'de> for DocumentOf<'_> {
            type Value = Event;

            fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Event, D::Error> {
                let Some(name) = EventName::parse(self.0) else {
                    let document = JsonText::deserialize(deserializer)?;
                    return Ok(Event::Other { name: self.0.to_owned(), document });
                };
                match name.entity {
                    $(Entity::$entity => read_change(name.action, deserializer).map(Event::$entity),)*
                }
            }
        }

        #[cfg(feature = "schemars")]
        impl EventName {
            /// The schema of the document that the event's deliveries hold.
            pub fn document_schema(self, generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                match (self.entity, self.action) {
                    $(
                        (Entity::$entity, Action::Deleted) => {
                            generator.subschema_for::<Tombstone<<$entity as Document>::Id>>()
                        }
                        (Entity::$entity, _) => generator.subschema_for::<$entity>(),
                    )*
                }
            }
        }

        /// The rows of these entities in the table of all events.
        pub(crate) const EVENTS: &[EventInfo] = &[$(
            row(names!($word)[0], $word, "created"),
            row(names!($word)[1], $word, "updated"),
            row(names!($word)[2], $word, "deleted"),
        )*];
    };
}

macro_rules! names {
    ($word:literal) => {
        [
            concat!("crm_", $word, "_created"),
            concat!("crm_", $word, "_updated"),
            concat!("crm_", $word, "_deleted"),
        ]
    };
}

entities! {
    /// A campaign that deals come from.
    Campaign = "campaign",
    /// A person.
    Contact = "contact",
    /// A deal: the sale that is under way.
    Deal = "deal",
    /// A reason for which deals are lost.
    LostReason = "lost_reason",
    /// A company.
    Organization = "organization",
    /// A product or service for sale.
    Product = "product",
    /// A source that deals come from.
    Source = "source",
    /// Something to do for a deal.
    Task = "task",
}

const fn row(name: &'static str, entity: &'static str, action: &'static str) -> EventInfo {
    EventInfo { name, system: System::RdStationCrm, entity, action }
}

impl fmt::Display for Entity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Reads the document of an event, given the event's name.
pub(super) struct DocumentOf<'a>(pub(super) &'a str);

fn read_change<'de, T, D>(action: Action, deserializer: D) -> Result<Change<T>, D::Error>
where
    T: Document + serde::Deserialize<'de>,
    T::Id: serde::Deserialize<'de>,
    D: Deserializer<'de>,
{
    match action {
        Action::Created => T::deserialize(deserializer).map(Change::Created),
        Action::Updated => T::deserialize(deserializer).map(Change::Updated),
        Action::Deleted => Tombstone::deserialize(deserializer).map(Change::Deleted),
    }
}

fn serialize_change<T, S>(change: &Change<T>, serializer: S) -> Result<S::Ok, S::Error>
where
    T: Document + Serialize,
    T::Id: Serialize,
    S: Serializer,
{
    match change {
        Change::Created(document) | Change::Updated(document) => document.serialize(serializer),
        Change::Deleted(tombstone) => tombstone.serialize(serializer),
    }
}
