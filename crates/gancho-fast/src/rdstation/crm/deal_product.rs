//! Products of a deal.

use gancho_core::rdstation::crm::{self, DealProductId, DiscountType, ProductId, Recurrence};
use gancho_core::{Maybe, Timestamp};

use crate::view::view;
use crate::{Id, NumberOrStringView, Rare, Word};

view! {
    /// A product of a deal; see [`crm::DealProduct`].
    DealProductView of crm::DealProduct {
        id: Maybe<Id<'a, DealProductId>> = "id",
        underscore_id: Rare<'a, Id<'a, DealProductId>> = "_id",
        product_id: Maybe<Id<'a, ProductId>> = "product_id",
        name: Maybe<&'a str> = "name",
        description: Rare<'a, &'a str> = "description",
        base_price: Maybe<NumberOrStringView<'a>> = "base_price",
        price: Maybe<NumberOrStringView<'a>> = "price",
        amount: Maybe<NumberOrStringView<'a>> = "amount",
        amount_decimal: Rare<'a, NumberOrStringView<'a>> = "amount_decimal",
        discount: Maybe<NumberOrStringView<'a>> = "discount",
        discount_type: Maybe<Word<'a, DiscountType>> = "discount_type",
        total: Maybe<NumberOrStringView<'a>> = "total",
        recurrence: Rare<'a, Word<'a, Recurrence>> = "recurrence",
        created_at: Rare<'a, Timestamp> = "created_at",
        updated_at: Rare<'a, Timestamp> = "updated_at",
    }
}
