//! Reasons for which deals are lost.

use super::document::document;
use crate::model::model;
use crate::scalar::id::ids;
use crate::{Maybe, Timestamp};

ids! {
    /// The id of a reason for which deals are lost.
    LostReasonId;
}

model! {
    /// A reason for which deals are lost (in Portuguese *motivo de perda*).
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
}

document!(LostReason, LostReasonId, history only);
