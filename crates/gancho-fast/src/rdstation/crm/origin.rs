//! The campaigns and sources of deals, and the reasons for lost deals.

use gancho_core::rdstation::crm::{self, CampaignId, LostReasonId, SourceId};
use gancho_core::{Maybe, Timestamp};

use crate::Id;
use crate::view::view;

view! {
    /// A campaign; see [`crm::Campaign`].
    ///
    /// ```
    /// use gancho_fast::rdstation::crm::{CampaignView, ChangeView, EventView};
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_name":"crm_campaign_created","document":{"id":"67e6","name":"Spring",
    ///     "created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},
    ///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let EventView::Campaign(ChangeView::Created(campaign)) = delivery.event else { unreachable!() };
    /// let view: &CampaignView = campaign;
    /// assert_eq!(view.name, "Spring");
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    CampaignView of crm::Campaign {
        id: Id<'a, CampaignId> = "id",
        name: &'a str = "name",
        description: Maybe<&'a str> = "description",
        created_at: Timestamp = "created_at",
        updated_at: Timestamp = "updated_at",
    }
}

view! {
    /// A source; see [`crm::Source`].
    ///
    /// ```
    /// use gancho_fast::rdstation::crm::{ChangeView, EventView, SourceView};
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_name":"crm_source_created","document":{"id":"67e6","name":"Instagram",
    ///     "created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},
    ///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let EventView::Source(ChangeView::Created(source)) = delivery.event else { unreachable!() };
    /// let view: &SourceView = source;
    /// assert_eq!(view.name, "Instagram");
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    SourceView of crm::Source {
        id: Id<'a, SourceId> = "id",
        name: &'a str = "name",
        created_at: Timestamp = "created_at",
        updated_at: Timestamp = "updated_at",
    }
}

view! {
    /// A reason for lost deals; see [`crm::LostReason`].
    ///
    /// ```
    /// use gancho_fast::rdstation::crm::{ChangeView, EventView, LostReasonView};
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_name":"crm_lost_reason_created","document":{"id":"67e6","name":"Price",
    ///     "created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},
    ///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let EventView::LostReason(ChangeView::Created(reason)) = delivery.event else { unreachable!() };
    /// let view: &LostReasonView = reason;
    /// assert_eq!(view.name, "Price");
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    LostReasonView of crm::LostReason {
        id: Id<'a, LostReasonId> = "id",
        name: &'a str = "name",
        description: Maybe<&'a str> = "description",
        created_at: Timestamp = "created_at",
        updated_at: Timestamp = "updated_at",
    }
}
