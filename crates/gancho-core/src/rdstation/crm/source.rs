//! Sources that deals come from.

use super::document::document;
use crate::Timestamp;
use crate::model::model;
use crate::scalar::id::ids;

ids! {
    /// The id of a source.
    SourceId;
}

model! {
    /// A source that deals come from (in Portuguese *fonte*).
    pub struct Source {
        /// The source's id.
        pub id: SourceId,
        /// The source's name.
        pub name: String,
        /// When it was created.
        pub created_at: Timestamp,
        /// When it was last changed.
        pub updated_at: Timestamp,
    }
}

document!(Source, SourceId, history only);
