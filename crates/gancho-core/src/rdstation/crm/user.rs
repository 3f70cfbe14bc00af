//! Users of the CRM.

use serde::{Deserialize, Serialize};
use serde_with_macros::apply;

use crate::Maybe;
use crate::maybe::references;
use crate::scalar::id::ids;

ids! {
    /// The id of a user.
    UserId;
}

/// The user who owns a deal.
#[apply(crate = "serde_with_macros", Maybe => #[serde(default, skip_serializing_if = "Maybe::is_absent")])]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
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

references!(User);
