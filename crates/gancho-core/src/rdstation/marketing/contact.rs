//! The contact of a delivery.

use super::funnel::Funnel;
use crate::de::payloads;
use crate::maybe::references;
use crate::model::model;
use crate::open_object::open_object;
use crate::rdstation::crm::LegalBasis;
use crate::scalar::id::{ids, maybe_uuid};
use crate::{FreeFields, Maybe};

ids! {
    /// The uuid of a contact.
    ///
    /// ```
    /// use gancho_core::rdstation::marketing::ContactUuid;
    ///
    /// let id: ContactUuid = "67e6".parse()?;
    /// assert_eq!(id, "67e6");
    /// assert!(ContactUuid::parse("").is_none());
    /// # Ok::<(), gancho_core::ParseError>(())
    /// ```
    ContactUuid;
}
maybe_uuid!(ContactUuid);

model! {
    /// A contact of RD Station Marketing.
    ///
    /// The vendor omits empty fields, except lists and booleans. Custom fields are at the same level as the other
    /// fields; their names start with `cf_`.
    ///
    /// ```
    /// use gancho_core::rdstation::marketing::Contact;
    /// use gancho_core::rdstation::marketing::ContactUuid;
    ///
    /// let mut contact = Contact::new(ContactUuid::parse("67e6").unwrap());
    /// contact.email = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&contact)?["email"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// Source: <https://developers.rdstation.com/reference/webhooks-payload-mkt>
    #[cfg_attr(feature = "schemars", schemars(extend("gancho:free" = "^cf_"), rename = "MarketingContact"))]
    #[serde(remote = "Self")]
    pub struct Contact {
        /// The contact's uuid.
        pub uuid: ContactUuid,
        /// The e-mail address.
        pub email: Maybe<String>,
        /// The name.
        pub name: Maybe<String>,
        /// The person's job title.
        pub job_title: Maybe<String>,
        /// Notes about the person.
        pub bio: Maybe<String>,
        /// A web site.
        pub website: Maybe<String>,
        /// A telephone number, exactly as entered.
        pub personal_phone: Maybe<String>,
        /// A mobile number, exactly as entered.
        pub mobile_phone: Maybe<String>,
        /// The city.
        pub city: Maybe<String>,
        /// The state.
        pub state: Maybe<String>,
        /// The country.
        pub country: Maybe<String>,
        /// The date of birth, as a string: its format in deliveries is not documented.
        pub birthdate: Maybe<String>,
        /// The user name on Facebook.
        pub facebook: Maybe<String>,
        /// The user name on LinkedIn.
        pub linkedin: Maybe<String>,
        /// The user name on Twitter.
        pub twitter: Maybe<String>,
        /// Further e-mail addresses.
        pub extra_emails: Maybe<Vec<String>>,
        /// Tags.
        pub tags: Maybe<Vec<String>>,
        /// The legal bases for processing the person's data.
        pub legal_bases: Maybe<Vec<LegalBasis>>,
        /// The company. Sent when the subscription includes `COMPANY`.
        pub company: Maybe<Company>,
        /// The position in the funnel. Sent when the subscription includes `CONTACT_FUNNEL`.
        pub funnel: Maybe<Funnel>,
        /// The custom fields of the account, by their full name: `cf_…`.
        #[serde(flatten, skip_deserializing)]
        pub custom_fields: FreeFields,
    }
}

open_object!(Contact, custom_fields, |name: &str| name.starts_with("cf_"));
payloads!(Contact);

model! {
    /// A contact's company.
    ///
    /// ```
    /// use gancho_core::rdstation::marketing::Company;
    ///
    /// let mut company = Company::new();
    /// company.name = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&company)?["name"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct Company {
        /// The name.
        pub name: Maybe<String>,
    }
}

references!(Company);
