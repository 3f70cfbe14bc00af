//! Words that are not on the vendor's lists.

use super::report::Report;
use super::rule::UNLISTED_WORD;
use crate::rdstation::crm::{
    CustomFieldType, DealStatus, DiscountType, LegalBasis, LegalBasisCategory, LegalBasisStatus,
    LegalBasisType, PhoneType, Recurrence, SocialNetwork, TaskStatus, TaskType,
};
use crate::rdstation::marketing::{EventType, LifecycleStage};
use crate::rdstation::platform::{EntityType, SubscriptionSource, SubscriptionStatus};
use crate::rules::Check;
use crate::superoffice::{UserType, WebhookState};

/// A word of an open list.
pub(super) trait Word {
    fn is_known(&self) -> bool;
}

macro_rules! words {
    ($($type:ty),* $(,)?) => {$(
        impl Word for $type {
            fn is_known(&self) -> bool {
                <$type>::is_known(self)
            }
        }
    )*};
}

words!(
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

impl Report {
    /// Notes a word that is not on the vendor's list.
    pub(super) fn word<'a, W: Word + 'a>(&mut self, member: &str, word: impl Into<Option<&'a W>>) {
        let listed = word.into().is_none_or(Word::is_known);
        self.expect(listed, &UNLISTED_WORD, member);
    }
}

impl Check for LegalBasis {
    fn report(&self, report: &mut Report) {
        report.word("category", self.category.get());
        report.word("type", self.kind.get());
        report.word("status", self.status.get());
    }
}
