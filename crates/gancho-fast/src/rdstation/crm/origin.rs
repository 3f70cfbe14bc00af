//! The campaigns and sources of deals, and the reasons for lost deals.

use gancho_core::rdstation::crm::{self, CampaignId, LostReasonId, SourceId};
use gancho_core::{Maybe, Timestamp};

use crate::Id;
use crate::view::view;

view! {
    /// A campaign; see [`crm::Campaign`].
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
    SourceView of crm::Source {
        id: Id<'a, SourceId> = "id",
        name: &'a str = "name",
        created_at: Timestamp = "created_at",
        updated_at: Timestamp = "updated_at",
    }
}

view! {
    /// A reason for lost deals; see [`crm::LostReason`].
    LostReasonView of crm::LostReason {
        id: Id<'a, LostReasonId> = "id",
        name: &'a str = "name",
        description: Maybe<&'a str> = "description",
        created_at: Timestamp = "created_at",
        updated_at: Timestamp = "updated_at",
    }
}
