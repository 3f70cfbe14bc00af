//! Campaigns that deals come from.

use super::document::document;
use crate::model::model;
use crate::scalar::id::ids;
use crate::{Maybe, Timestamp};

ids! {
    /// The id of a campaign.
    CampaignId;
}

model! {
    /// A campaign that deals come from (in Portuguese *campanha*).
    pub struct Campaign {
        /// The campaign's id.
        pub id: CampaignId,
        /// The campaign's name.
        pub name: String,
        /// What it is about; `null` in every documented delivery.
        pub description: Maybe<String>,
        /// When it was created.
        pub created_at: Timestamp,
        /// When it was last changed.
        pub updated_at: Timestamp,
    }
}

document!(Campaign, CampaignId, history only);
