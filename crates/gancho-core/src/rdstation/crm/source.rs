//! Sources of deals.

use super::document::document;
use crate::Timestamp;
use crate::model::model;
use crate::scalar::id::ids;

ids! {
    /// The id of a source.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::SourceId;
    ///
    /// let id: SourceId = "67e6".parse()?;
    /// assert_eq!(id, "67e6");
    /// assert!(SourceId::parse("").is_none());
    /// # Ok::<(), gancho_core::ParseError>(())
    /// ```
    SourceId;
}

model! {
    /// A source of deals (in Portuguese *fonte*).
    ///
    /// ```
    /// use gancho_core::rdstation::crm::Source;
    /// use gancho_core::rdstation::crm::SourceId;
    ///
    /// let source = Source::new(SourceId::parse("67e6").unwrap(), "Exemplo", "2025-03-28T09:40:58.932-03:00".parse().unwrap(), "2025-03-28T09:40:58.932-03:00".parse().unwrap());
    /// assert_eq!(source.name, "Exemplo");
    /// ```
    pub struct Source {
        /// The id of the source.
        pub id: SourceId,
        /// The name of the source.
        pub name: String,
        /// When the source was created.
        pub created_at: Timestamp,
        /// When the source was last updated.
        pub updated_at: Timestamp,
    }
}

document!(Source, SourceId, history only);
