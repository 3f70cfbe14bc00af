//! What a deal says of other documents: their id and name.

use gancho_core::rdstation::crm::{self, CampaignId, LostReasonId, PipelineId, SourceId};

use gancho_core::Maybe;

use crate::Id;
use crate::view::view;

view! {
    /// The pipeline that a deal runs through; see [`crm::PipelineRef`].
    PipelineRefView of crm::PipelineRef {
        id: Id<'a, PipelineId> = "id",
        name: &'a str = "name",
    }
}

view! {
    /// The source that a deal came from; see [`crm::SourceRef`].
    SourceRefView of crm::SourceRef {
        id: Id<'a, SourceId> = "id",
        name: &'a str = "name",
    }
}

view! {
    /// The campaign that a deal came from; see [`crm::CampaignRef`].
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
