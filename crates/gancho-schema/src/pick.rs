//! Selects the schema of a delivery.

use gancho_core::checked::{Roots, Shape};
use gancho_core::rdstation::crm::EventName;
use gancho_core::{System, events};
use serde_json::Value;

use crate::catalogue::{CRM_ENVELOPE, MARKETING_ENVELOPE, NOTIFICATION};

/// The name of the schema for a delivery, detected from the fields at its root as in the model; `None` when it is not
/// a delivery.
pub(crate) fn pick(delivery: &Value) -> Option<&'static str> {
    shape(delivery).map(|shape| of_shape(shape, delivery))
}

/// The name of the schema for a delivery of this system, whatever its fields are.
pub(crate) fn pick_for(system: System, delivery: &Value) -> &'static str {
    of_shape(Shape::of_system(system, shape(delivery)), delivery)
}

fn shape(delivery: &Value) -> Option<Shape> {
    let mut roots = Roots::default();
    for key in delivery.as_object()?.keys() {
        roots.note(key);
    }
    roots.shape()
}

fn of_shape(shape: Shape, delivery: &Value) -> &'static str {
    let name = |field: &str| delivery.get(field).and_then(Value::as_str);
    match shape {
        Shape::Crm => name("event_name").and_then(EventName::parse).map_or(CRM_ENVELOPE, EventName::as_str),
        Shape::Marketing => {
            let known = name("event_type").and_then(events::find);
            let known = known.filter(|event| event.shape == Shape::Marketing);
            known.map_or(MARKETING_ENVELOPE, |event| event.name)
        }
        Shape::Leads => events::LEADS,
        Shape::SuperOffice => NOTIFICATION,
        Shape::TenantStatus => events::TENANT_STATUS,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_event_name_selects_the_schema() {
        for (delivery, name) in [
            (json!({ "event_name": "crm_deal_created", "document": {} }), Some("crm_deal_created")),
            (json!({ "event_name": "crm_pet_created", "document": {} }), Some(CRM_ENVELOPE)),
            (json!({ "event_name": 7 }), Some(CRM_ENVELOPE)),
            (json!({ "event_type": "WEBHOOK.CONVERTED", "contact": {} }), Some("WEBHOOK.CONVERTED")),
            (json!({ "event_type": "WEBHOOK.NEW", "contact": {} }), Some(MARKETING_ENVELOPE)),
            // The name of an event of another system.
            (json!({ "event_type": "crm_deal_created", "contact": {} }), Some(MARKETING_ENVELOPE)),
            (json!({ "leads": [] }), Some(events::LEADS)),
            (json!({ "Event": "contact.changed", "WebhookName": "" }), Some(NOTIFICATION)),
            (json!({ "ChangeType": "", "Token": "" }), Some(events::TENANT_STATUS)),
            (json!({}), None),
            (json!([]), None),
        ] {
            assert_eq!(pick(&delivery), name, "{delivery}");
        }
    }

    #[test]
    fn a_known_system_selects_among_its_schemas() {
        let leads = json!({ "leads": [] });
        let deal = json!({ "event_name": "crm_deal_created" });
        for (system, delivery, name) in [
            (System::RdStationCrm, &deal, "crm_deal_created"),
            (System::RdStationCrm, &leads, CRM_ENVELOPE),
            (System::RdStationMarketing, &leads, events::LEADS),
            (System::RdStationMarketing, &deal, MARKETING_ENVELOPE),
            (System::SuperOffice, &deal, NOTIFICATION),
        ] {
            assert_eq!(pick_for(system, delivery), name, "{delivery}");
        }
    }
}
