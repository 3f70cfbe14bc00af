//! Organizations.

use gancho_core::rdstation::crm::{self, OrganizationId, SegmentId, UserId};
use gancho_core::{Maybe, Timestamp};

use crate::view::view;
use crate::{FieldsView, Id, NumberOrStringView};

view! {
    /// An organization; see [`crm::Organization`].
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
    AddressView of crm::Address {
        line: Maybe<&'a str> = "line",
        latitude: Maybe<NumberOrStringView<'a>> = "latitude",
        longitude: Maybe<NumberOrStringView<'a>> = "longitude",
    }
}
