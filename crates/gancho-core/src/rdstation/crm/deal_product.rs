//! Products of a deal.

use super::ProductId;
use crate::maybe::lists;
use crate::model::model;
use crate::scalar::id::ids;
use crate::scalar::open_enum::open_enums;
use crate::sparse::sparse;
use crate::{NumberOrString, Rare, Timestamp};

ids! {
    /// The id of a product's line item on a deal.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::DealProductId;
    ///
    /// let id: DealProductId = "67e6".parse()?;
    /// assert_eq!(id, "67e6");
    /// assert!(DealProductId::parse("").is_none());
    /// # Ok::<(), gancho_core::ParseError>(())
    /// ```
    DealProductId;
}

open_enums! {
    /// How often a product is charged.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::Recurrence;
    ///
    /// assert_eq!(Recurrence::from("spare"), Recurrence::Spare);
    /// assert!(!Recurrence::from("something new").is_known());
    /// ```
    Recurrence {
        /// Once.
        Spare = "spare",
        /// Monthly.
        Monthly = "monthly",
    }

    /// How to interpret a discount.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::DiscountType;
    ///
    /// assert_eq!(DiscountType::from("percent"), DiscountType::Percent);
    /// assert!(!DiscountType::from("something new").is_known());
    /// ```
    DiscountType {
        /// As a percentage of the price.
        Percent = "percent",
        /// As an amount of money.
        Value = "value",
    }
}

sparse! {
    /// A product of a deal (`deal_products`), with the fields of [`DealProductFields`].
    ///
    /// ```
    /// use gancho_core::rdstation::crm::DealProduct;
    ///
    /// let mut deal_product = DealProduct::new();
    /// deal_product.name = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&deal_product)?["name"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// Source: <https://developers.rdstation.com/reference/crm-v1-list-products-from-deal>
    pub struct DealProduct of DealProductFields;
}

model! {
    /// A product of a deal (`deal_products`).
    ///
    /// No published delivery contains any. The fields are those of the vendor's version 1 API, because the delivered
    /// deal otherwise matches the deal of that API. All fields are optional, and numbers may be quoted, as in that
    /// API.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::{DealProduct, DealProductFields};
    ///
    /// let mut fields = DealProductFields::new();
    /// fields.name = "Exemplo".to_owned().into();
    /// assert_eq!(DealProduct::from(fields).name.as_deref(), Some("Exemplo"));
    /// ```
    ///
    /// Source: <https://developers.rdstation.com/reference/crm-v1-list-products-from-deal>
    #[serde(rename = "DealProduct")]
    pub struct DealProductFields {
        /// The id of the line item.
        pub id: Rare<DealProductId>,
        /// The id again, under the name in the vendor's database.
        #[serde(rename = "_id")]
        pub underscore_id: Rare<DealProductId>,
        /// The id of the product.
        pub product_id: Rare<ProductId>,
        /// The product's name.
        pub name: Rare<String>,
        /// The product's description.
        pub description: Rare<String>,
        /// The list price of the product.
        pub base_price: Rare<NumberOrString>,
        /// The price in this deal.
        pub price: Rare<NumberOrString>,
        /// The quantity; a whole number in most responses.
        pub amount: Rare<NumberOrString>,
        /// The quantity, possibly fractional.
        pub amount_decimal: Rare<NumberOrString>,
        /// The discount; `discount_type` says how to interpret it.
        pub discount: Rare<NumberOrString>,
        /// Whether the discount is a percentage or an amount.
        pub discount_type: Rare<DiscountType>,
        /// The total of the line item.
        pub total: Rare<NumberOrString>,
        /// How often the product is charged.
        pub recurrence: Rare<Recurrence>,
        /// When the line item was added.
        pub created_at: Rare<Timestamp>,
        /// When the line item was last updated.
        pub updated_at: Rare<Timestamp>,
    }
}

lists!(DealProduct; or List);
