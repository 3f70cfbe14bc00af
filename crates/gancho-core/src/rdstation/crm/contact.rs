//! Persons.

use super::document::document;
use super::{LegalBasis, OrganizationId};
use crate::maybe::lists;
use crate::model::model;
use crate::scalar::id::ids;
use crate::scalar::open_enum::open_enums;
use crate::{Birthday, FreeFields, Maybe, Timestamp};

ids! {
    /// The id of a contact.
    ContactId;
}

open_enums! {
    /// Which of a person's telephones it is.
    PhoneType {
        /// At work.
        Work = "work",
        /// A fax.
        Fax = "fax",
        /// At home.
        Home = "home",
        /// A mobile one.
        Mobile = "mobile",
        /// A mobile one, as version 1 of the vendor's API has it.
        Cellphone = "cellphone",
    }

    /// A social network.
    SocialNetwork {
        /// Facebook.
        Facebook = "facebook",
        /// LinkedIn.
        Linkedin = "linkedin",
        /// Skype.
        Skype = "skype",
    }
}

model! {
    /// A person (in Portuguese *contato*).
    pub struct Contact {
        /// The contact's id.
        pub id: ContactId,
        /// The contact's name.
        pub name: String,
        /// What the person does.
        pub job_title: Maybe<String>,
        /// The person's e-mail addresses.
        pub emails: Maybe<Vec<Email>>,
        /// The person's telephones.
        pub phones: Maybe<Vec<Phone>>,
        /// The person's day of birth.
        pub birthday: Maybe<Birthday>,
        /// The person's names on social networks.
        pub social_profiles: Maybe<Vec<SocialProfile>>,
        /// The organization the person belongs to.
        pub organization_id: Maybe<OrganizationId>,
        /// The account's own fields, by slug.
        pub custom_fields: Maybe<FreeFields>,
        /// On what grounds the person's data may be used.
        pub legal_bases: Maybe<Vec<LegalBasis>>,
        /// When the contact was created.
        pub created_at: Timestamp,
        /// When the contact was last changed.
        pub updated_at: Timestamp,
    }
}

document!(Contact, ContactId);

model! {
    /// An e-mail address of a person.
    pub struct Email {
        /// The address.
        pub email: Maybe<String>,
    }
}

model! {
    /// A telephone of a person.
    pub struct Phone {
        /// The number, in whichever form it was typed.
        pub phone: Maybe<String>,
        /// Which telephone it is.
        #[serde(rename = "type")]
        pub kind: Maybe<PhoneType>,
    }
}

model! {
    /// A person's name on a social network.
    pub struct SocialProfile {
        /// The network.
        #[serde(rename = "type")]
        pub kind: Maybe<SocialNetwork>,
        /// The name there.
        pub username: Maybe<String>,
    }
}

lists!(Email, Phone, SocialProfile);
