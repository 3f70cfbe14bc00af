//! Reasons for which deals are lost.

use serde::{Deserialize, Serialize};
use serde_with_macros::apply;

use super::document::document;
use crate::scalar::id::ids;
use crate::{Maybe, Timestamp};

ids! {
    /// The id of a reason for which deals are lost.
    LostReasonId;
}

/// A reason for which deals are lost (in Portuguese *motivo de perda*).
#[apply(crate = "serde_with_macros", Maybe => #[serde(default, skip_serializing_if = "Maybe::is_absent")])]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct LostReason {
    /// The reason's id.
    pub id: LostReasonId,
    /// The reason in words.
    pub name: String,
    /// More words; in the vendor's table of fields, but in no documented delivery.
    pub description: Maybe<String>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

document!(LostReason, LostReasonId);
