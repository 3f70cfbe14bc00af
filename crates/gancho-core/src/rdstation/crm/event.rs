//! Events with their documents.

use serde::de::{DeserializeSeed, Deserializer};
use serde::{Deserialize, Serialize, Serializer};

use super::action::Action;
use super::change::{Change, Tombstone};
use super::document::Document;
use super::entity::{Entity, EventName};
#[allow(clippy::wildcard_imports, reason = "the table of entities lists the types")]
use super::*;
use crate::{JsonText, Timestamp, for_each_crm_entity};

macro_rules! entities {
    ($($(#[$doc:meta])* $entity:ident($id:ident, $view:ident, $strategy:ident) = $name:literal;)*) => {
        /// An event with its typed document.
        ///
        /// Match the entity first, then the [`Change`].
        ///
        /// ```
        /// use gancho_core::rdstation::crm::{Action, Change, Entity, Event, SourceId, Tombstone};
        ///
        /// let gone = Tombstone::new(SourceId::parse("67e6").unwrap(), "Instagram");
        /// let event = Event::Source(Change::Deleted(gone));
        /// assert_eq!((event.entity(), event.action()), (Some(Entity::Source), Some(Action::Deleted)));
        /// assert_eq!((event.name(), event.id()), ("crm_source_deleted", Some("67e6")));
        /// ```
        #[expect(
            clippy::large_enum_variant,
            reason = "most deliveries contain a deal, which has 720 bytes: a box would cost an allocation for each"
        )]
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Event {
            $($(#[$doc])* $entity(Change<$entity>),)*
            /// An unknown event. Its content is preserved. It is not an error, because the vendor adds events without
            /// notice.
            Other {
                /// The event name.
                name: String,
                /// The document.
                document: JsonText,
            },
        }

        impl Event {
            /// The entity; `None` for an unknown event.
            pub fn entity(&self) -> Option<Entity> {
                match self {
                    $(Self::$entity(_) => Some(Entity::$entity),)*
                    Self::Other { .. } => None,
                }
            }

            /// The action; `None` for an unknown event.
            pub fn action(&self) -> Option<Action> {
                match self {
                    $(Self::$entity(change) => Some(change.action()),)*
                    Self::Other { .. } => None,
                }
            }

            /// The id of the document; `None` for an unknown event.
            pub fn id(&self) -> Option<&str> {
                match self {
                    $(Self::$entity(change) => Some(change.id().as_str()),)*
                    Self::Other { .. } => None,
                }
            }

            /// When the document was last updated; `None` for a deletion and for an unknown event.
            pub fn updated_at(&self) -> Option<Timestamp> {
                match self {
                    $(Self::$entity(change) => change.document().map(Document::updated_at),)*
                    Self::Other { .. } => None,
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
                    $(Entity::$entity => deserialize_change(name.action, deserializer).map(Event::$entity),)*
                }
            }
        }

        #[cfg(feature = "schemars")]
        impl EventName {
            /// The schema of the document in deliveries of this event.
            pub fn document_schema(self, generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                match (self.entity, self.action) {
                    $(
                        (Entity::$entity, Action::Deleted) => {
                            generator.subschema_for::<Tombstone<super::$id>>()
                        }
                        (Entity::$entity, Action::Created | Action::Updated) => {
                            generator.subschema_for::<$entity>()
                        }
                    )*
                }
            }
        }
    };
}

for_each_crm_entity!(entities);

impl Event {
    /// The event name on the wire.
    pub fn name(&self) -> &str {
        match self {
            Self::Other { name, .. } => name,
            known => known.event_name().map_or("", EventName::as_str),
        }
    }

    /// The event name as a typed value; `None` for an unknown event.
    pub fn event_name(&self) -> Option<EventName> {
        Some(EventName::new(self.entity()?, self.action()?))
    }
}

/// Deserializes the document of an event with this name.
pub(super) struct DocumentOf<'a>(pub(super) &'a str);

fn deserialize_change<'de, T, D>(action: Action, deserializer: D) -> Result<Change<T>, D::Error>
where
    T: Document + Deserialize<'de>,
    T::Id: Deserialize<'de>,
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
