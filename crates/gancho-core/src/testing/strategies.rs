//! Strategies that generate every event, for testing receivers.
//!
//! The values resemble real deliveries: Portuguese text, escapes and emoji, ids of unusual lengths, `{}`, `""`,
//! `null` and absent fields where the vendors have them, undocumented enum values, documents of unknown events. Every
//! value round-trips.
//!
//! ```
//! use gancho_core::testing::strategies;
//! use proptest::prelude::*;
//!
//! proptest!(|(delivery in strategies::of("crm_deal_updated").unwrap())| {
//!     let body = serde_json::to_vec(&delivery).unwrap();
//!     prop_assert_eq!(gancho_core::from_slice::<gancho_core::Envelope>(&body).unwrap(), delivery);
//! });
//! ```

mod crm;
mod free;
mod marketing;
mod maybe;
mod number;
mod object;
mod superoffice;
mod text;
mod time;

use proptest::prelude::*;
use proptest::strategy::Union;

macro_rules! documents {
    ($($(#[$doc:meta])* $entity:ident($id:ident, $view:ident, $strategy:ident) = $name:literal;)*) => {
        pub use crm::{$($strategy),*};
    };
}

for_each_crm_entity!(documents);

pub use free::{fields as free_fields, value as free_value};
pub use marketing::{contact as marketing_contact, lead};

use crate::rdstation::crm::EventName;
use crate::shape::Shape;
use crate::{Envelope, events, for_each_crm_entity};

/// Deliveries of one documented event, by its name on the wire; `None` for a name that is not in [`events`].
pub fn of(event: &str) -> Option<BoxedStrategy<Envelope>> {
    let known = events::find(event)?;
    Some(match known.shape {
        Shape::Crm => crm::delivery(EventName::parse(known.name)?),
        Shape::Marketing => marketing::delivery(known.name),
        Shape::Leads => marketing::leads(),
        Shape::SuperOffice => superoffice::delivery(known.name),
        Shape::TenantStatus => superoffice::tenant_status(),
    })
}

/// Deliveries of every documented event, and occasionally of an undocumented one.
pub fn any() -> BoxedStrategy<Envelope> {
    let known = Union::new(events::all().filter_map(|event| of(event.name)));
    prop_oneof![40 => known, 1 => crm::unknown(), 1 => superoffice::unknown()].boxed()
}
