//! Organizations.

use super::UserId;
use super::document::document;
use crate::maybe::references;
use crate::model::model;
use crate::scalar::id::ids;
use crate::{FreeFields, Maybe, NumberOrString, Timestamp};

ids! {
    /// The id of an organization.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::OrganizationId;
    ///
    /// let id: OrganizationId = "67e6".parse()?;
    /// assert_eq!(id, "67e6");
    /// assert!(OrganizationId::parse("").is_none());
    /// # Ok::<(), gancho_core::ParseError>(())
    /// ```
    OrganizationId;
    /// The id of a segment of organizations.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::SegmentId;
    ///
    /// let id: SegmentId = "67e6".parse()?;
    /// assert_eq!(id, "67e6");
    /// assert!(SegmentId::parse("").is_none());
    /// # Ok::<(), gancho_core::ParseError>(())
    /// ```
    SegmentId;
}

model! {
    /// An organization: a company (in Portuguese *empresa*).
    ///
    /// ```
    /// use gancho_core::rdstation::crm::Organization;
    /// use gancho_core::rdstation::crm::OrganizationId;
    ///
    /// let mut organization = Organization::new(OrganizationId::parse("67e6").unwrap(), "Exemplo", "2025-03-28T09:40:58.932-03:00".parse().unwrap(), "2025-03-28T09:40:58.932-03:00".parse().unwrap());
    /// organization.description = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&organization)?["description"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct Organization {
        /// The organization's id.
        pub id: OrganizationId,
        /// The organization's name.
        pub name: String,
        /// The description; `""` for none.
        pub description: Maybe<String>,
        /// The web site.
        pub url: Maybe<String>,
        /// The address.
        pub address: Maybe<Address>,
        /// The segments of the organization.
        pub segment_ids: Maybe<Vec<SegmentId>>,
        /// The user who is responsible.
        pub owner_id: Maybe<UserId>,
        /// The users who follow the organization.
        pub follower_ids: Maybe<Vec<UserId>>,
        /// The custom fields of the account, by slug.
        pub custom_fields: Maybe<FreeFields>,
        /// When the organization was created.
        pub created_at: Timestamp,
        /// When the organization was last updated.
        pub updated_at: Timestamp,
    }
}

document!(Organization, OrganizationId);

model! {
    /// The address of an organization.
    ///
    /// All fields are `null` in every documented delivery. It is unknown whether coordinates are numbers or strings;
    /// both are accepted.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::Address;
    ///
    /// let mut address = Address::new();
    /// address.line = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&address)?["line"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct Address {
        /// The full address in one line.
        pub line: Maybe<String>,
        /// The latitude in degrees.
        pub latitude: Maybe<NumberOrString>,
        /// The longitude in degrees.
        pub longitude: Maybe<NumberOrString>,
    }
}

references!(Address);
