//! Users of the CRM.

use crate::Maybe;
use crate::maybe::references;
use crate::model::model;
use crate::scalar::id::ids;

ids! {
    /// The id of a user.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::UserId;
    ///
    /// let id: UserId = "67e6".parse()?;
    /// assert_eq!(id, "67e6");
    /// assert!(UserId::parse("").is_none());
    /// # Ok::<(), gancho_core::ParseError>(())
    /// ```
    UserId;
}

model! {
    /// The user who owns a deal.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::User;
    /// use gancho_core::rdstation::crm::UserId;
    ///
    /// let mut user = User::new(UserId::parse("67e6").unwrap(), "Exemplo");
    /// user.email = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&user)?["email"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct User {
        /// The user's id.
        pub id: UserId,
        /// The user's name.
        pub name: String,
        /// The user's e-mail address.
        pub email: Maybe<String>,
        /// The URL of the user's picture; `null` in every documented delivery.
        pub avatar_url: Maybe<String>,
    }
}

references!(User);
