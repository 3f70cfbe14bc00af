//! The list of all schemas.

use std::sync::LazyLock;

use gancho_core::checked::Shape;
use gancho_core::rdstation::crm::{self, v1, v2};
use gancho_core::{
    System, events, for_each_crm_entity, rdstation::marketing, rdstation::platform, superoffice,
};

use crate::entry::{Entry, Kind};

/// The schema of all events of SuperOffice.
pub(crate) const NOTIFICATION: &str = "superoffice.Notification";
/// The schema of CRM deliveries with unknown events.
pub(crate) const CRM_ENVELOPE: &str = "crm.Envelope";
/// The schema of marketing deliveries with unknown events.
pub(crate) const MARKETING_ENVELOPE: &str = "marketing.Envelope";

/// Entries for the types of a module, with the same names.
macro_rules! types {
    ($system:ident $kind:ident $module:ident: $($type:ident)*) => {
        [$(Entry::of_type::<$module::$type>(
            concat!(stringify!($module), ".", stringify!($type)),
            System::$system,
            Kind::$kind,
        )),*]
    };
}

macro_rules! documents {
    ($($(#[$doc:meta])* $entity:ident($id:ident, $view:ident, $strategy:ident) = $name:literal;)*) => {
        types!(RdStationCrm Document crm: $($entity)*)
    };
}

static CATALOGUE: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let mut entries: Vec<Entry> = events::all().filter_map(Entry::of_event).collect();
    entries.push(Entry::any_crm_event(CRM_ENVELOPE));
    entries.push(Entry::any_marketing_event(MARKETING_ENVELOPE));
    entries.extend(for_each_crm_entity!(documents));
    entries
        .extend(types!(RdStationCrm Call v1: SubscriptionRequest Subscription SubscriptionList ErrorAnswer));
    entries.extend(
        types!(RdStationCrm Call v2: SubscriptionRequest SubscriptionAnswer SubscriptionList Subscription),
    );
    entries.extend(types!(RdStationMarketing Document marketing: Contact Lead));
    entries.extend(types!(RdStationMarketing Call platform: SubscriptionRequest Subscription SubscriptionList ErrorAnswer));
    entries.extend(types!(SuperOffice Delivery superoffice: Notification));
    entries.extend(types!(SuperOffice Call superoffice:
        Webhook ListRequest TestRequest TestResult SignalRequest Associate ListItem ErrorAnswer));
    entries.sort_by_key(Entry::system);
    entries
});

/// All schemas: one for each event, document, and body of an API call; by system, events first. `crm.Envelope` and
/// `marketing.Envelope` are for events without a schema of their own.
///
/// The events of SuperOffice share one, `superoffice.Notification`: all bodies have the same fields, and lists, extra
/// tables and scripts define event names of their own.
pub fn catalogue() -> impl ExactSizeIterator<Item = &'static Entry> {
    CATALOGUE.iter()
}

/// The schema with this name. The name of a SuperOffice event finds the shared schema.
///
/// ```
/// assert_eq!(gancho_schema::find("crm_deal_created").unwrap().name(), "crm_deal_created");
/// assert_eq!(gancho_schema::find("contact.created").unwrap().name(), "superoffice.Notification");
/// ```
pub fn find(name: &str) -> Option<&'static Entry> {
    let shares = events::find(name).is_some_and(|event| event.shape == Shape::SuperOffice);
    let name = if shares { NOTIFICATION } else { name };
    CATALOGUE.iter().find(|entry| entry.name() == name)
}
