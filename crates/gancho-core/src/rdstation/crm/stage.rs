//! Stages of a pipeline.

use crate::maybe::references;
use crate::model::model;
use crate::scalar::id::ids;
use crate::scalar::integer::Integer;
use crate::{Maybe, Timestamp};

ids! {
    /// The id of a stage.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::StageId;
    ///
    /// let id: StageId = "67e6".parse()?;
    /// assert_eq!(id, "67e6");
    /// assert!(StageId::parse("").is_none());
    /// # Ok::<(), gancho_core::ParseError>(())
    /// ```
    StageId;
}

model! {
    /// The current stage of a deal in its pipeline.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::Stage;
    /// use gancho_core::rdstation::crm::StageId;
    ///
    /// let mut stage = Stage::new(StageId::parse("67e6").unwrap(), "Exemplo");
    /// stage.nickname = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&stage)?["nickname"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct Stage {
        /// The stage's id.
        pub id: StageId,
        /// The stage's name.
        pub name: String,
        /// The short name on the board, such as `SC`.
        pub nickname: Maybe<String>,
        /// When the stage was created.
        pub created_at: Maybe<Timestamp>,
        /// When the stage was last updated.
        pub updated_at: Maybe<Timestamp>,
        /// The position in the pipeline, counted from 1.
        pub order: Maybe<Integer>,
    }
}

references!(Stage);
