//! What all documents have in common.

use super::entity::Entity;
use crate::Timestamp;
use crate::de::Sealed;

/// A document that RD Station CRM delivers.
///
/// The trait is implemented only for the structs of the entities.
///
/// ```
/// use gancho_core::rdstation::crm::{Document, Entity, Source, SourceId};
///
/// fn label(document: &impl Document) -> String {
///     format!("{}: {}", document.entity(), document.name())
/// }
///
/// let at = "2025-03-28T09:45:25.791-03:00".parse::<gancho_core::Timestamp>()?;
/// let source = Source::new(SourceId::parse("67e6").unwrap(), "Instagram", at, at);
/// assert_eq!(label(&source), "source: Instagram");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Document: Sealed {
    /// The type of its id.
    type Id: AsRef<str>;

    /// The entity.
    const ENTITY: Entity;

    /// The entity.
    fn entity(&self) -> Entity {
        Self::ENTITY
    }

    /// The id.
    fn id(&self) -> &Self::Id;

    /// The name.
    fn name(&self) -> &str;

    /// When the document was created.
    fn created_at(&self) -> Timestamp;

    /// When the document was last updated.
    fn updated_at(&self) -> Timestamp;
}

/// Implements [`Document`] and [`Payload`](crate::Payload) for a struct with the fields `id`, `name`, `created_at`
/// and `updated_at`.
///
/// With `history only`, the struct gets only the rule for all documents, which compares `created_at` with `updated_at`.
/// Without it, the rules of the struct must be implemented in `rules`.
macro_rules! document {
    ($type:ident, $id:ident, history only) => {
        $crate::rdstation::crm::document::document!($type, $id);

        impl $crate::rules::Reports for $type {
            fn report(&self, findings: &mut $crate::rules::Findings) {
                findings.history(&self.created_at, &self.updated_at);
            }
        }
    };
    ($type:ident, $id:ident) => {
        impl $crate::rdstation::crm::Document for $type {
            type Id = $id;

            const ENTITY: $crate::rdstation::crm::Entity = $crate::rdstation::crm::Entity::$type;

            fn id(&self) -> &$id {
                &self.id
            }

            fn name(&self) -> &str {
                &self.name
            }

            fn created_at(&self) -> $crate::Timestamp {
                self.created_at
            }

            fn updated_at(&self) -> $crate::Timestamp {
                self.updated_at
            }
        }

        $crate::de::payloads!($type);
    };
}
pub(super) use document;
