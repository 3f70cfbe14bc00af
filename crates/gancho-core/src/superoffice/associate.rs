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
    /// What kind of user it is.
    ///
    /// ```
    /// use gancho_core::superoffice::UserType;
    ///
    /// assert_eq!(UserType::from("Unknown"), UserType::Unknown);
    /// assert!(!UserType::from("something new").is_known());
    /// ```
    UserType {
        /// Not known.
        Unknown = "Unknown",
        /// An employee.
        InternalAssociate = "InternalAssociate",
        /// A resource, such as a meeting room.
        ResourceAssociate = "ResourceAssociate",
        /// Someone of another company.
        ExternalAssociate = "ExternalAssociate",
        /// Nobody in particular.
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
        /// The user's initials or login.
        pub name: Maybe<String>,
        /// The person the user is.
        pub person_id: Maybe<Integer>,
        /// The place in lists.
        pub rank: Maybe<Integer>,
        /// A hint shown in lists.
        pub tooltip: Maybe<String>,
        /// What kind of user it is.
        #[serde(rename = "Type")]
        pub kind: Maybe<UserType>,
        /// The user's group.
        pub group_idx: Maybe<Integer>,
        /// The whole name.
        pub full_name: Maybe<String>,
        /// The formal name.
        pub formal_name: Maybe<String>,
        /// Whether the user is gone.
        pub deleted: Maybe<bool>,
        /// The user's id in Service; 0 for none.
        pub ej_user_id: Maybe<Integer>,
        /// The user name.
        pub user_name: Maybe<String>,
        /// Further fields; deprecated by the vendor.
        pub extra_fields: Maybe<IndexMap<String, String>>,
        /// Further fields.
        pub custom_fields: Maybe<IndexMap<String, String>>,
        /// What the caller may do with it.
        pub table_right: Maybe<TableRight>,
        /// What its fields are.
        pub field_properties: Maybe<IndexMap<String, FieldProperty>>,
    }
}

references!(Associate);
payloads!(Associate);
