//! References of a deal to other documents, by id and name.

use gancho_core::rdstation::crm::{self, CampaignId, LostReasonId, PipelineId, SourceId};

use gancho_core::Maybe;

use crate::Id;
use crate::view::view;

view! {
    /// The pipeline of a deal; see [`crm::PipelineRef`].
    ///
    /// ```
    /// use gancho_fast::rdstation::crm::{ChangeView, EventView, PipelineRefView};
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_name":"crm_deal_created","document":{"id":"67e6","name":"Solar",
    ///     "status":"ongoing","deal_pipeline":{"id":"5f1a","name":"Sales"},
    ///     "created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},
    ///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let EventView::Deal(ChangeView::Created(deal)) = delivery.event else { unreachable!() };
    /// let reference: Option<&PipelineRefView> = deal.deal_pipeline.get();
    /// assert_eq!(reference.unwrap().name, "Sales");
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    PipelineRefView of crm::PipelineRef {
        id: Id<'a, PipelineId> = "id",
        name: &'a str = "name",
    }
}

view! {
    /// The source of a deal; see [`crm::SourceRef`].
    ///
    /// ```
    /// use gancho_fast::rdstation::crm::{ChangeView, EventView, SourceRefView};
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_name":"crm_deal_created","document":{"id":"67e6","name":"Solar",
    ///     "status":"ongoing","deal_source":{"id":"5f1a","name":"Instagram"},
    ///     "created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},
    ///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let EventView::Deal(ChangeView::Created(deal)) = delivery.event else { unreachable!() };
    /// let reference: Option<&SourceRefView> = deal.deal_source.get();
    /// assert_eq!(reference.unwrap().name, "Instagram");
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    SourceRefView of crm::SourceRef {
        id: Id<'a, SourceId> = "id",
        name: &'a str = "name",
    }
}

view! {
    /// The campaign of a deal; see [`crm::CampaignRef`].
    ///
    /// ```
    /// use gancho_fast::rdstation::crm::{CampaignRefView, ChangeView, EventView};
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_name":"crm_deal_created","document":{"id":"67e6","name":"Solar",
    ///     "status":"ongoing","campaign":{"id":"5f1a","name":"Spring"},
    ///     "created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},
    ///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let EventView::Deal(ChangeView::Created(deal)) = delivery.event else { unreachable!() };
    /// let reference: Option<&CampaignRefView> = deal.campaign.get();
    /// assert_eq!(reference.unwrap().name, "Spring");
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    CampaignRefView of crm::CampaignRef {
        id: Id<'a, CampaignId> = "id",
        name: &'a str = "name",
    }
}

view! {
    /// The reason for which a deal was lost; see [`crm::LostReasonRef`].
    ///
    /// ```
    /// use gancho_fast::rdstation::crm::{ChangeView, EventView, LostReasonRefView};
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_name":"crm_deal_created","document":{"id":"67e6","name":"Solar",
    ///     "status":"ongoing","deal_lost_reason":{"id":"5f1a","name":"Price"},
    ///     "created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},
    ///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let EventView::Deal(ChangeView::Created(deal)) = delivery.event else { unreachable!() };
    /// let reference: Option<&LostReasonRefView> = deal.deal_lost_reason.get();
    /// assert_eq!(reference.unwrap().name, "Price");
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    LostReasonRefView of crm::LostReasonRef {
        id: Maybe<Id<'a, LostReasonId>> = "id",
        name: &'a str = "name",
    }
}
