//! The contact of a delivery.

use gancho_core::Maybe;
use gancho_core::rdstation::marketing::{self, ContactUuid};

use super::{CompanyView, FunnelView, LegalBasisView};
use crate::view::view;
use crate::{Id, List};

view! {
    /// A contact; see [`marketing::Contact`].
    ///
    /// ```
    /// use gancho_fast::rdstation::marketing::ContactView;
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_type":"WEBHOOK.CONVERTED","event_timestamp":"2025-03-28T12:45:25.000Z",
    ///     "contact":{"uuid":"5408c5a3-4711-4f2e","name":"Ana Exemplo"}}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Marketing(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let contact: &ContactView = &delivery.contact;
    /// assert_eq!(contact.name.get(), Some(&"Ana Exemplo"));
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    ContactView of marketing::Contact {
        uuid: Id<'a, ContactUuid> = "uuid",
        email: Maybe<&'a str> = "email",
        name: Maybe<&'a str> = "name",
        job_title: Maybe<&'a str> = "job_title",
        bio: Maybe<&'a str> = "bio",
        website: Maybe<&'a str> = "website",
        personal_phone: Maybe<&'a str> = "personal_phone",
        mobile_phone: Maybe<&'a str> = "mobile_phone",
        city: Maybe<&'a str> = "city",
        state: Maybe<&'a str> = "state",
        country: Maybe<&'a str> = "country",
        birthdate: Maybe<&'a str> = "birthdate",
        facebook: Maybe<&'a str> = "facebook",
        linkedin: Maybe<&'a str> = "linkedin",
        twitter: Maybe<&'a str> = "twitter",
        extra_emails: Maybe<&'a [&'a str]> = "extra_emails",
        tags: Maybe<&'a [&'a str]> = "tags",
        legal_bases: Maybe<List<'a, LegalBasisView<'a>>> = "legal_bases",
        company: Maybe<CompanyView<'a>> = "company",
        funnel: Maybe<FunnelView<'a>> = "funnel",
    }
    free custom_fields if |name: &str| name.starts_with("cf_")
}
