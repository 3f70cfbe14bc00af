//! Products of a deal.

use gancho_core::rdstation::crm::{self, DealProductId, DiscountType, ProductId, Recurrence};
use gancho_core::{Maybe, Timestamp};

use crate::view::view;
use crate::{Id, NumberOrStringView, Word};

view! {
    /// A product of a deal; see [`crm::DealProduct`].
    DealProductView of crm::DealProduct {
        id: Maybe<Id<'a, DealProductId>> = "id",
        underscore_id: Maybe<Id<'a, DealProductId>> = "_id",
        product_id: Maybe<Id<'a, ProductId>> = "product_id",
        name: Maybe<&'a str> = "name",
        description: Maybe<&'a str> = "description",
        base_price: Maybe<NumberOrStringView<'a>> = "base_price",
        price: Maybe<NumberOrStringView<'a>> = "price",
        amount: Maybe<NumberOrStringView<'a>> = "amount",
        amount_decimal: Maybe<NumberOrStringView<'a>> = "amount_decimal",
        discount: Maybe<NumberOrStringView<'a>> = "discount",
        discount_type: Maybe<Word<'a, DiscountType>> = "discount_type",
        total: Maybe<NumberOrStringView<'a>> = "total",
        recurrence: Maybe<Word<'a, Recurrence>> = "recurrence",
        created_at: Maybe<Timestamp> = "created_at",
        updated_at: Maybe<Timestamp> = "updated_at",
    }
}
