//! Deliveries of one event about one contact.

use gancho_core::rdstation::marketing::{self, EventType};
use gancho_core::rdstation::platform::EntityType;
use gancho_core::{Maybe, Timestamp};

use super::ContactView;
use crate::Word;
use crate::view::view;

view! {
    /// A delivery of RD Station Marketing; see [`marketing::Envelope`].
    EnvelopeView of marketing::Envelope {
        event_type: Word<'a, EventType> = "event_type",
        entity_type: Maybe<Word<'a, EntityType>> = "entity_type",
        event_identifier: Maybe<&'a str> = "event_identifier",
        timestamp: Maybe<Timestamp> = "timestamp",
        event_timestamp: Timestamp = "event_timestamp",
        contact: ContactView<'a> = "contact",
    }
}
