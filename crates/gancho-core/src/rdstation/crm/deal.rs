//! Deals: sales that are in progress, won or lost.

use rust_decimal::Decimal;

use super::document::document;
use super::{CampaignRef, CustomField, DealProduct, LostReasonRef, PipelineRef, SourceRef, Stage, User};
use crate::model::model;
use crate::scalar::id::ids;
use crate::scalar::integer::Integer;
use crate::scalar::open_enum::open_enums;
use crate::{Amount, DateOrTimestamp, FreeValue, Maybe, Timestamp};

ids! {
    /// The id of a deal.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::DealId;
    ///
    /// let id: DealId = "67e6".parse()?;
    /// assert_eq!(id, "67e6");
    /// assert!(DealId::parse("").is_none());
    /// # Ok::<(), gancho_core::ParseError>(())
    /// ```
    DealId;
}

open_enums! {
    /// The status of a deal.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::DealStatus;
    ///
    /// assert_eq!(DealStatus::from("ongoing"), DealStatus::Ongoing);
    /// assert!(!DealStatus::from("something new").is_known());
    /// ```
    DealStatus {
        /// In progress.
        Ongoing = "ongoing",
        /// Won.
        Won = "won",
        /// Lost.
        Lost = "lost",
        /// Paused.
        Paused = "paused",
    }
}

model! {
    /// A deal (in Portuguese *negociação*).
    ///
    /// It does not contain its contacts or its organization: the vendor sends no `contacts`, `contact_ids`,
    /// `organization` or `organization_id`. Request the deal from the vendor's REST API to get them. The fields
    /// `win`, `hold`, `_id`, `pipeline_id` and `stage_id` exist only in the REST API; here they are `status`, `id`,
    /// `deal_pipeline` and `deal_stage`.
    ///
    /// ```
    /// use gancho_core::Amount;
    /// use gancho_core::rdstation::crm::{Deal, DealId, DealStatus};
    ///
    /// let at = "2025-03-28T09:40:58.932-03:00".parse::<gancho_core::Timestamp>()?;
    /// let mut deal = Deal::new(DealId::parse("67e6").unwrap(), "Energia solar", at, at, DealStatus::Ongoing);
    /// deal.amount_monthly = Amount::from(100).into();
    /// deal.amount_unique = "33.9".parse::<Amount>()?.into();
    /// assert_eq!(deal.sum().map(|sum| sum.to_string()).as_deref(), Some("133.9"));
    /// # Ok::<(), gancho_core::ParseError>(())
    /// ```
    ///
    /// Source: <https://developers.rdstation.com/reference/crm-v1-webhooks>
    pub struct Deal {
        /// The deal's id.
        pub id: DealId,
        /// The deal's name.
        pub name: String,
        /// The monthly amount.
        pub amount_monthly: Maybe<Amount>,
        /// The one-time amount.
        pub amount_unique: Maybe<Amount>,
        /// The total, under the name that deliveries use. See [`total`](Self::total).
        pub amount_total: Maybe<Amount>,
        /// The total, under the name in the vendor's table of fields. See [`total`](Self::total).
        pub amount_annual: Maybe<Amount>,
        /// The expected closing date. All known deliveries contain `null`.
        pub prediction_date: Maybe<DateOrTimestamp>,
        /// When the deal was created.
        pub created_at: Timestamp,
        /// When the deal was last updated.
        pub updated_at: Timestamp,
        /// The rating: 1 to 5 stars.
        pub rating: Maybe<Integer>,
        /// The status.
        pub status: DealStatus,
        /// When the deal was won or lost.
        pub closed_at: Maybe<Timestamp>,
        /// The owner.
        pub user: Maybe<User>,
        /// The current stage.
        pub deal_stage: Maybe<Stage>,
        /// The pipeline.
        pub deal_pipeline: Maybe<PipelineRef>,
        /// The source; `{}` for none.
        pub deal_source: Maybe<SourceRef>,
        /// The campaign; `{}` for none.
        pub campaign: Maybe<CampaignRef>,
        /// The reason for the loss; `{}` for none.
        pub deal_lost_reason: Maybe<LostReasonRef>,
        /// All custom fields of the account, including empty ones.
        pub deal_custom_fields: Maybe<Vec<CustomField>>,
        /// The products.
        pub deal_products: Maybe<Vec<DealProduct>>,
    }
}

document!(Deal, DealId);

impl Deal {
    /// The total, from either of its two fields.
    ///
    /// Deliveries use `amount_total`, and the vendor's table of fields says `amount_annual`. Both contain the total.
    /// If both are present, this is `amount_total`.
    pub fn total(&self) -> Option<Decimal> {
        let total = self.amount_total.get().or(self.amount_annual.get());
        total.copied().map(Amount::decimal)
    }

    /// The sum of the monthly and the one-time amounts; `None` when one is missing, or when the sum exceeds 96 bits. A
    /// sum that needs more than 28 digits is rounded.
    pub fn sum(&self) -> Option<Decimal> {
        self.amount_monthly.get()?.checked_add(self.amount_unique.get()?.decimal())
    }

    /// The value of the first custom field with this label; `None` when there is none, or its value is absent or
    /// `null`.
    ///
    /// This is a linear search, because deals have few custom fields.
    pub fn custom_field(&self, label: &str) -> Option<&FreeValue> {
        let fields = self.deal_custom_fields.as_slice();
        fields.iter().find(|field| field.custom_field.label == label)?.value.get()
    }
}
