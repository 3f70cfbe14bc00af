//! The stage and the owner of a deal.

use gancho_core::rdstation::crm::{self, StageId, UserId};
use gancho_core::{Integer, Maybe, Timestamp};

use crate::Id;
use crate::view::view;

view! {
    /// The current stage of a deal; see [`crm::Stage`].
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
    UserView of crm::User {
        id: Id<'a, UserId> = "id",
        name: &'a str = "name",
        email: Maybe<&'a str> = "email",
        avatar_url: Maybe<&'a str> = "avatar_url",
    }
}
