//! Campaigns from which deals originate.

use super::document::document;
use crate::model::model;
use crate::scalar::id::ids;
use crate::{Maybe, Timestamp};

ids! {
    /// The id of a campaign.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::CampaignId;
    ///
    /// let id: CampaignId = "67e6".parse()?;
    /// assert_eq!(id, "67e6");
    /// assert!(CampaignId::parse("").is_none());
    /// # Ok::<(), gancho_core::ParseError>(())
    /// ```
    CampaignId;
}

model! {
    /// A campaign from which deals originate (in Portuguese *campanha*).
    ///
    /// ```
    /// use gancho_core::rdstation::crm::Campaign;
    /// use gancho_core::rdstation::crm::CampaignId;
    ///
    /// let mut campaign = Campaign::new(CampaignId::parse("67e6").unwrap(), "Exemplo", "2025-03-28T09:40:58.932-03:00".parse().unwrap(), "2025-03-28T09:40:58.932-03:00".parse().unwrap());
    /// campaign.description = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&campaign)?["description"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct Campaign {
        /// The campaign's id.
        pub id: CampaignId,
        /// The campaign's name.
        pub name: String,
        /// The description; `null` in every documented delivery.
        pub description: Maybe<String>,
        /// When the campaign was created.
        pub created_at: Timestamp,
        /// When the campaign was last updated.
        pub updated_at: Timestamp,
    }
}

document!(Campaign, CampaignId, history only);
