//! Deliveries of events.

use chrono::{DateTime, Utc};

use super::event_name::EventName;
use super::moniker::Moniker;
use super::timestamp::Timestamp;
use crate::model::model;
use crate::open_object::open_object;
use crate::scalar::id::{ids, maybe_uuid};
use crate::scalar::integer::Integer;
use crate::{FreeFields, Maybe};

ids! {
    /// The id of an event: a UUID, the same in every retry.
    ///
    /// ```
    /// use gancho_core::superoffice::EventId;
    ///
    /// let id: EventId = "67e6".parse()?;
    /// assert_eq!(id, "67e6");
    /// assert!(EventId::parse("").is_none());
    /// # Ok::<(), gancho_core::ParseError>(())
    /// ```
    EventId;
}
maybe_uuid!(EventId);

model! {
    /// A delivery of SuperOffice (`WebhookPayload`).
    ///
    /// Older servers and some events omit fields. The `Properties` of the definition are injected at the root, beside
    /// the fields below, and are kept.
    ///
    /// ```
    /// use gancho_core::superoffice::EventName;
    /// use gancho_core::superoffice::Notification;
    ///
    /// let mut notification = Notification::new("2025-03-28T09:40:58.932-03:00".parse().unwrap(), EventName::parse("contact.created").unwrap(), 7.into(), 7.into(), "Exemplo");
    /// notification.entity = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&notification)?["Entity"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// Source: <https://docs.superoffice.com/en/automation/webhook/dev/notification.html>
    #[cfg_attr(feature = "schemars", schemars(extend("gancho:free" = "")))]
    #[serde(rename_all = "PascalCase", remote = "Self")]
    pub struct Notification {
        /// The id of the event.
        pub event_id: Maybe<EventId>,
        /// When the event happened. UTC, up to 7 decimals of a second.
        pub timestamp: Timestamp,
        /// The database fields that changed, in no particular order.
        pub changes: Maybe<Vec<String>>,
        /// Ids that were stored in a deleted record, by database field.
        pub values: Maybe<FreeFields>,
        /// The event name.
        pub event: EventName,
        /// The id of the record; 0 for the test event.
        pub primary_key: Integer,
        /// The type of the record; absent in events about a webhook's own state.
        pub entity: Maybe<String>,
        /// The tenant: `Cust12345` online; on site `Default`, absent, or an empty string.
        pub context_identifier: Maybe<String>,
        /// The user who caused the event; 0 for the system.
        pub changed_by_associate_id: Integer,
        /// The name of the webhook definition.
        pub webhook_name: String,
        /// The fields of the record after the change, by database field; servers from version 11.1.
        /// [`field`](Self::field) decodes them.
        pub field_values: Maybe<FreeFields>,
        /// The `Properties` of the definition, and any unknown fields.
        #[serde(flatten, skip_deserializing)]
        pub properties: FreeFields,
    }
}

open_object!(Notification, properties, |_| true);
impl Notification {
    /// A key that identifies duplicates of this delivery; `None` when the server sends no id.
    pub fn dedup_key(&self) -> Option<&str> {
        self.event_id.get().map(EventId::as_str)
    }

    /// The tenant. An on-site server omits `ContextIdentifier` or sends an empty string: both mean the same tenant.
    pub(crate) fn tenant(&self) -> &str {
        self.context_identifier.as_deref().unwrap_or_default()
    }

    /// When the event happened. A time without an offset is interpreted as UTC, as the vendor documents.
    pub fn occurred_at(&self) -> DateTime<Utc> {
        self.timestamp.instant().map_or_else(|| self.timestamp.local().and_utc(), |at| at.to_utc())
    }

    /// The decoded value of a field: plain, or with a marker such as `[I:6]`.
    pub fn field(&self, name: &str) -> Option<Moniker<'_>> {
        self.field_values.get()?.get(name).map(Moniker::of)
    }
}
