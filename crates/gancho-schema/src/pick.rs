//! Which schema a delivery must obey.

use gancho_core::{System, events, rdstation::crm};
use serde_json::Value;

use crate::catalogue::{CRM_ENVELOPE, MARKETING_ENVELOPE, NOTIFICATION};

/// The name of the schema for a delivery, told by the members at its root; `None` when it is no delivery.
///
/// Whole pairs of members count before single ones, as for the model's [`System`](gancho_core::System).
pub(crate) fn pick(delivery: &Value) -> Option<&'static str> {
    let members = delivery.as_object()?;
    let has = |name: &str| members.contains_key(name);
    if has("event_name") && has("document") {
        Some(of_crm(members.get("event_name")))
    } else if has("Event") && has("WebhookName") {
        Some(NOTIFICATION)
    } else if has("leads") {
        Some(events::LEADS)
    } else if has("event_type") && has("contact") {
        Some(of_marketing(members.get("event_type")))
    } else if has("event_name") {
        Some(of_crm(members.get("event_name")))
    } else if has("Event") {
        Some(NOTIFICATION)
    } else if has("event_type") {
        Some(of_marketing(members.get("event_type")))
    } else {
        None
    }
}

/// The name of the schema for a delivery of this system, whatever it looks like.
pub(crate) fn pick_for(system: System, delivery: &Value) -> &'static str {
    match system {
        System::RdStationCrm => of_crm(delivery.get("event_name")),
        System::RdStationMarketing if pick(delivery) == Some(events::LEADS) => events::LEADS,
        System::RdStationMarketing => of_marketing(delivery.get("event_type")),
        _ => NOTIFICATION,
    }
}

fn of_crm(name: Option<&Value>) -> &'static str {
    let known = name.and_then(Value::as_str).and_then(crm::EventName::parse);
    known.map_or(CRM_ENVELOPE, crm::EventName::as_str)
}

fn of_marketing(name: Option<&Value>) -> &'static str {
    let known = name.and_then(Value::as_str).and_then(events::find);
    let known =
        known.filter(|event| event.name != events::LEADS && event.system == System::RdStationMarketing);
    known.map_or(MARKETING_ENVELOPE, |event| event.name)
}
