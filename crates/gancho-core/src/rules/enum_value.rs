//! Enum values that are not documented.

use super::check::{Findings, Reports};
use super::rule::UNKNOWN_VALUE;
use crate::rdstation::crm::{
    CustomFieldType, DealStatus, DiscountType, LegalBasis, LegalBasisCategory, LegalBasisStatus,
    LegalBasisType, PhoneType, Recurrence, SocialNetwork, TaskStatus, TaskType,
};
use crate::rdstation::marketing::{EventType, LifecycleStage};
use crate::rdstation::platform::{EntityType, SubscriptionSource, SubscriptionStatus};
use crate::superoffice::{UserType, WebhookState};

/// An extensible enum.
pub(super) trait ExtensibleEnum {
    fn is_known(&self) -> bool;
}

macro_rules! extensible {
    ($($type:ty),* $(,)?) => {$(
        impl ExtensibleEnum for $type {
            fn is_known(&self) -> bool {
                <$type>::is_known(self)
            }
        }
    )*};
}

extensible!(
    CustomFieldType,
    DealStatus,
    DiscountType,
    EntityType,
    EventType,
    LegalBasisCategory,
    LegalBasisStatus,
    LegalBasisType,
    LifecycleStage,
    PhoneType,
    Recurrence,
    SocialNetwork,
    SubscriptionSource,
    SubscriptionStatus,
    TaskStatus,
    TaskType,
    UserType,
    WebhookState,
);

impl Findings {
    /// Adds a finding for a value that is not documented.
    pub(super) fn enum_value<'a, E: ExtensibleEnum + 'a>(
        &mut self,
        field: &str,
        value: impl Into<Option<&'a E>>,
    ) {
        let is_known = value.into().is_none_or(ExtensibleEnum::is_known);
        self.expect(is_known, &UNKNOWN_VALUE, field);
    }
}

impl Reports for LegalBasis {
    fn report(&self, findings: &mut Findings) {
        findings.enum_value("category", self.category.get());
        findings.enum_value("type", self.kind.get());
        findings.enum_value("status", self.status.get());
    }
}
