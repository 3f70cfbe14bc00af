//! Contacts.

use super::document::document;
use super::{LegalBasis, OrganizationId};
use crate::maybe::lists;
use crate::model::model;
use crate::scalar::id::ids;
use crate::scalar::open_enum::open_enums;
use crate::{Birthday, FreeFields, Maybe, Timestamp};

ids! {
    /// The id of a contact.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::ContactId;
    ///
    /// let id: ContactId = "67e6".parse()?;
    /// assert_eq!(id, "67e6");
    /// assert!(ContactId::parse("").is_none());
    /// # Ok::<(), gancho_core::ParseError>(())
    /// ```
    ContactId;
}

open_enums! {
    /// The type of a telephone number.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::PhoneType;
    ///
    /// assert_eq!(PhoneType::from("work"), PhoneType::Work);
    /// assert!(!PhoneType::from("something new").is_known());
    /// ```
    PhoneType {
        /// Work.
        Work = "work",
        /// Fax.
        Fax = "fax",
        /// Home.
        Home = "home",
        /// Mobile.
        Mobile = "mobile",
        /// Mobile, as written by version 1 of the vendor's API.
        Cellphone = "cellphone",
    }

    /// A social network.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::SocialNetwork;
    ///
    /// assert_eq!(SocialNetwork::from("facebook"), SocialNetwork::Facebook);
    /// assert!(!SocialNetwork::from("something new").is_known());
    /// ```
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
    /// A contact: a person (in Portuguese *contato*).
    ///
    /// ```
    /// use gancho_core::rdstation::crm::Contact;
    /// use gancho_core::rdstation::crm::ContactId;
    ///
    /// let mut contact = Contact::new(ContactId::parse("67e6").unwrap(), "Exemplo", "2025-03-28T09:40:58.932-03:00".parse().unwrap(), "2025-03-28T09:40:58.932-03:00".parse().unwrap());
    /// contact.job_title = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&contact)?["job_title"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct Contact {
        /// The contact's id.
        pub id: ContactId,
        /// The contact's name.
        pub name: String,
        /// The person's job title.
        pub job_title: Maybe<String>,
        /// The person's e-mail addresses.
        pub emails: Maybe<Vec<Email>>,
        /// The person's telephone numbers.
        pub phones: Maybe<Vec<Phone>>,
        /// The person's date of birth.
        pub birthday: Maybe<Birthday>,
        /// The person's profiles on social networks.
        pub social_profiles: Maybe<Vec<SocialProfile>>,
        /// The organization to which the person belongs.
        pub organization_id: Maybe<OrganizationId>,
        /// The custom fields of the account, by slug.
        pub custom_fields: Maybe<FreeFields>,
        /// The legal bases for processing the person's data.
        pub legal_bases: Maybe<Vec<LegalBasis>>,
        /// When the contact was created.
        pub created_at: Timestamp,
        /// When the contact was last updated.
        pub updated_at: Timestamp,
    }
}

document!(Contact, ContactId);

model! {
    /// An e-mail address of a contact.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::Email;
    ///
    /// let mut email = Email::new();
    /// email.email = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&email)?["email"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct Email {
        /// The address.
        pub email: Maybe<String>,
    }
}

model! {
    /// A telephone number of a contact.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::Phone;
    ///
    /// let mut phone = Phone::new();
    /// phone.phone = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&phone)?["phone"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct Phone {
        /// The number, exactly as entered.
        pub phone: Maybe<String>,
        /// The type of the number.
        #[serde(rename = "type")]
        pub kind: Maybe<PhoneType>,
    }
}

model! {
    /// A contact's profile on a social network.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::SocialNetwork;
    /// use gancho_core::rdstation::crm::SocialProfile;
    ///
    /// let mut social_profile = SocialProfile::new();
    /// social_profile.kind = SocialNetwork::Facebook.into();
    /// assert_eq!(serde_json::to_value(&social_profile)?["type"], "facebook");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct SocialProfile {
        /// The network.
        #[serde(rename = "type")]
        pub kind: Maybe<SocialNetwork>,
        /// The user name.
        pub username: Maybe<String>,
    }
}

lists!(Email, Phone, SocialProfile);
