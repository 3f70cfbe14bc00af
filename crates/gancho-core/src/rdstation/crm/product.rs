//! Products and services for sale.

use super::document::document;
use crate::model::model;
use crate::scalar::id::ids;
use crate::{Amount, FreeFields, Maybe, Timestamp};

ids! {
    /// The id of a product.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::ProductId;
    ///
    /// let id: ProductId = "67e6".parse()?;
    /// assert_eq!(id, "67e6");
    /// assert!(ProductId::parse("").is_none());
    /// # Ok::<(), gancho_core::ParseError>(())
    /// ```
    ProductId;
}

model! {
    /// A product or service for sale (in Portuguese *produto*).
    ///
    /// ```
    /// use gancho_core::rdstation::crm::Product;
    /// use gancho_core::rdstation::crm::ProductId;
    ///
    /// let mut product = Product::new(ProductId::parse("67e6").unwrap(), "Exemplo", "2025-03-28T09:40:58.932-03:00".parse().unwrap(), "2025-03-28T09:40:58.932-03:00".parse().unwrap());
    /// product.description = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&product)?["description"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct Product {
        /// The product's id.
        pub id: ProductId,
        /// The product's name.
        pub name: String,
        /// The description.
        pub description: Maybe<String>,
        /// Whether it can be added to deals.
        pub visible: Maybe<bool>,
        /// The price.
        pub price: Maybe<Amount>,
        /// The custom fields of the account, by slug.
        pub custom_fields: Maybe<FreeFields>,
        /// When the product was created.
        pub created_at: Timestamp,
        /// When the product was last updated.
        pub updated_at: Timestamp,
    }
}

document!(Product, ProductId);
