//! The envelope of all deliveries of RD Station CRM.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeStruct as _, Serializer};

use super::event::{DocumentOf, Event};
use crate::de::borrowed::Borrowed;
use crate::scalar::id::{ids, maybe_uuid};
use crate::{JsonText, Timestamp, de};

ids! {
    /// The vendor's "unique identifier of the event".
    ///
    /// Real deliveries contain well-formed UUIDs, but one documented payload does not. Every non-empty string is
    /// accepted.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::TransactionUuid;
    ///
    /// let id: TransactionUuid = "67e6".parse()?;
    /// assert_eq!(id, "67e6");
    /// assert!(TransactionUuid::parse("").is_none());
    /// # Ok::<(), gancho_core::ParseError>(())
    /// ```
    TransactionUuid;
}
maybe_uuid!(TransactionUuid);

/// A delivery of RD Station CRM.
///
/// The fields may be in any order: `event_name` may follow `document`.
///
/// ```
/// use gancho_core::rdstation::crm::Envelope;
///
/// let body = br#"{"event_name":"crm_deal_deleted","document":{"id":"67e6","name":"Solar"},
///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
/// let delivery: Envelope = gancho_core::from_slice(body)?;
/// assert_eq!((delivery.event.name(), delivery.dedup_key()), ("crm_deal_deleted", "c34e955b-f62a-43b8"));
/// # Ok::<(), gancho_core::Error>(())
/// ```
///
/// Source: <https://developers.rdstation.com/reference/crm-v1-webhooks>
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Envelope {
    /// The event: `event_name` and `document`.
    pub event: Event,
    /// When the event happened. The vendor sends UTC and whole seconds: `2025-03-28T12:40:58.000Z`.
    pub event_timestamp: Timestamp,
    /// The id of the event, which its deliveries share.
    pub transaction_uuid: TransactionUuid,
}

impl Envelope {
    /// Creates a delivery of an event.
    pub fn new(event: Event, event_timestamp: Timestamp, transaction_uuid: TransactionUuid) -> Self {
        Self { event, event_timestamp, transaction_uuid }
    }

    /// A key that identifies duplicates of this delivery.
    ///
    /// The vendor retries up to five times and documents that duplicates occur.
    pub fn dedup_key(&self) -> &str {
        self.transaction_uuid.as_str()
    }
}

impl Serialize for Envelope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct DocumentOut<'a>(&'a Event);

        impl Serialize for DocumentOut<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.serialize_document(serializer)
            }
        }

        let mut fields = serializer.serialize_struct("Envelope", 4)?;
        fields.serialize_field("event_name", self.event.name())?;
        fields.serialize_field("document", &DocumentOut(&self.event))?;
        fields.serialize_field("event_timestamp", &self.event_timestamp)?;
        fields.serialize_field("transaction_uuid", &self.transaction_uuid)?;
        fields.end()
    }
}

impl<'de> serde::Deserialize<'de> for Envelope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        EnvelopeSeed { known_event: None }.deserialize(deserializer)
    }
}

/// Deserializes an envelope. The event name is known if detection has already found it.
pub(crate) struct EnvelopeSeed<'a> {
    pub(crate) known_event: Option<&'a str>,
}

impl<'de> DeserializeSeed<'de> for EnvelopeSeed<'_> {
    type Value = Envelope;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Envelope, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for EnvelopeSeed<'_> {
    type Value = Envelope;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object (Envelope)")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Envelope, A::Error> {
        let mut name: Option<Cow<'de, str>> = None;
        let mut document = None;
        let mut event_timestamp = None;
        let mut transaction_uuid = None;
        while let Some(key) = fields.next_key_seed(Borrowed)? {
            match key.as_ref() {
                "event_name" if name.is_some() => return Err(A::Error::duplicate_field("event_name")),
                "event_name" => name = Some(fields.next_value_seed(Borrowed)?),
                "document" if document.is_some() => return Err(A::Error::duplicate_field("document")),
                "document" => {
                    document = Some(match name.as_deref().or(self.known_event) {
                        Some(name) => Found::Typed(Box::new(fields.next_value_seed(DocumentOf(name))?)),
                        None => Found::Waiting(fields.next_value()?),
                    });
                }
                "event_timestamp" => set(&mut event_timestamp, "event_timestamp", &mut fields)?,
                "transaction_uuid" => set(&mut transaction_uuid, "transaction_uuid", &mut fields)?,
                _ => {
                    fields.next_value::<IgnoredAny>()?;
                }
            }
        }
        let name = name.ok_or_else(|| A::Error::missing_field("event_name"))?;
        let event = match document.ok_or_else(|| A::Error::missing_field("document"))? {
            Found::Typed(event) => *event,
            Found::Waiting(text) => {
                // With this crate's own parser, whatever the outer one is: errors of others quote the rejected value.
                de::deserialize_seed(DocumentOf(&name), text.as_str(), None).map_err(|error| {
                    A::Error::custom(format_args!("{}, at /document{}", error.message(), error.path()))
                })?
            }
        };
        Ok(Envelope {
            event,
            event_timestamp: event_timestamp.ok_or_else(|| A::Error::missing_field("event_timestamp"))?,
            transaction_uuid: transaction_uuid.ok_or_else(|| A::Error::missing_field("transaction_uuid"))?,
        })
    }
}

/// The document: parsed directly, or kept as JSON until the event name is known.
enum Found {
    Typed(Box<Event>),
    Waiting(JsonText),
}

fn set<'de, T, A>(slot: &mut Option<T>, name: &'static str, fields: &mut A) -> Result<(), A::Error>
where
    T: serde::Deserialize<'de>,
    A: MapAccess<'de>,
{
    if slot.is_some() {
        return Err(A::Error::duplicate_field(name));
    }
    *slot = Some(fields.next_value()?);
    Ok(())
}
