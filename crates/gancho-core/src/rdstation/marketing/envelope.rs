//! Deliveries of one event about one contact.

use super::contact::Contact;
use super::key::composed;
use crate::model::model;
use crate::rdstation::platform::EntityType;
use crate::scalar::open_enum::open_enums;
use crate::{Maybe, Timestamp};

open_enums! {
    /// The events of contacts.
    ///
    /// ```
    /// use gancho_core::rdstation::marketing::EventType;
    ///
    /// assert_eq!(EventType::from("WEBHOOK.CONVERTED"), EventType::Converted);
    /// assert!(!EventType::from("something new").is_known());
    /// ```
    EventType {
        /// The contact converted, for example by submitting a form.
        Converted = "WEBHOOK.CONVERTED",
        /// The contact was marked as an opportunity.
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
        /// The event.
        pub event_type: EventType,
        /// The type of the subject: `CONTACT`.
        pub entity_type: Maybe<EntityType>,
        /// The identifier of the conversion; `default` for none.
        pub event_identifier: Maybe<String>,
        /// When the delivery was sent. Milliseconds, with an offset.
        pub timestamp: Maybe<Timestamp>,
        /// When the event happened. Milliseconds, with an offset.
        pub event_timestamp: Timestamp,
        /// The contact in its current state.
        pub contact: Contact,
    }
}

impl Envelope {
    /// A key that identifies duplicates of this delivery.
    ///
    /// The vendor sends no event id. In a retry, the event, its identifier, the contact and the time of the event are
    /// the same, but `timestamp` differs.
    pub fn dedup_key(&self) -> String {
        let identifier = self.event_identifier.as_deref().unwrap_or_default();
        let time = self.event_timestamp.to_string();
        composed([self.event_type.as_str(), self.contact.uuid.as_str(), time.as_str(), identifier])
    }
}
