//! The table of all events, of all systems.

use crate::{System, rdstation::crm, superoffice};

/// One event that a vendor documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct EventInfo {
    /// Its name on the wire.
    pub name: &'static str,
    /// Who sends it.
    pub system: System,
    /// What it is about.
    pub entity: &'static str,
    /// What happened to that; empty where the name does not say.
    pub action: &'static str,
}

/// The name under which the older delivery of RD Station Marketing is listed. It names no event itself.
pub const LEADS: &str = "leads";

const MARKETING: &[EventInfo] = &[
    marketing("WEBHOOK.CONVERTED", "contact", "converted"),
    marketing("WEBHOOK.MARKED_OPPORTUNITY", "contact", "marked_opportunity"),
    marketing(LEADS, "lead", ""),
];

const fn marketing(name: &'static str, entity: &'static str, action: &'static str) -> EventInfo {
    EventInfo { name, system: System::RdStationMarketing, entity, action }
}

/// Every documented event: RD Station CRM's 24, RD Station Marketing's, SuperOffice's.
///
/// Not in it are SuperOffice's families of names that accounts make themselves; see
/// [`EventName::is_documented`](superoffice::EventName::is_documented).
///
/// ```
/// let deleted = gancho_core::events::all().filter(|event| event.action == "deleted");
/// assert!(deleted.clone().any(|event| event.name == "crm_task_deleted"));
/// ```
pub fn all() -> impl Iterator<Item = &'static EventInfo> + Clone {
    crm::EVENTS.iter().chain(MARKETING).chain(superoffice::EVENTS)
}

/// The row of an event, by its name on the wire.
pub fn find(name: &str) -> Option<&'static EventInfo> {
    all().find(|event| event.name == name)
}
