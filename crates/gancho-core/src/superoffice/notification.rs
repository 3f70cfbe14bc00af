//! The delivery of an event.

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
    /// The id of an event: a UUID, the same at every try to deliver it.
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
    /// Older servers and some events leave fields out. Whatever the definition's `Properties` inject stands at the root
    /// beside the fields named here, and is kept.
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
    #[cfg_attr(feature = "schemars", schemars(extend("gancho:own" = "")))]
    #[serde(rename_all = "PascalCase", remote = "Self")]
    pub struct Notification {
        /// The event's id.
        pub event_id: Maybe<EventId>,
        /// When it happened. UTC, up to 7 digits of a second.
        pub timestamp: Timestamp,
        /// The database fields that changed, in no particular order.
        pub changes: Maybe<Vec<String>>,
        /// Ids kept from a deleted record, by database field.
        pub values: Maybe<FreeFields>,
        /// The event's name.
        pub event: EventName,
        /// The record it happened to; 0 for the test event.
        pub primary_key: Integer,
        /// What kind of record that is; absent in the events of a webhook's own state.
        pub entity: Maybe<String>,
        /// Whose database: `Cust12345` online; on site `Default`, nothing, or an empty string.
        pub context_identifier: Maybe<String>,
        /// Who did it; 0 for the system.
        pub changed_by_associate_id: Integer,
        /// The definition's name.
        pub webhook_name: String,
        /// The record's fields after the change, by database field; servers from 11.1 on. [`field`](Self::field) reads them.
        pub field_values: Maybe<FreeFields>,
        /// Fields injected by the definition's `Properties`, and any the model does not know.
        #[serde(flatten, skip_deserializing)]
        pub properties: FreeFields,
    }
}

open_object!(Notification, properties, |_| true);
impl Notification {
    /// What to remember to recognise a second delivery of the same event; `None` when the server sends no id.
    pub fn dedup_key(&self) -> Option<&str> {
        self.event_id.get().map(EventId::as_str)
    }

    /// When it happened; a time without an offset is taken for UTC, as the vendor says it is.
    pub fn occurred_at(&self) -> DateTime<Utc> {
        self.timestamp.instant().map_or_else(|| self.timestamp.local().and_utc(), |at| at.to_utc())
    }

    /// A field's value, read out of whichever form it is in: plain, or marked such as `[I:6]`.
    pub fn field(&self, name: &str) -> Option<Moniker<'_>> {
        self.field_values.get()?.get(name).map(Moniker::of)
    }
}
