//! Deliveries of RD Station CRM.

use gancho_core::rdstation::crm::{DealStatus, TaskStatus};
use gancho_core::{Amount, Maybe, for_each_crm_entity};
use rust_decimal::Decimal;

use super::{Clean, in_order, is_email, is_known, is_not_negative, is_uuid, maybe_in_order};
use crate::NumberOrStringView;
#[allow(clippy::wildcard_imports, reason = "the table of entities lists the types")]
use crate::rdstation::crm::*;

/// For documents that do not implement [`Clean`]: core checks them. A method of [`Clean`] takes precedence, because
/// this trait is implemented for references. The trait is private to this file, because on a reference to a reference
/// its own method would take precedence.
#[allow(dead_code, reason = "used as soon as a document does not implement `Clean`")]
trait LeftToCore {
    fn is_clean(&self) -> bool {
        false
    }
}

impl<T> LeftToCore for &T {}

macro_rules! documents {
    ($($(#[$doc:meta])* $entity:ident($id:ident, $view:ident, $strategy:ident) = $name:literal;)*) => {
        impl Clean for EnvelopeView<'_> {
            fn is_clean(&self) -> bool {
                is_uuid(self.transaction_uuid.as_str()) && match &self.event {
                    $(EventView::$entity(change) => change.document().is_none_or(|document| {
                        let changed = document.updated_at.instant().timestamp();
                        self.event_timestamp.instant().timestamp() >= changed && document.is_clean()
                    }),)*
                    EventView::Other { .. } => false,
                }
            }
        }
    };
}

for_each_crm_entity!(documents);

impl Clean for DealView<'_> {
    fn is_clean(&self) -> bool {
        let is_amount = |amount: &Maybe<Amount>| amount.get().is_some_and(is_not_negative);
        is_amount(&self.amount_monthly)
            && is_amount(&self.amount_unique)
            && self.adds_up()
            && in_order(&self.created_at, &self.updated_at)
            && self.rating.get().is_none_or(|rating| (1..=5).contains(&rating.0))
            && self.is_closed_as_its_status_says()
            && self.user.is_clean()
            && self.deal_stage.is_clean()
            && self.deal_custom_fields.is_clean()
            && self.deal_products.is_clean()
    }
}

impl DealView<'_> {
    fn adds_up(&self) -> bool {
        let decimal = |amount: &Maybe<Amount>| amount.get().copied().map(Amount::decimal);
        let (total, annual) = (decimal(&self.amount_total), decimal(&self.amount_annual));
        if let (Some(total), Some(annual)) = (total, annual)
            && total != annual
        {
            return false;
        }
        let parts = decimal(&self.amount_monthly).zip(decimal(&self.amount_unique));
        let sum = parts.and_then(|(monthly, unique)| monthly.checked_add(unique));
        total.or(annual).zip(sum).is_none_or(|(total, sum)| total == sum)
    }

    fn is_closed_as_its_status_says(&self) -> bool {
        match self.status.to_core() {
            DealStatus::Ongoing | DealStatus::Paused => {
                self.closed_at.is_none() && self.deal_lost_reason.is_none()
            }
            DealStatus::Won => self.closed_at.is_some() && self.deal_lost_reason.is_none(),
            DealStatus::Lost => self.closed_at.is_some(),
            _ => false,
        }
    }
}

impl Clean for StageView<'_> {
    fn is_clean(&self) -> bool {
        maybe_in_order(&self.created_at, &self.updated_at)
    }
}

impl Clean for UserView<'_> {
    fn is_clean(&self) -> bool {
        is_email(&self.email)
    }
}

impl Clean for DealProductView<'_> {
    fn is_clean(&self) -> bool {
        is_known!(self.discount_type)
            && is_known!(self.recurrence)
            && maybe_in_order(&self.created_at, &self.updated_at)
    }
}

impl Clean for ContactView<'_> {
    fn is_clean(&self) -> bool {
        self.emails.is_clean()
            && self.phones.is_clean()
            && self.social_profiles.is_clean()
            && self.legal_bases.is_clean()
            && in_order(&self.created_at, &self.updated_at)
    }
}

impl Clean for EmailView<'_> {
    fn is_clean(&self) -> bool {
        is_email(&self.email)
    }
}

impl Clean for PhoneView<'_> {
    fn is_clean(&self) -> bool {
        is_known!(self.kind)
    }
}

impl Clean for SocialProfileView<'_> {
    fn is_clean(&self) -> bool {
        is_known!(self.kind)
    }
}

impl Clean for LegalBasisView<'_> {
    fn is_clean(&self) -> bool {
        is_known!(self.category) && is_known!(self.kind) && is_known!(self.status)
    }
}

impl Clean for TaskView<'_> {
    fn is_clean(&self) -> bool {
        let is_consistent = match self.status.get().map(|status| status.to_core()) {
            Some(TaskStatus::Completed) => self.completed_at.is_some(),
            Some(TaskStatus::Open | TaskStatus::Canceled) => {
                self.completed_at.is_none() && self.completed_by_id.is_none()
            }
            Some(_) => false,
            None => true,
        };
        is_consistent && is_known!(self.kind) && in_order(&self.created_at, &self.updated_at)
    }
}

impl Clean for OrganizationView<'_> {
    fn is_clean(&self) -> bool {
        self.address.is_clean() && in_order(&self.created_at, &self.updated_at)
    }
}

impl Clean for AddressView<'_> {
    fn is_clean(&self) -> bool {
        let is_within = |degrees: &Maybe<NumberOrStringView<'_>>, limit: u8| {
            let degrees = degrees.get().and_then(NumberOrStringView::decimal);
            degrees.is_none_or(|degrees| degrees.abs() <= Decimal::from(limit))
        };
        is_within(&self.latitude, 90) && is_within(&self.longitude, 180)
    }
}

impl Clean for ProductView<'_> {
    fn is_clean(&self) -> bool {
        self.price.get().is_none_or(is_not_negative) && in_order(&self.created_at, &self.updated_at)
    }
}

/// Documents whose only rule is the order of their timestamps.
macro_rules! dated {
    ($($view:ident),*) => {
        $(impl Clean for $view<'_> {
            fn is_clean(&self) -> bool {
                in_order(&self.created_at, &self.updated_at)
            }
        })*
    };
}

dated!(CampaignView, LostReasonView, SourceView);
