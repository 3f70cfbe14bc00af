//! The vendors' documented payloads, as examples.

use serde_json::Value;

/// Payloads by the name of their schema.
macro_rules! documented {
    ($($system:literal: $($name:literal)*;)*) => {
        &[$($((
            $name,
            include_str!(concat!("../../../fixtures/valid/", $system, "/", $name, "/documented.json")),
        ),)*)*]
    };
}

const EXAMPLES: &[(&str, &str)] = documented! {
    "rdstation-crm":
        "crm_campaign_created" "crm_campaign_updated" "crm_campaign_deleted"
        "crm_contact_created" "crm_contact_updated" "crm_contact_deleted"
        "crm_deal_created" "crm_deal_updated" "crm_deal_deleted"
        "crm_lost_reason_created" "crm_lost_reason_updated" "crm_lost_reason_deleted"
        "crm_organization_created" "crm_organization_updated" "crm_organization_deleted"
        "crm_product_created" "crm_product_updated" "crm_product_deleted"
        "crm_source_created" "crm_source_updated" "crm_source_deleted"
        "crm_task_created" "crm_task_updated";
    "rdstation-marketing": "WEBHOOK.CONVERTED" "WEBHOOK.MARKED_OPPORTUNITY" "leads";
    "superoffice": "contact.changed" "sale.deleted" "webhook.started" "test";
};

/// The examples of a schema; those of a document are taken out of its event's.
pub(crate) fn of(name: &str) -> Vec<Value> {
    let documents = name.strip_prefix("crm.").map(|document| format!("crm_{}_created", snake(document)));
    let (wanted, pointer) = match (name, &documents) {
        ("superoffice.Notification", _) => {
            return all(|of| of.contains('.') && !of.starts_with("WEBHOOK.") || of == "test", "");
        }
        ("marketing.Contact", _) => ("WEBHOOK.CONVERTED", "/contact"),
        ("marketing.Lead", _) => ("leads", "/leads/0"),
        (_, Some(event)) => (event.as_str(), "/document"),
        _ => (name, ""),
    };
    all(|of| of == wanted, pointer)
}

fn all(wanted: impl Fn(&str) -> bool, pointer: &str) -> Vec<Value> {
    let texts = EXAMPLES.iter().filter(|(name, _)| wanted(name));
    texts
        .filter_map(|(_, text)| serde_json::from_str::<Value>(text).ok()?.pointer(pointer).cloned())
        .collect()
}

fn snake(name: &str) -> String {
    name.char_indices().fold(String::new(), |mut snake, (at, letter)| {
        if at > 0 && letter.is_uppercase() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
        snake
    })
}
