//! The content that every reader must find in a body: enough to detect a reader that skips a part of it.

use gancho_core::rdstation::crm::Event;
use gancho_core::{Envelope, FreeFields, Maybe, events};
use serde_json::Value;

use crate::realistic::{Body, Kind};

/// The event of a delivery, the id of its document, and the number of its custom fields or similar values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digest {
    /// The event's name.
    pub event: String,
    /// The id of the document: of the contact, of the first lead, of SuperOffice's record.
    pub id: String,
    /// The number of custom fields; for a contact of Marketing, whose custom fields other libraries skip, the number of
    /// tags; for SuperOffice, the number of field values.
    pub fields: usize,
}

impl Digest {
    /// Creates a digest from borrowed strings.
    pub fn new(event: &str, id: &str, fields: usize) -> Self {
        Self { event: event.to_owned(), id: id.to_owned(), fields }
    }
}

/// The digest of a body, from serde_json's tree of values, which shares no struct with the parsers that fill structs.
pub fn of_body((kind, body): &Body) -> Option<Digest> {
    of_value(*kind, &serde_json::from_slice(body).ok()?)
}

/// The digest of a tree of values.
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

/// The digest of core's type, to which views convert; `None` for an event that the model does not know, and for
/// SuperOffice's notification of a tenant's status.
///
/// It does not use a tree of values, which cannot contain `1e999`.
pub fn of_core(envelope: &Envelope) -> Option<Digest> {
    let count = |fields: &Maybe<FreeFields>| fields.get().map_or(0, |fields| fields.len());
    let event = envelope.event_name();
    Some(match envelope {
        Envelope::Crm(envelope) => {
            let fields = match &envelope.event {
                Event::Deal(change) => {
                    change.document().map_or(0, |deal| deal.deal_custom_fields.as_slice().len())
                }
                Event::Contact(change) => {
                    change.document().map_or(0, |contact| count(&contact.custom_fields))
                }
                Event::Organization(change) => {
                    change.document().map_or(0, |company| count(&company.custom_fields))
                }
                Event::Product(change) => {
                    change.document().map_or(0, |product| count(&product.custom_fields))
                }
                // The others have no custom fields.
                _ => 0,
            };
            Digest::new(event, envelope.event.id()?, fields)
        }
        Envelope::Marketing(envelope) => {
            let contact = &envelope.contact;
            Digest::new(event, contact.uuid.as_str(), contact.tags.as_slice().len())
        }
        Envelope::Leads(envelope) => {
            let lead = envelope.leads.first()?;
            Digest::new(event, lead.id.as_str(), count(&lead.custom_fields))
        }
        Envelope::SuperOffice(notification) => {
            Digest::new(event, &notification.primary_key.to_string(), count(&notification.field_values))
        }
        // No corpus contains any other event.
        _ => return None,
    })
}
