//! What happened to a document.

use crate::model::model;
use std::fmt;

use super::document::Document;
use super::event::Action;

/// What happened to a document, and the document.
///
/// RD Station sends an update right after many a creation, and may deliver any of them twice, in any order. A receiver
/// that stores `Created` and `Updated` alike, and removes on `Deleted`, is right in all cases:
///
/// ```
/// use gancho_core::rdstation::crm::{Change, Source};
///
/// fn apply(change: Change<Source>) -> &'static str {
///     match change {
///         Change::Created(source) | Change::Updated(source) => { let _ = source.id; "stored" }
///         Change::Deleted(gone) => { let _ = gone.id; "removed" }
///     }
/// }
/// # let _ = apply;
/// ```
#[derive(Clone, PartialEq, Eq)]
pub enum Change<T: Document> {
    /// The document as it was created.
    Created(T),
    /// The document as it is now.
    Updated(T),
    /// What is left of it.
    Deleted(Tombstone<T::Id>),
}

model! {
    /// What a deletion tells of a document: its id and its last name.
    #[cfg_attr(feature = "schemars", schemars(rename = "Tombstone"))]
    pub struct Tombstone<Id> {
        /// The id of what was deleted.
        pub id: Id,
        /// The name it had.
        pub name: String,
    }
}

impl<T: Document> Change<T> {
    /// Which of the three happened.
    pub fn action(&self) -> Action {
        match self {
            Self::Created(_) => Action::Created,
            Self::Updated(_) => Action::Updated,
            Self::Deleted(_) => Action::Deleted,
        }
    }

    /// The id of the document, deleted or not.
    pub fn id(&self) -> &T::Id {
        match self {
            Self::Created(document) | Self::Updated(document) => document.id(),
            Self::Deleted(tombstone) => &tombstone.id,
        }
    }

    /// The document, unless it was deleted.
    pub fn document(&self) -> Option<&T> {
        match self {
            Self::Created(document) | Self::Updated(document) => Some(document),
            Self::Deleted(_) => None,
        }
    }
}

impl<T: Document + fmt::Debug> fmt::Debug for Change<T>
where
    T::Id: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Created(document) => f.debug_tuple("Created").field(document).finish(),
            Self::Updated(document) => f.debug_tuple("Updated").field(document).finish(),
            Self::Deleted(tombstone) => f.debug_tuple("Deleted").field(tombstone).finish(),
        }
    }
}
