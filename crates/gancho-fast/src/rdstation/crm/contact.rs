//! Contacts.

use gancho_core::rdstation::crm::{self, ContactId, OrganizationId, PhoneType, SocialNetwork};
use gancho_core::{Birthday, Maybe, Timestamp};

use super::LegalBasisView;
use crate::view::view;
use crate::{FieldsView, Id, List, Word};

view! {
    /// A contact; see [`crm::Contact`].
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
    EmailView of crm::Email {
        email: Maybe<&'a str> = "email",
    }
}

view! {
    /// A telephone number of a contact; see [`crm::Phone`].
    PhoneView of crm::Phone {
        phone: Maybe<&'a str> = "phone",
        kind: Maybe<Word<'a, PhoneType>> = "type",
    }
}

view! {
    /// A contact's profile on a social network; see [`crm::SocialProfile`].
    SocialProfileView of crm::SocialProfile {
        kind: Maybe<Word<'a, SocialNetwork>> = "type",
        username: Maybe<&'a str> = "username",
    }
}
