//! The stage of a pipeline that a deal has reached.

use serde::{Deserialize, Serialize};
use serde_with_macros::apply;

use crate::maybe::references;
use crate::scalar::id::ids;
use crate::scalar::integer::Integer;
use crate::{Maybe, Timestamp};

ids! {
    /// The id of a stage.
    StageId;
}

/// The stage of its pipeline that a deal has reached.
#[apply(crate = "serde_with_macros", Maybe => #[serde(default, skip_serializing_if = "Maybe::is_absent")])]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
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

references!(Stage);
