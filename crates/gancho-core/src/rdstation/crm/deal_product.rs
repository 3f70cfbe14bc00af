//! Products on a deal.

use super::ProductId;
use crate::maybe::lists;
use crate::model::model;
use crate::scalar::id::ids;
use crate::scalar::open_enum::open_enums;
use crate::{Maybe, NumberOrString, Timestamp};

ids! {
    /// The id of a product's line on a deal.
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
    /// How often a product is paid for.
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
        /// Every month.
        Monthly = "monthly",
    }

    /// What a discount's number means.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::DiscountType;
    ///
    /// assert_eq!(DiscountType::from("percent"), DiscountType::Percent);
    /// assert!(!DiscountType::from("something new").is_known());
    /// ```
    DiscountType {
        /// Per cent of the price.
        Percent = "percent",
        /// An amount of money.
        Value = "value",
    }
}

model! {
    /// A product on a deal (`deal_products`).
    ///
    /// No one has seen a filled list in a delivery. The fields are those of the vendor's version 1 API, whose deal the
    /// delivered document otherwise is; all are optional, and numbers may be quoted, as they are there.
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
    pub struct DealProduct {
        /// The line's id.
        pub id: Maybe<DealProductId>,
        /// The line's id again, as the vendor's database spells it.
        #[serde(rename = "_id")]
        pub underscore_id: Maybe<DealProductId>,
        /// Which product it is.
        pub product_id: Maybe<ProductId>,
        /// The product's name.
        pub name: Maybe<String>,
        /// The product's description.
        pub description: Maybe<String>,
        /// The product's own price.
        pub base_price: Maybe<NumberOrString>,
        /// The price on this deal.
        pub price: Maybe<NumberOrString>,
        /// How many, as a whole number in most answers.
        pub amount: Maybe<NumberOrString>,
        /// How many, with a fraction.
        pub amount_decimal: Maybe<NumberOrString>,
        /// The discount, read by `discount_type`.
        pub discount: Maybe<NumberOrString>,
        /// Whether the discount is per cent or money.
        pub discount_type: Maybe<DiscountType>,
        /// What the line comes to.
        pub total: Maybe<NumberOrString>,
        /// How often it is paid for.
        pub recurrence: Maybe<Recurrence>,
        /// When the line was added.
        pub created_at: Maybe<Timestamp>,
        /// When the line was last changed.
        pub updated_at: Maybe<Timestamp>,
    }
}

lists!(DealProduct; or List);
