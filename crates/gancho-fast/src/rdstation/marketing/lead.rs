//! The legacy delivery, which contains leads.

use gancho_core::rdstation::marketing::{self, ContactUuid, LeadId, LifecycleStage};
use gancho_core::{Amount, Maybe, Timestamp};

use super::ConversionView;
use crate::view::view;
use crate::{DisguisedView, FieldsView, Id, List, Rare, Word};

view! {
    /// The legacy delivery; see [`marketing::LeadsEnvelope`].
    ///
    /// ```
    /// use gancho_fast::rdstation::marketing::LeadsEnvelopeView;
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"leads":[{"id":"7"}]}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Leads(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let view: LeadsEnvelopeView = delivery;
    /// assert_eq!(view.leads.len(), 1);
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    LeadsEnvelopeView of marketing::LeadsEnvelope {
        leads: List<'a, LeadView<'a>> = "leads",
    }
}

view! {
    /// A lead; see [`marketing::Lead`]. Most of its fields are [`Rare`], because a list may contain a million leads.
    ///
    /// ```
    /// use gancho_fast::rdstation::marketing::LeadView;
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"leads":[{"id":"7","name":"Ana Exemplo"}]}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Leads(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let lead: &LeadView = delivery.leads.get(0).unwrap();
    /// assert_eq!(lead.name.get(), Some(&"Ana Exemplo"));
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    LeadView of marketing::Lead {
        id: Id<'a, LeadId> = "id",
        uuid: Maybe<Id<'a, ContactUuid>> = "uuid",
        email: Maybe<&'a str> = "email",
        name: Maybe<&'a str> = "name",
        company: Rare<'a, DisguisedView<'a>> = "company",
        job_title: Rare<'a, DisguisedView<'a>> = "job_title",
        bio: Rare<'a, DisguisedView<'a>> = "bio",
        public_url: Rare<'a, &'a str> = "public_url",
        created_at: Rare<'a, Timestamp> = "created_at",
        opportunity: Rare<'a, DisguisedView<'a>> = "opportunity",
        number_conversions: Rare<'a, DisguisedView<'a>> = "number_conversions",
        user: Rare<'a, &'a str> = "user",
        first_conversion: Rare<'a, ConversionView<'a>> = "first_conversion",
        last_conversion: Rare<'a, ConversionView<'a>> = "last_conversion",
        custom_fields: Rare<'a, FieldsView<'a>> = "custom_fields",
        website: Rare<'a, DisguisedView<'a>> = "website",
        phone: Rare<'a, DisguisedView<'a>> = "phone",
        personal_phone: Rare<'a, DisguisedView<'a>> = "personal_phone",
        mobile_phone: Rare<'a, DisguisedView<'a>> = "mobile_phone",
        city: Rare<'a, DisguisedView<'a>> = "city",
        state: Rare<'a, DisguisedView<'a>> = "state",
        tags: Maybe<&'a [&'a str]> = "tags",
        lead_stage: Rare<'a, Word<'a, LifecycleStage>> = "lead_stage",
        last_marked_opportunity_date: Rare<'a, Timestamp> = "last_marked_opportunity_date",
        fit_score: Rare<'a, &'a str> = "fit_score",
        interest: Rare<'a, Amount> = "interest",
    }
}
