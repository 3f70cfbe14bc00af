//! Contacts.

use gancho_core::rdstation::crm::{self, ContactId, OrganizationId, PhoneType, SocialNetwork};
use gancho_core::{Birthday, Maybe, Timestamp};

use super::LegalBasisView;
use crate::view::view;
use crate::{FieldsView, Id, List, Word};

view! {
    /// A contact; see [`crm::Contact`].
    ///
    /// ```
    /// use gancho_fast::rdstation::crm::{ChangeView, ContactView, EventView};
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_name":"crm_contact_created","document":{"id":"67e6","name":"Ana Exemplo",
    ///     "job_title":"Engineer",
    ///     "created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},
    ///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let EventView::Contact(ChangeView::Created(contact)) = delivery.event else { unreachable!() };
    /// let view: &ContactView = contact;
    /// assert_eq!((view.name, view.job_title.get()), ("Ana Exemplo", Some(&"Engineer")));
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    ContactView of crm::Contact {
        id: Id<'a, ContactId> = "id",
        name: &'a str = "name",
        job_title: Maybe<&'a str> = "job_title",
        emails: Maybe<List<'a, EmailView<'a>>> = "emails",
        phones: Maybe<List<'a, PhoneView<'a>>> = "phones",
        birthday: Maybe<Birthday> = "birthday",
        social_profiles: Maybe<List<'a, SocialProfileView<'a>>> = "social_profiles",
        organization_id: Maybe<Id<'a, OrganizationId>> = "organization_id",
        custom_fields: Maybe<FieldsView<'a>> = "custom_fields",
        legal_bases: Maybe<List<'a, LegalBasisView<'a>>> = "legal_bases",
        created_at: Timestamp = "created_at",
        updated_at: Timestamp = "updated_at",
    }
}

view! {
    /// An e-mail address of a contact; see [`crm::Email`].
    ///
    /// ```
    /// use gancho_fast::rdstation::crm::{ChangeView, EmailView, EventView};
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_name":"crm_contact_created","document":{"id":"67e6","name":"Ana Exemplo",
    ///     "emails":[{"email":"ana@example.com"}],
    ///     "created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},
    ///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let EventView::Contact(ChangeView::Created(contact)) = delivery.event else { unreachable!() };
    /// let first: Option<&EmailView> = contact.emails.get().and_then(|emails| emails.get(0));
    /// assert_eq!(first.unwrap().email.get(), Some(&"ana@example.com"));
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    EmailView of crm::Email {
        email: Maybe<&'a str> = "email",
    }
}

view! {
    /// A telephone number of a contact; see [`crm::Phone`].
    ///
    /// ```
    /// use gancho_fast::rdstation::crm::{ChangeView, EventView, PhoneView};
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_name":"crm_contact_created","document":{"id":"67e6","name":"Ana Exemplo",
    ///     "phones":[{"phone":"+55 11 5555-0100","type":"work"}],
    ///     "created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},
    ///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let EventView::Contact(ChangeView::Created(contact)) = delivery.event else { unreachable!() };
    /// let first: Option<&PhoneView> = contact.phones.get().and_then(|phones| phones.get(0));
    /// assert_eq!(first.unwrap().kind.map(|kind| kind.as_str()).get(), Some(&"work"));
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    PhoneView of crm::Phone {
        phone: Maybe<&'a str> = "phone",
        kind: Maybe<Word<'a, PhoneType>> = "type",
    }
}

view! {
    /// A contact's profile on a social network; see [`crm::SocialProfile`].
    ///
    /// ```
    /// use gancho_fast::rdstation::crm::{ChangeView, EventView, SocialProfileView};
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_name":"crm_contact_created","document":{"id":"67e6","name":"Ana Exemplo",
    ///     "social_profiles":[{"type":"linkedin","username":"ana-exemplo"}],
    ///     "created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},
    ///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let EventView::Contact(ChangeView::Created(contact)) = delivery.event else { unreachable!() };
    /// let first: Option<&SocialProfileView> = contact.social_profiles.get().and_then(|profiles| profiles.get(0));
    /// assert_eq!(first.unwrap().username.get(), Some(&"ana-exemplo"));
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    SocialProfileView of crm::SocialProfile {
        kind: Maybe<Word<'a, SocialNetwork>> = "type",
        username: Maybe<&'a str> = "username",
    }
}
