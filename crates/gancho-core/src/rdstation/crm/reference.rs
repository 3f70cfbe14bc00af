//! References of a deal to other documents, by id and name.

use super::{CampaignId, LostReasonId, SourceId};
use crate::Maybe;
use crate::maybe::references;
use crate::model::model;
use crate::scalar::id::ids;

ids! {
    /// The id of a pipeline.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::PipelineId;
    ///
    /// let id: PipelineId = "67e6".parse()?;
    /// assert_eq!(id, "67e6");
    /// assert!(PipelineId::parse("").is_none());
    /// # Ok::<(), gancho_core::ParseError>(())
    /// ```
    PipelineId;
}

/// Declares references by id and name.
macro_rules! id_and_name {
    ($($(#[$doc:meta])* $name:ident($id:ty);)*) => {$(
        model! {
            $(#[$doc])*
            pub struct $name {
                /// The id.
                pub id: $id,
                /// The name.
                pub name: String,
            }
        }

        references!($name);
    )*};
}

id_and_name! {
    /// The pipeline of a deal (`deal_pipeline`, in Portuguese *funil*).
    ///
    /// ```
    /// use gancho_core::rdstation::crm::{PipelineId, PipelineRef};
    ///
    /// let reference = PipelineRef::new(PipelineId::parse("67e6").unwrap(), "Exemplo");
    /// assert_eq!(reference.name, "Exemplo");
    /// ```
    PipelineRef(PipelineId);
    /// The source of a deal (`deal_source`).
    ///
    /// ```
    /// use gancho_core::rdstation::crm::{SourceId, SourceRef};
    ///
    /// let reference = SourceRef::new(SourceId::parse("67e6").unwrap(), "Exemplo");
    /// assert_eq!(reference.name, "Exemplo");
    /// ```
    SourceRef(SourceId);
    /// The campaign of a deal.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::{CampaignId, CampaignRef};
    ///
    /// let reference = CampaignRef::new(CampaignId::parse("67e6").unwrap(), "Exemplo");
    /// assert_eq!(reference.name, "Exemplo");
    /// ```
    CampaignRef(CampaignId);
}

model! {
    /// The reason for which a deal was lost (`deal_lost_reason`).
    ///
    /// A receiver has reported one with a name but without an id.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::LostReasonRef;
    ///
    /// let lost_reason_ref = LostReasonRef::new("Exemplo");
    /// assert_eq!(lost_reason_ref.name, "Exemplo");
    /// ```
    pub struct LostReasonRef {
        /// The id.
        pub id: Maybe<LostReasonId>,
        /// The name.
        pub name: String,
    }
}

references!(LostReasonRef);
