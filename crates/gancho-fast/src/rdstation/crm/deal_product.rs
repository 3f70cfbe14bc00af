//! Products of a deal.

use gancho_core::Timestamp;
use gancho_core::rdstation::crm::{self, DealProductId, DiscountType, ProductId, Recurrence};

use crate::view::view;
use crate::{Id, NumberOrStringView, Rare, Word};

view! {
    /// A product of a deal; see [`crm::DealProduct`].
    ///
    /// ```
    /// use gancho_fast::rdstation::crm::{ChangeView, DealProductView, EventView};
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_name":"crm_deal_created","document":{"id":"67e6","name":"Solar",
    ///     "status":"ongoing","deal_products":[{"name":"Panel","price":"199.91"}],
    ///     "created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},
    ///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let EventView::Deal(ChangeView::Created(deal)) = delivery.event else { unreachable!() };
    /// let first: Option<&DealProductView> = deal.deal_products.get().and_then(|products| products.get(0));
    /// assert_eq!(first.unwrap().name.get(), Some(&"Panel"));
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    DealProductView of crm::DealProduct {
        id: Rare<'a, Id<'a, DealProductId>> = "id",
        underscore_id: Rare<'a, Id<'a, DealProductId>> = "_id",
        product_id: Rare<'a, Id<'a, ProductId>> = "product_id",
        name: Rare<'a, &'a str> = "name",
        description: Rare<'a, &'a str> = "description",
        base_price: Rare<'a, NumberOrStringView<'a>> = "base_price",
        price: Rare<'a, NumberOrStringView<'a>> = "price",
        amount: Rare<'a, NumberOrStringView<'a>> = "amount",
        amount_decimal: Rare<'a, NumberOrStringView<'a>> = "amount_decimal",
        discount: Rare<'a, NumberOrStringView<'a>> = "discount",
        discount_type: Rare<'a, Word<'a, DiscountType>> = "discount_type",
        total: Rare<'a, NumberOrStringView<'a>> = "total",
        recurrence: Rare<'a, Word<'a, Recurrence>> = "recurrence",
        created_at: Rare<'a, Timestamp> = "created_at",
        updated_at: Rare<'a, Timestamp> = "updated_at",
    }
}
