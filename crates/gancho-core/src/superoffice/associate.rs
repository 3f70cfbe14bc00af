//! Users of SuperOffice.

use indexmap::IndexMap;

use super::rights::{FieldProperty, TableRight};
use crate::Maybe;
use crate::de::payloads;
use crate::maybe::references;
use crate::model::model;
use crate::scalar::integer::Integer;
use crate::scalar::open_enum::open_enums;

open_enums! {
    /// The type of a user.
    ///
    /// ```
    /// use gancho_core::superoffice::UserType;
    ///
    /// assert_eq!(UserType::from("Unknown"), UserType::Unknown);
    /// assert!(!UserType::from("something new").is_known());
    /// ```
    UserType {
        /// Unknown.
        Unknown = "Unknown",
        /// An employee.
        InternalAssociate = "InternalAssociate",
        /// A resource, such as a meeting room.
        ResourceAssociate = "ResourceAssociate",
        /// An external person.
        ExternalAssociate = "ExternalAssociate",
        /// An anonymous user.
        AnonymousAssociate = "AnonymousAssociate",
        /// A system user.
        SystemAssociate = "SystemAssociate",
    }
}

model! {
    /// A user of SuperOffice.
    ///
    /// ```
    /// use gancho_core::Integer;
    /// use gancho_core::superoffice::Associate;
    ///
    /// let mut associate = Associate::new();
    /// associate.associate_id = Integer::from(7).into();
    /// assert_eq!(serde_json::to_value(&associate)?["AssociateId"], 7);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// Source: <https://docs.superoffice.com/en/api/reference/restful/agent/Webhook_Agent/v1WebhookAgent_SaveWebhook.html>
    #[serde(rename_all = "PascalCase")]
    pub struct Associate {
        /// The user's id.
        pub associate_id: Maybe<Integer>,
        /// The user's initials or login name.
        pub name: Maybe<String>,
        /// The id of the user's person record.
        pub person_id: Maybe<Integer>,
        /// The position in lists.
        pub rank: Maybe<Integer>,
        /// A tooltip in lists.
        pub tooltip: Maybe<String>,
        /// The type of the user.
        #[serde(rename = "Type")]
        pub kind: Maybe<UserType>,
        /// The group of the user.
        pub group_idx: Maybe<Integer>,
        /// The full name.
        pub full_name: Maybe<String>,
        /// The formal name.
        pub formal_name: Maybe<String>,
        /// Whether the user was deleted.
        pub deleted: Maybe<bool>,
        /// The id of the user in Service; 0 for none.
        pub ej_user_id: Maybe<Integer>,
        /// The user name.
        pub user_name: Maybe<String>,
        /// Additional fields; deprecated by the vendor.
        pub extra_fields: Maybe<IndexMap<String, String>>,
        /// Additional fields.
        pub custom_fields: Maybe<IndexMap<String, String>>,
        /// The caller's rights on the object.
        pub table_right: Maybe<TableRight>,
        /// The caller's rights on its fields.
        pub field_properties: Maybe<IndexMap<String, FieldProperty>>,
    }
}

references!(Associate);
payloads!(Associate);
