//! Products and services for sale.

use gancho_core::rdstation::crm::{self, ProductId};
use gancho_core::{Amount, Maybe, Timestamp};

use crate::view::view;
use crate::{FieldsView, Id};

view! {
    /// A product; see [`crm::Product`].
    ///
    /// ```
    /// use gancho_fast::rdstation::crm::{ChangeView, EventView, ProductView};
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_name":"crm_product_created","document":{"id":"67e6","name":"Panel",
    ///     "price":199.9,
    ///     "created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},
    ///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let EventView::Product(ChangeView::Created(product)) = delivery.event else { unreachable!() };
    /// let view: &ProductView = product;
    /// assert_eq!(view.price.get().unwrap().to_string(), "199.9");
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    ProductView of crm::Product {
        id: Id<'a, ProductId> = "id",
        name: &'a str = "name",
        description: Maybe<&'a str> = "description",
        visible: Maybe<bool> = "visible",
        price: Maybe<Amount> = "price",
        custom_fields: Maybe<FieldsView<'a>> = "custom_fields",
        created_at: Timestamp = "created_at",
        updated_at: Timestamp = "updated_at",
    }
}
