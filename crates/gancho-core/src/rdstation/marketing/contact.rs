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
    /// The vendor leaves out what is empty, except lists and booleans. Custom fields stand beside the others, under names
    /// that start with `cf_`.
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
    #[cfg_attr(feature = "schemars", schemars(extend("gancho:own" = "^cf_"), rename = "MarketingContact"))]
    #[serde(remote = "Self")]
    pub struct Contact {
        /// The contact's uuid.
        pub uuid: ContactUuid,
        /// The e-mail address.
        pub email: Maybe<String>,
        /// The name.
        pub name: Maybe<String>,
        /// What the person does.
        pub job_title: Maybe<String>,
        /// Notes about the person.
        pub bio: Maybe<String>,
        /// A web site.
        pub website: Maybe<String>,
        /// A telephone number, in whichever form it was typed.
        pub personal_phone: Maybe<String>,
        /// A mobile number, in whichever form it was typed.
        pub mobile_phone: Maybe<String>,
        /// The town.
        pub city: Maybe<String>,
        /// The state.
        pub state: Maybe<String>,
        /// The country.
        pub country: Maybe<String>,
        /// The day of birth, as a string: the form in deliveries is not documented.
        pub birthdate: Maybe<String>,
        /// The name on Facebook.
        pub facebook: Maybe<String>,
        /// The name on LinkedIn.
        pub linkedin: Maybe<String>,
        /// The name on Twitter.
        pub twitter: Maybe<String>,
        /// Further e-mail addresses.
        pub extra_emails: Maybe<Vec<String>>,
        /// Tags.
        pub tags: Maybe<Vec<String>>,
        /// On what grounds the person's data may be used.
        pub legal_bases: Maybe<Vec<LegalBasis>>,
        /// The company. Sent when the subscription includes `COMPANY`.
        pub company: Maybe<Company>,
        /// The place in the funnel. Sent when the subscription includes `CONTACT_FUNNEL`.
        pub funnel: Maybe<Funnel>,
        /// The account's own fields, by their whole name: `cf_…`.
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
        /// Its name.
        pub name: Maybe<String>,
    }
}

references!(Company);
