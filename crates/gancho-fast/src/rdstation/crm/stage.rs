//! The stage and the owner of a deal.

use gancho_core::rdstation::crm::{self, StageId, UserId};
use gancho_core::{Integer, Maybe, Timestamp};

use crate::Id;
use crate::view::view;

view! {
    /// The current stage of a deal; see [`crm::Stage`].
    ///
    /// ```
    /// use gancho_fast::rdstation::crm::{ChangeView, EventView, StageView};
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_name":"crm_deal_created","document":{"id":"67e6","name":"Solar",
    ///     "status":"ongoing","deal_stage":{"id":"5f1a","name":"Contact","nickname":"C"},
    ///     "created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},
    ///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let EventView::Deal(ChangeView::Created(deal)) = delivery.event else { unreachable!() };
    /// let stage: Option<&StageView> = deal.deal_stage.get();
    /// assert_eq!(stage.unwrap().nickname.get(), Some(&"C"));
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    StageView of crm::Stage {
        id: Id<'a, StageId> = "id",
        name: &'a str = "name",
        nickname: Maybe<&'a str> = "nickname",
        created_at: Maybe<Timestamp> = "created_at",
        updated_at: Maybe<Timestamp> = "updated_at",
        order: Maybe<Integer> = "order",
    }
}

view! {
    /// The user who owns a deal; see [`crm::User`].
    ///
    /// ```
    /// use gancho_fast::rdstation::crm::{ChangeView, EventView, UserView};
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_name":"crm_deal_created","document":{"id":"67e6","name":"Solar",
    ///     "status":"ongoing","user":{"id":"5f1a","name":"Ana Exemplo"},
    ///     "created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},
    ///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let EventView::Deal(ChangeView::Created(deal)) = delivery.event else { unreachable!() };
    /// let owner: Option<&UserView> = deal.user.get();
    /// assert_eq!(owner.unwrap().name, "Ana Exemplo");
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    UserView of crm::User {
        id: Id<'a, UserId> = "id",
        name: &'a str = "name",
        email: Maybe<&'a str> = "email",
        avatar_url: Maybe<&'a str> = "avatar_url",
    }
}
