//! The stage of a pipeline that a deal has reached.

use crate::maybe::references;
use crate::model::model;
use crate::scalar::id::ids;
use crate::scalar::integer::Integer;
use crate::{Maybe, Timestamp};

ids! {
    /// The id of a stage.
    StageId;
}

model! {
    /// The stage of its pipeline that a deal has reached.
    pub struct Stage {
        /// The stage's id.
        pub id: StageId,
        /// The stage's name.
        pub name: String,
        /// The short name shown on the board, such as `SC`.
        pub nickname: Maybe<String>,
        /// When the stage was created.
        pub created_at: Maybe<Timestamp>,
        /// When the stage was last changed.
        pub updated_at: Maybe<Timestamp>,
        /// Its place in the pipeline, counted from 1.
        pub order: Maybe<Integer>,
    }
}

references!(Stage);
