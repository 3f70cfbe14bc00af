//! Campaigns that deals come from.

use serde::{Deserialize, Serialize};
use serde_with_macros::apply;

use super::document::document;
use crate::scalar::id::ids;
use crate::{Maybe, Timestamp};

ids! {
    /// The id of a campaign.
    CampaignId;
}

/// A campaign that deals come from (in Portuguese *campanha*).
#[apply(crate = "serde_with_macros", Maybe => #[serde(default, skip_serializing_if = "Maybe::is_absent")])]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
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

document!(Campaign, CampaignId);
