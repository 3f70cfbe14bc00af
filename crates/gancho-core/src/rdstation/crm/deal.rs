//! Deals: the sales under way, and those won and lost.

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
    /// How far a deal is.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::DealStatus;
    ///
    /// assert_eq!(DealStatus::from("ongoing"), DealStatus::Ongoing);
    /// assert!(!DealStatus::from("something new").is_known());
    /// ```
    DealStatus {
        /// Under way.
        Ongoing = "ongoing",
        /// Won.
        Won = "won",
        /// Lost.
        Lost = "lost",
        /// On hold.
        Paused = "paused",
    }
}

model! {
    /// A deal (in Portuguese *negociação*).
    ///
    /// It does not say which contacts or organization it belongs to: the vendor sends no `contacts`, `contact_ids`,
    /// `organization` or `organization_id`, and whoever needs them asks the vendor's REST API for the deal. Nor are there `win`
    /// and `hold` (here `status`), `_id` (here `id`), `pipeline_id` and `stage_id` (here in `deal_pipeline` and `deal_stage`):
    /// those are names of the REST API.
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
        /// What is paid every month.
        pub amount_monthly: Maybe<Amount>,
        /// What is paid once.
        pub amount_unique: Maybe<Amount>,
        /// The total, as deliveries name it. See [`total`](Self::total).
        pub amount_total: Maybe<Amount>,
        /// The total, as the vendor's table of fields names it. See [`total`](Self::total).
        pub amount_annual: Maybe<Amount>,
        /// When the sale is expected; only `null` has been seen in deliveries.
        pub prediction_date: Maybe<DateOrTimestamp>,
        /// When the deal was created.
        pub created_at: Timestamp,
        /// When the deal was last changed.
        pub updated_at: Timestamp,
        /// How promising it is: 1 to 5 stars.
        pub rating: Maybe<Integer>,
        /// How far it is.
        pub status: DealStatus,
        /// When it was won or lost.
        pub closed_at: Maybe<Timestamp>,
        /// Who owns it.
        pub user: Maybe<User>,
        /// The stage it has reached.
        pub deal_stage: Maybe<Stage>,
        /// The pipeline it runs through.
        pub deal_pipeline: Maybe<PipelineRef>,
        /// Where it came from; `{}` for nowhere known.
        pub deal_source: Maybe<SourceRef>,
        /// The campaign it came from; `{}` for none.
        pub campaign: Maybe<CampaignRef>,
        /// Why it was lost; `{}` for no reason.
        pub deal_lost_reason: Maybe<LostReasonRef>,
        /// Every custom field of the account, filled in or not.
        pub deal_custom_fields: Maybe<Vec<CustomField>>,
        /// The products on it.
        pub deal_products: Maybe<Vec<DealProduct>>,
    }
}

document!(Deal, DealId);

impl Deal {
    /// The total, under either of its two names.
    ///
    /// `amount_total` is what deliveries send and `amount_annual` what the vendor's table of fields says; both mean the
    /// total. The first counts when both are there.
    pub fn total(&self) -> Option<Decimal> {
        let total = self.amount_total.get().or(self.amount_annual.get());
        total.copied().map(Amount::decimal)
    }

    /// What is paid every month and what is paid once, together; `None` when one of them is missing, or their sum needs
    /// more than 28 digits.
    pub fn sum(&self) -> Option<Decimal> {
        self.amount_monthly.get()?.checked_add(self.amount_unique.get()?.decimal())
    }

    /// The value of a custom field, by the label of its definition; `None` when there is no such field, or nothing is
    /// filled in. Of several fields of one label, the first.
    ///
    /// Looks through all fields: there are few.
    pub fn custom_field(&self, label: &str) -> Option<&FreeValue> {
        let fields = self.deal_custom_fields.as_slice();
        fields.iter().find(|field| field.custom_field.label == label)?.value.get()
    }
}
