//! Notifications of a tenant's status.

use crate::model::model;
use crate::scalar::integer::Integer;
use crate::{Maybe, Secret};

model! {
    /// What SuperOffice's developer portal sends when the status of a customer's tenant changes.
    ///
    /// It is not an event of the webhook agent: it is configured in the developer portal, has no `Event`, and is
    /// authenticated by the JSON Web Token in `Token`, not by a signature. The token is not verified here, because
    /// that requires the portal's public keys.
    ///
    /// ```
    /// use gancho_core::Secret;
    /// use gancho_core::superoffice::TenantStatus;
    ///
    /// let mut tenant_status = TenantStatus::new(7.into(), Secret::from("s3cret"));
    /// tenant_status.context_identifier = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&tenant_status)?["ContextIdentifier"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// Source: <https://docs.superoffice.com/en/developer-portal/tenant-status/get-notifications.html>
    #[cfg_attr(feature = "schemars", schemars(rename = "TenantStatus"))]
    #[serde(rename_all = "PascalCase")]
    pub struct TenantStatus {
        /// The type of the change: a number from 0 to 5.
        pub change_type: Integer,
        /// The tenant: `Cust12345`.
        pub context_identifier: Maybe<String>,
        /// The name of the version.
        pub version_name: Maybe<String>,
        /// The file version of the program.
        pub file_version: Maybe<String>,
        /// The JSON Web Token that authenticates the message.
        pub token: Secret,
        /// The public URL of the tenant.
        pub public_endpoint: Maybe<String>,
    }
}
