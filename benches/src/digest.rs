//! What every reader must find in a body: enough to notice one that left a part of it unread.

use gancho_core::checked::Shape;
use gancho_core::{Envelope, events};
use serde_json::Value;

use crate::realistic::{Body, Kind};

/// What a delivery is, whose, and how much is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digest {
    /// The event's name.
    pub event: String,
    /// The id of the document: of the contact, of the first lead, of SuperOffice's record.
    pub id: String,
    /// How many custom fields it has. Of a contact of Marketing, where rivals leave those unread, how many tags; of
    /// SuperOffice, how many field values.
    pub fields: usize,
}

impl Digest {
    /// One that need not be spelled out.
    pub fn new(event: &str, id: &str, fields: usize) -> Self {
        Self { event: event.to_owned(), id: id.to_owned(), fields }
    }
}

/// What stands in a body, as serde_json's tree of values has it, which shares no struct with ours or the rivals.
pub fn of_body((kind, body): &Body) -> Option<Digest> {
    of_value(*kind, &serde_json::from_slice(body).ok()?)
}

/// What stands in a tree of values.
pub fn of_value(kind: Kind, value: &Value) -> Option<Digest> {
    let (event, id, fields) = match kind {
        Kind::Marketing => ("/event_type", "/contact/uuid", "/contact/tags"),
        Kind::Leads => ("", "/leads/0/id", "/leads/0/custom_fields"),
        Kind::SuperOffice => ("/Event", "/PrimaryKey", "/FieldValues"),
        Kind::Deal => ("/event_name", "/document/id", "/document/deal_custom_fields"),
        _ => ("/event_name", "/document/id", "/document/custom_fields"),
    };
    let event = if kind == Kind::Leads { events::LEADS } else { value.pointer(event)?.as_str()? };
    let fields = match value.pointer(fields) {
        Some(Value::Array(list)) => list.len(),
        Some(Value::Object(fields)) => fields.len(),
        _ => 0,
    };
    match value.pointer(id)? {
        Value::String(id) => Some(Digest::new(event, id, fields)),
        Value::Number(id) => Some(Digest::new(event, &id.to_string(), fields)),
        _ => None,
    }
}

/// What stands in core's type, which views convert to, as it serializes.
pub fn of_core(envelope: &Envelope) -> Option<Digest> {
    let kind = match envelope.shape() {
        Shape::Crm if envelope.event_name().starts_with("crm_deal_") => Kind::Deal,
        Shape::Crm => Kind::Contact,
        Shape::Marketing => Kind::Marketing,
        Shape::Leads => Kind::Leads,
        Shape::SuperOffice => Kind::SuperOffice,
        // No corpus holds these.
        Shape::TenantStatus => return None,
    };
    of_value(kind, &serde_json::to_value(envelope).ok()?)
}
