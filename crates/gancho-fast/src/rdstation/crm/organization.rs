//! Organizations.

use gancho_core::rdstation::crm::{self, OrganizationId, SegmentId, UserId};
use gancho_core::{Maybe, Timestamp};

use crate::view::view;
use crate::{FieldsView, Id, NumberOrStringView};

view! {
    /// An organization; see [`crm::Organization`].
    ///
    /// ```
    /// use gancho_fast::rdstation::crm::{ChangeView, EventView, OrganizationView};
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_name":"crm_organization_created","document":{"id":"67e6","name":"Empresa Exemplo",
    ///     "url":"https://example.com",
    ///     "created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},
    ///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let EventView::Organization(ChangeView::Created(organization)) = delivery.event else { unreachable!() };
    /// let view: &OrganizationView = organization;
    /// assert_eq!(view.url.get(), Some(&"https://example.com"));
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    OrganizationView of crm::Organization {
        id: Id<'a, OrganizationId> = "id",
        name: &'a str = "name",
        description: Maybe<&'a str> = "description",
        url: Maybe<&'a str> = "url",
        address: Maybe<AddressView<'a>> = "address",
        segment_ids: Maybe<&'a [Id<'a, SegmentId>]> = "segment_ids",
        owner_id: Maybe<Id<'a, UserId>> = "owner_id",
        follower_ids: Maybe<&'a [Id<'a, UserId>]> = "follower_ids",
        custom_fields: Maybe<FieldsView<'a>> = "custom_fields",
        created_at: Timestamp = "created_at",
        updated_at: Timestamp = "updated_at",
    }
}

view! {
    /// The address of an organization; see [`crm::Address`].
    ///
    /// ```
    /// use gancho_fast::rdstation::crm::{AddressView, ChangeView, EventView};
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_name":"crm_organization_created","document":{"id":"67e6","name":"Empresa Exemplo",
    ///     "address":{"line":"Rua Exemplo 1"},
    ///     "created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},
    ///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let EventView::Organization(ChangeView::Created(organization)) = delivery.event else { unreachable!() };
    /// let address: Option<&AddressView> = organization.address.get();
    /// assert_eq!(address.unwrap().line.get(), Some(&"Rua Exemplo 1"));
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    AddressView of crm::Address {
        line: Maybe<&'a str> = "line",
        latitude: Maybe<NumberOrStringView<'a>> = "latitude",
        longitude: Maybe<NumberOrStringView<'a>> = "longitude",
    }
}
