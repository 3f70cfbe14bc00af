//! Products and services for sale.

use gancho_core::rdstation::crm::{self, ProductId};
use gancho_core::{Amount, Maybe, Timestamp};

use crate::view::view;
use crate::{FieldsView, Id};

view! {
    /// A product; see [`crm::Product`].
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
