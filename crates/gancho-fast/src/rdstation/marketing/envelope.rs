//! Deliveries of one event about one contact.

use gancho_core::rdstation::marketing::{self, EventType};
use gancho_core::rdstation::platform::EntityType;
use gancho_core::{Maybe, Timestamp};

use super::ContactView;
use crate::Word;
use crate::view::view;

view! {
    /// A delivery of RD Station Marketing; see [`marketing::Envelope`].
    ///
    /// ```
    /// use gancho_fast::rdstation::marketing;
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_type":"WEBHOOK.CONVERTED","event_timestamp":"2025-03-28T12:45:25.000Z",
    ///     "contact":{"uuid":"5408c5a3-4711-4f2e"}}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Marketing(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let view: &marketing::EnvelopeView = delivery;
    /// assert_eq!(view.event_type.as_str(), "WEBHOOK.CONVERTED");
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    EnvelopeView of marketing::Envelope {
        event_type: Word<'a, EventType> = "event_type",
        entity_type: Maybe<Word<'a, EntityType>> = "entity_type",
        event_identifier: Maybe<&'a str> = "event_identifier",
        timestamp: Maybe<Timestamp> = "timestamp",
        event_timestamp: Timestamp = "event_timestamp",
        contact: ContactView<'a> = "contact",
    }
}
