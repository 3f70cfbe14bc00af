//! The table of all events of all systems.

use std::sync::LazyLock;

use serde::Serialize;

use crate::rdstation::crm;
use crate::shape::Shape;
use crate::{System, superoffice};

/// An event that a vendor documents.
///
/// ```
/// use gancho_core::System;
/// use gancho_core::events::{self, EventInfo};
///
/// let info: &EventInfo = events::find("crm_deal_created").unwrap();
/// assert_eq!((info.system, info.entity, info.action), (System::RdStationCrm, "deal", Some("created")));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct EventInfo {
    /// The event name on the wire.
    pub name: &'static str,
    /// The system that sends it.
    pub system: System,
    /// The entity that it is about.
    pub entity: &'static str,
    /// What happened to the entity; `None` if the name does not say.
    pub action: Option<&'static str>,
    /// The envelope of its deliveries.
    #[doc(hidden)]
    #[serde(skip)]
    pub shape: Shape,
}

/// The name under which the legacy delivery of RD Station Marketing is listed. The delivery itself has no event name.
pub const LEADS: &str = "leads";

/// The name under which SuperOffice's notification of a tenant's status is listed. The delivery itself has no event
/// name.
pub const TENANT_STATUS: &str = "tenant_status";

const MARKETING: &[EventInfo] = &[
    contact("WEBHOOK.CONVERTED", "converted"),
    contact("WEBHOOK.MARKED_OPPORTUNITY", "marked_opportunity"),
    EventInfo {
        name: LEADS,
        system: System::RdStationMarketing,
        entity: "lead",
        action: None,
        shape: Shape::Leads,
    },
];

const fn contact(name: &'static str, action: &'static str) -> EventInfo {
    let system = System::RdStationMarketing;
    EventInfo { name, system, entity: "contact", action: Some(action), shape: Shape::Marketing }
}

/// Every documented event: the 24 of RD Station CRM, those of RD Station Marketing, and those of SuperOffice.
///
/// It does not contain the families of event names that accounts of SuperOffice define themselves; see
/// [`EventName::is_documented`](superoffice::EventName::is_documented).
///
/// ```
/// let deleted = gancho_core::events::all().filter(|event| event.action == Some("deleted"));
/// assert!(deleted.clone().any(|event| event.name == "crm_task_deleted"));
/// ```
pub fn all() -> impl Iterator<Item = &'static EventInfo> + Clone {
    crm::EVENTS.iter().chain(MARKETING).chain(superoffice::EVENTS)
}

/// The event with this name on the wire.
pub fn find(name: &str) -> Option<&'static EventInfo> {
    row(name).map(|(_, event)| *event)
}

/// An event, and its position in [`all`].
#[doc(hidden)]
pub type Row = (usize, &'static EventInfo);

/// The row of the event with this name on the wire.
///
/// A program that validates an archive looks up the event of each delivery. Searching all names took 100 ns, half the
/// time in which gancho-fast parses an average delivery; the hash table takes a tenth of that.
#[doc(hidden)]
pub fn row(name: &str) -> Option<&'static Row> {
    static ROWS: LazyLock<Vec<Vec<Row>>> = LazyLock::new(|| {
        let mut rows = vec![Vec::new(); 1 << BITS];
        for (place, event) in all().enumerate() {
            if let Some(bucket) = rows.get_mut(bucket(event.name)) {
                bucket.push((place, event));
            }
        }
        rows
    });
    ROWS.get(bucket(name))?.iter().find(|(_, event)| event.name == name)
}

const BITS: u32 = 8;

/// The hash of a name. It depends only on the length and on the first and last eight bytes: any two documented names
/// differ in at least one of these.
fn bucket(name: &str) -> usize {
    let bytes = name.as_bytes();
    let [first, last] = [bytes.first_chunk(), bytes.last_chunk()]
        .map(|chunk: Option<&[u8; 8]>| chunk.map_or(0, |chunk| u64::from_le_bytes(*chunk)));
    let mixed = (first ^ last.rotate_left(29) ^ bytes.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> (u64::BITS - BITS)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_system_in_the_table_is_listed_and_parses_from_its_name() {
        for event in all() {
            assert!(System::ALL.contains(&event.system), "{}", event.name);
            assert_eq!(event.system.as_str().parse(), Ok(event.system));
            assert_eq!(event.shape.system(), event.system, "{}", event.name);
        }
    }

    #[test]
    fn every_event_is_found_by_its_exact_name() {
        for event in all() {
            assert_eq!(find(event.name), Some(event));
            assert_eq!(row(event.name).and_then(|(place, _)| all().nth(*place)), Some(event));
            assert_eq!(find(&format!("x{}", event.name)), None);
        }
        let mut sizes = vec![0; 1 << BITS];
        all().for_each(|event| sizes[bucket(event.name)] += 1);
        assert!(sizes.iter().all(|size| *size <= 4), "{sizes:?}");
        assert_eq!(find(""), None);
    }
}
