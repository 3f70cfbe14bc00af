//! References of a deal to other documents, by id and name.

use gancho_core::rdstation::crm::{self, CampaignId, LostReasonId, PipelineId, SourceId};

use gancho_core::Maybe;

use crate::Id;
use crate::view::view;

view! {
    /// The pipeline of a deal; see [`crm::PipelineRef`].
    PipelineRefView of crm::PipelineRef {
        id: Id<'a, PipelineId> = "id",
        name: &'a str = "name",
    }
}

view! {
    /// The source of a deal; see [`crm::SourceRef`].
    SourceRefView of crm::SourceRef {
        id: Id<'a, SourceId> = "id",
        name: &'a str = "name",
    }
}

view! {
    /// The campaign of a deal; see [`crm::CampaignRef`].
    CampaignRefView of crm::CampaignRef {
        id: Id<'a, CampaignId> = "id",
        name: &'a str = "name",
    }
}

view! {
    /// The reason for which a deal was lost; see [`crm::LostReasonRef`].
    LostReasonRefView of crm::LostReasonRef {
        id: Maybe<Id<'a, LostReasonId>> = "id",
        name: &'a str = "name",
    }
}
