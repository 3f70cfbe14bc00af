//! Changes of documents.

use crate::model::model;
use std::fmt;

use super::action::Action;
use super::document::Document;

/// What happened to a document, and the document.
///
/// RD Station often sends an update directly after a creation, and may deliver any event more than once, late, and
/// out of order. It is therefore *not* enough to store `Created` and `Updated` alike and to remove on `Deleted`: a
/// late update would restore a deleted document, and an old update would overwrite a newer one. Use
/// [`Envelope::supersedes`](crate::Envelope::supersedes), and store deletions as tombstones.
///
/// ```
/// use std::collections::HashMap;
/// use gancho_core::Envelope;
///
/// /// Keeps the latest delivery of each document, of any system. Returns a delivery that is not about one document,
/// /// such as one of an unknown event.
/// fn apply(latest: &mut HashMap<String, Envelope>, delivery: Envelope) -> Option<Envelope> {
///     let Some(subject) = delivery.subject_key() else { return Some(delivery) };
///     if latest.get(&subject).is_none_or(|stored| delivery.supersedes(stored)) {
///         latest.insert(subject, delivery);
///     }
///     None
/// }
/// # let delivery = |event: &str| -> Envelope { gancho_core::from_str(&format!(r#"{{"Timestamp":"2025-05-14T10:48:07Z","Event":"{event}","PrimaryKey":5,"ChangedByAssociateId":5,"WebhookName":"w"}}"#)).unwrap() };
/// # let mut latest = HashMap::new();
/// # for event in ["contact.changed", "sale.changed"] {
/// #     assert_eq!(apply(&mut latest, delivery(event)), None);
/// # }
/// # assert_eq!(latest.len(), 2);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub enum Change<T: Document> {
    /// The document was created.
    Created(T),
    /// The document was updated. This is its current state.
    Updated(T),
    /// The document was deleted.
    Deleted(Tombstone<T::Id>),
}

model! {
    /// What a deletion contains: the id and the last name of the document.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::{DealId, Tombstone};
    ///
    /// let gone: Tombstone<DealId> = serde_json::from_str(r#"{"id":"67e6","name":"Solar"}"#)?;
    /// assert_eq!((gone.id.as_str(), gone.name.as_str()), ("67e6", "Solar"));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[cfg_attr(feature = "schemars", schemars(rename = "Tombstone"))]
    pub struct Tombstone<Id> {
        /// The id of the deleted document.
        pub id: Id,
        /// The last name of the deleted document.
        pub name: String,
    }
}

impl<T: Document> Change<T> {
    /// The action.
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
