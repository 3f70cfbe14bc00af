//! What all documents have in common.

use super::event::Entity;

/// A document that RD Station CRM delivers: it has an id and a name, and is of one entity.
pub trait Document {
    /// The newtype of its id.
    type Id;

    /// Its entity.
    const ENTITY: Entity;

    /// Its id.
    fn id(&self) -> &Self::Id;

    /// Its name.
    fn name(&self) -> &str;
}

/// Implements [`Document`] for a struct with the members `id` and `name`, and makes it readable on its own.
macro_rules! document {
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
        }

        $crate::read::payloads!($type);
    };
}
pub(super) use document;
