//! Companies.

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
    /// The id of a segment that organizations are sorted into.
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
    /// A company (in Portuguese *empresa*).
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
        /// What it is; `""` when nobody has said.
        pub description: Maybe<String>,
        /// Its web site.
        pub url: Maybe<String>,
        /// Where it is.
        pub address: Maybe<Address>,
        /// The segments it is sorted into.
        pub segment_ids: Maybe<Vec<SegmentId>>,
        /// Who looks after it.
        pub owner_id: Maybe<UserId>,
        /// Who follows it.
        pub follower_ids: Maybe<Vec<UserId>>,
        /// The account's own fields, by slug.
        pub custom_fields: Maybe<FreeFields>,
        /// When it was created.
        pub created_at: Timestamp,
        /// When it was last changed.
        pub updated_at: Timestamp,
    }
}

document!(Organization, OrganizationId);

model! {
    /// Where an organization is.
    ///
    /// All parts are `null` in every documented delivery, and whether coordinates come as numbers or as strings is not known:
    /// both are taken.
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
        /// Street, number, town, in one line.
        pub line: Maybe<String>,
        /// Degrees north.
        pub latitude: Maybe<NumberOrString>,
        /// Degrees east.
        pub longitude: Maybe<NumberOrString>,
    }
}

references!(Address);
