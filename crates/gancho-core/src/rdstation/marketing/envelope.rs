//! The delivery of one event about one contact.

use super::contact::Contact;
use crate::model::model;
use crate::rdstation::platform::EntityType;
use crate::scalar::open_enum::open_enums;
use crate::{Maybe, Timestamp};

open_enums! {
    /// What happened to the contact.
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
