//! What happened to a document.

use crate::model::model;
use std::fmt;

use super::action::Action;
use super::document::Document;

/// What happened to a document, and the document.
///
/// RD Station sends an update right after many a creation, and may deliver any of them twice, late, and in any order. So
/// to store `Created` and `Updated` alike and to remove on `Deleted` is *not* enough: a late update would raise the dead,
/// and an old one overwrite a newer one. Keep what [`Envelope::supersedes`](crate::Envelope::supersedes) says, and keep
/// deletions too, as tombstones.
///
/// ```
/// use std::collections::HashMap;
/// use gancho_core::Envelope;
///
/// /// Keeps the latest delivery of each document.
/// fn apply(latest: &mut HashMap<String, Envelope>, delivery: Envelope) {
///     let Some(id) = delivery.subject_id().map(|id| id.into_owned()) else { return };
///     if latest.get(&id).is_none_or(|stored| delivery.supersedes(stored)) {
///         latest.insert(id, delivery);
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
