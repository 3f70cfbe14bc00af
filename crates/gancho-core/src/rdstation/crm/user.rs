//! Users of the CRM.

use crate::Maybe;
use crate::maybe::references;
use crate::model::model;
use crate::scalar::id::ids;

ids! {
    /// The id of a user.
    UserId;
}

model! {
    /// The user who owns a deal.
    pub struct User {
        /// The user's id.
        pub id: UserId,
        /// The user's name.
        pub name: String,
        /// The user's e-mail address.
        pub email: Maybe<String>,
        /// Where the user's picture is; `null` in every documented delivery.
        pub avatar_url: Maybe<String>,
    }
}

references!(User);
