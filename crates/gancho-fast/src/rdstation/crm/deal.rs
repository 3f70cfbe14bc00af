//! Deals.

use gancho_core::rdstation::crm::{self, DealId, DealStatus};
use gancho_core::{Amount, DateOrTimestamp, Integer, Maybe, Timestamp};

use super::{
    CampaignRefView, CustomFieldView, DealProductView, LostReasonRefView, PipelineRefView, SourceRefView,
    StageView, UserView,
};
use crate::view::view;
use crate::{Id, List, Word};

view! {
    /// A deal; see [`crm::Deal`].
    ///
    /// ```
    /// use gancho_fast::rdstation::crm::{ChangeView, DealView, EventView};
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_name":"crm_deal_created","document":{"id":"67e6","name":"Solar",
    ///     "status":"ongoing","amount_monthly":199.9,
    ///     "created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},
    ///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let EventView::Deal(ChangeView::Created(deal)) = delivery.event else { unreachable!() };
    /// let view: &DealView = deal;
    /// assert_eq!((view.name, view.status.as_str()), ("Solar", "ongoing"));
    /// assert_eq!(view.amount_monthly.get().unwrap().to_string(), "199.9");
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    DealView of crm::Deal {
        id: Id<'a, DealId> = "id",
        name: &'a str = "name",
        amount_monthly: Maybe<Amount> = "amount_monthly",
        amount_unique: Maybe<Amount> = "amount_unique",
        amount_total: Maybe<Amount> = "amount_total",
        amount_annual: Maybe<Amount> = "amount_annual",
        prediction_date: Maybe<DateOrTimestamp> = "prediction_date",
        created_at: Timestamp = "created_at",
        updated_at: Timestamp = "updated_at",
        rating: Maybe<Integer> = "rating",
        status: Word<'a, DealStatus> = "status",
        closed_at: Maybe<Timestamp> = "closed_at",
        user: Maybe<UserView<'a>> = "user",
        deal_stage: Maybe<StageView<'a>> = "deal_stage",
        deal_pipeline: Maybe<PipelineRefView<'a>> = "deal_pipeline",
        deal_source: Maybe<SourceRefView<'a>> = "deal_source",
        campaign: Maybe<CampaignRefView<'a>> = "campaign",
        deal_lost_reason: Maybe<LostReasonRefView<'a>> = "deal_lost_reason",
        deal_custom_fields: Maybe<List<'a, CustomFieldView<'a>>> = "deal_custom_fields",
        deal_products: Maybe<List<'a, DealProductView<'a>>> = "deal_products",
    }
}
