//! Products and services for sale.

use super::document::document;
use crate::model::model;
use crate::scalar::id::ids;
use crate::{Amount, FreeFields, Maybe, Timestamp};

ids! {
    /// The id of a product.
    ProductId;
}

model! {
    /// A product or service for sale (in Portuguese *produto*).
    pub struct Product {
        /// The product's id.
        pub id: ProductId,
        /// The product's name.
        pub name: String,
        /// What it is.
        pub description: Maybe<String>,
        /// Whether it can be put on deals.
        pub visible: Maybe<bool>,
        /// Its price.
        pub price: Maybe<Amount>,
        /// The account's own fields, by slug.
        pub custom_fields: Maybe<FreeFields>,
        /// When it was created.
        pub created_at: Timestamp,
        /// When it was last changed.
        pub updated_at: Timestamp,
    }
}

document!(Product, ProductId);
