//! Reasons for lost deals.

use super::document::document;
use crate::model::model;
use crate::scalar::id::ids;
use crate::{Maybe, Timestamp};

ids! {
    /// The id of a lost reason.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::LostReasonId;
    ///
    /// let id: LostReasonId = "67e6".parse()?;
    /// assert_eq!(id, "67e6");
    /// assert!(LostReasonId::parse("").is_none());
    /// # Ok::<(), gancho_core::ParseError>(())
    /// ```
    LostReasonId;
}

model! {
    /// A reason for lost deals (in Portuguese *motivo de perda*).
    ///
    /// ```
    /// use gancho_core::rdstation::crm::LostReason;
    /// use gancho_core::rdstation::crm::LostReasonId;
    ///
    /// let mut lost_reason = LostReason::new(LostReasonId::parse("67e6").unwrap(), "Exemplo", "2025-03-28T09:40:58.932-03:00".parse().unwrap(), "2025-03-28T09:40:58.932-03:00".parse().unwrap());
    /// lost_reason.description = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&lost_reason)?["description"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct LostReason {
        /// The id of the reason.
        pub id: LostReasonId,
        /// The reason.
        pub name: String,
        /// The description. It is in the vendor's table of fields, but in no documented delivery.
        pub description: Maybe<String>,
        /// When the reason was created.
        pub created_at: Timestamp,
        /// When the reason was last updated.
        pub updated_at: Timestamp,
    }
}

document!(LostReason, LostReasonId, history only);
