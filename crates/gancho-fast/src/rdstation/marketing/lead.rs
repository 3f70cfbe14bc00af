//! The legacy delivery, which contains leads.

use gancho_core::rdstation::marketing::{self, ContactUuid, LeadId, LifecycleStage};
use gancho_core::{Amount, Maybe, Timestamp};

use super::ConversionView;
use crate::view::view;
use crate::{DisguisedView, FieldsView, Id, List, Word};

view! {
    /// The legacy delivery; see [`marketing::LeadsEnvelope`].
    LeadsEnvelopeView of marketing::LeadsEnvelope {
        leads: List<'a, LeadView<'a>> = "leads",
    }
}

view! {
    /// A lead; see [`marketing::Lead`].
    LeadView of marketing::Lead {
        id: Id<'a, LeadId> = "id",
        uuid: Maybe<Id<'a, ContactUuid>> = "uuid",
        email: Maybe<&'a str> = "email",
        name: Maybe<&'a str> = "name",
        company: Maybe<DisguisedView<'a>> = "company",
        job_title: Maybe<DisguisedView<'a>> = "job_title",
        bio: Maybe<DisguisedView<'a>> = "bio",
        public_url: Maybe<&'a str> = "public_url",
        created_at: Maybe<Timestamp> = "created_at",
        opportunity: Maybe<DisguisedView<'a>> = "opportunity",
        number_conversions: Maybe<DisguisedView<'a>> = "number_conversions",
        user: Maybe<&'a str> = "user",
        first_conversion: Maybe<ConversionView<'a>> = "first_conversion",
        last_conversion: Maybe<ConversionView<'a>> = "last_conversion",
        custom_fields: Maybe<FieldsView<'a>> = "custom_fields",
        website: Maybe<DisguisedView<'a>> = "website",
        phone: Maybe<DisguisedView<'a>> = "phone",
        personal_phone: Maybe<DisguisedView<'a>> = "personal_phone",
        mobile_phone: Maybe<DisguisedView<'a>> = "mobile_phone",
        city: Maybe<DisguisedView<'a>> = "city",
        state: Maybe<DisguisedView<'a>> = "state",
        tags: Maybe<&'a [&'a str]> = "tags",
        lead_stage: Maybe<Word<'a, LifecycleStage>> = "lead_stage",
        last_marked_opportunity_date: Maybe<Timestamp> = "last_marked_opportunity_date",
        fit_score: Maybe<&'a str> = "fit_score",
        interest: Maybe<Amount> = "interest",
    }
}
