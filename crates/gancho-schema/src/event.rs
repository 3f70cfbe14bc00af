//! Schemas of deliveries, one per event.

use gancho_core::rdstation::crm::{EventName, TransactionUuid};
use gancho_core::{FreeValue, Timestamp, rdstation::crm, rdstation::marketing};
use schemars::Schema;
use serde_json::{Value, json};

use crate::source;

/// The schema of a delivery of this CRM event; without an event, the schema for deliveries of unknown events.
pub(crate) fn crm(event: Option<EventName>) -> Value {
    let mut generator = source::generator();
    let (title, summary, name, document) = match event {
        Some(event) => (
            title(event.as_str()),
            format!("A delivery of RD Station CRM: `{event}`."),
            json!({ "description": "The event's name.", "type": "string", "enum": [event.as_str()] }),
            of_document(event, &mut generator),
        ),
        None => (
            "CrmEnvelope".to_owned(),
            "A delivery of RD Station CRM with an unknown event.".to_owned(),
            json!({ "description": "The event's name.", "type": "string" }),
            described(generator.subschema_for::<FreeValue>(), "The document."),
        ),
    };
    let at = described(
        generator.subschema_for::<Timestamp>(),
        "When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`.",
    );
    let uuid =
        described(generator.subschema_for::<TransactionUuid>(), "The id of the event, usually a UUID.");
    let fields = vec![
        ("event_name", name),
        ("document", document),
        ("event_timestamp", at),
        ("transaction_uuid", uuid),
    ];
    source::object(&title, &summary, fields, generator)
}

fn of_document(event: EventName, generator: &mut schemars::SchemaGenerator) -> Value {
    let text = match event.action {
        crm::Action::Deleted => "The id and the name of the deleted document.",
        crm::Action::Created | crm::Action::Updated => "The document in its current state.",
    };
    described(event.document_schema(generator), text)
}

/// The schema of a delivery of this event of RD Station Marketing; without an event, the schema for deliveries of any
/// event.
pub(crate) fn marketing(event: Option<&str>) -> Value {
    let mut schema = source::of::<marketing::Envelope>();
    if let Some(event) = event
        && let Some(root) = schema.as_object_mut()
    {
        root.insert("title".to_owned(), title(event).into());
        root.insert(
            "description".to_owned(),
            format!("A delivery of RD Station Marketing: `{event}`.").into(),
        );
        let name = json!({ "description": "What happened.", "type": "string", "enum": [event] });
        if let Some(properties) = root.get_mut("properties").and_then(Value::as_object_mut) {
            properties.insert("event_type".to_owned(), name);
        }
    }
    schema
}

fn described(mut schema: Schema, text: &str) -> Value {
    schema.insert("description".to_owned(), text.into());
    schema.into()
}

/// `CrmDealCreated` for `crm_deal_created`: the name in generated code.
fn title(event: &str) -> String {
    let words = event.split(['_', '.']).filter(|word| !word.is_empty());
    words
        .map(|word| {
            let (first, rest) = word.split_at(1);
            first.to_uppercase() + &rest.to_lowercase()
        })
        .collect()
}
