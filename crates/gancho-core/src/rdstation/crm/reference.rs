//! What a deal says of other documents: their id and name.

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
                /// Its id.
                pub id: $id,
                /// Its name.
                pub name: String,
            }
        }

        references!($name);
    )*};
}

id_and_name! {
    /// The pipeline (`deal_pipeline`, in Portuguese *funil*) that a deal runs through.
    PipelineRef(PipelineId);
    /// The source (`deal_source`) that a deal came from.
    SourceRef(SourceId);
    /// The campaign that a deal came from.
    CampaignRef(CampaignId);
}

model! {
    /// The reason (`deal_lost_reason`) for which a deal was lost.
    ///
    /// A receiver has seen one with a name and no id.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::LostReasonRef;
    ///
    /// let lost_reason_ref = LostReasonRef::new("Exemplo");
    /// assert_eq!(lost_reason_ref.name, "Exemplo");
    /// ```
    pub struct LostReasonRef {
        /// Its id.
        pub id: Maybe<LostReasonId>,
        /// Its name.
        pub name: String,
    }
}

references!(LostReasonRef);
