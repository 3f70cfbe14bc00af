//! The delivery of one event about one contact.

use super::contact::Contact;
use crate::model::model;
use crate::rdstation::platform::EntityType;
use crate::scalar::open_enum::open_enums;
use crate::{Maybe, Timestamp};

open_enums! {
    /// What happened to the contact.
    ///
    /// ```
    /// use gancho_core::rdstation::marketing::EventType;
    ///
    /// assert_eq!(EventType::from("WEBHOOK.CONVERTED"), EventType::Converted);
    /// assert!(!EventType::from("something new").is_known());
    /// ```
    EventType {
        /// It converted: filled in a form, asked for something.
        Converted = "WEBHOOK.CONVERTED",
        /// It was marked as an opportunity.
        MarkedOpportunity = "WEBHOOK.MARKED_OPPORTUNITY",
    }
}

model! {
    /// A delivery of RD Station Marketing.
    ///
    /// ```
    /// use gancho_core::rdstation::marketing::Contact;
    /// use gancho_core::rdstation::marketing::ContactUuid;
    /// use gancho_core::rdstation::marketing::Envelope;
    /// use gancho_core::rdstation::marketing::EventType;
    /// use gancho_core::rdstation::platform::EntityType;
    ///
    /// let mut envelope = Envelope::new(EventType::Converted, "2025-03-28T09:40:58.932-03:00".parse().unwrap(), Contact::new(ContactUuid::parse("67e6").unwrap()));
    /// envelope.entity_type = EntityType::Contact.into();
    /// assert_eq!(serde_json::to_value(&envelope)?["entity_type"], "CONTACT");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// Source: <https://developers.rdstation.com/reference/webhooks-payload-mkt>
    #[cfg_attr(feature = "schemars", schemars(rename = "MarketingEnvelope"))]
    pub struct Envelope {
        /// What happened.
        pub event_type: EventType,
        /// What it happened to: `CONTACT`.
        pub entity_type: Maybe<EntityType>,
        /// Which conversion it was; `default` when none is meant.
        pub event_identifier: Maybe<String>,
        /// When the delivery was sent. Milliseconds, with an offset.
        pub timestamp: Maybe<Timestamp>,
        /// When it happened. Milliseconds, with an offset.
        pub event_timestamp: Timestamp,
        /// The contact, as it is now.
        pub contact: Contact,
    }
}

impl Envelope {
    /// What to remember to recognise a second delivery of the same event.
    ///
    /// The vendor sends no id of the event. What stays the same when it tries again is the event, its identifier, the
    /// contact and the time it happened; `timestamp` does not.
    pub fn dedup_key(&self) -> String {
        let identifier = self.event_identifier.as_deref().unwrap_or_default();
        let time = self.event_timestamp.to_string();
        let parts = [self.event_type.as_str(), self.contact.uuid.as_str(), time.as_str(), identifier];
        // Each part is preceded by its length: identifiers are free text, and no two events may share a key.
        parts.map(|part| format!("{}:{part}", part.len())).join(" ")
    }
}
