//! One OpenAPI document for all deliveries and API calls.

mod apis;
mod calls;
mod security;

use gancho_core::checked::Shape;
use gancho_core::superoffice::headers;
use gancho_core::{Accepted, System, events};
use serde_json::{Map, Value, json};

use crate::catalogue::{CRM_ENVELOPE, MARKETING_ENVELOPE, catalogue, find};
use crate::entry::Entry;
use crate::examples;
use crate::schema::definitions;
use crate::variant::Variant;
use crate::walk;

/// An OpenAPI 3.1 document. Its `webhooks` contain every delivery: body, headers and expected responses. Its `paths`
/// contain the API calls that manage subscriptions: bodies, statuses, headers and security.
///
/// ```
/// let document = gancho_schema::openapi();
/// let body = &document["webhooks"]["crm_deal_created"]["post"]["requestBody"]["content"]["application/json"];
/// assert_eq!(body["schema"]["$ref"], "#/components/schemas/CrmDealCreated");
/// ```
pub fn openapi() -> Value {
    let mut schemas = definitions(catalogue(), Variant::Open);
    for schema in schemas.values_mut() {
        to_components(schema);
    }
    let mut webhooks: Map<String, Value> =
        events::all().map(|event| (event.name.to_owned(), webhook(event))).collect();
    for name in [CRM_ENVELOPE, MARKETING_ENVELOPE] {
        webhooks.extend(find(name).map(|entry| (name.to_owned(), other_event(entry))));
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Webhooks of RD Station CRM, RD Station Marketing and SuperOffice",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "What the three systems deliver, and the responses they expect. Generated from the model of the \
                project gancho; not a publication of the vendors.",
            "contact": { "name": "gancho", "url": env!("CARGO_PKG_REPOSITORY") },
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "servers": calls::servers(),
        "tags": System::ALL.iter().map(|system| tag(*system)).collect::<Vec<_>>(),
        "paths": calls::paths(),
        "webhooks": webhooks,
        "components": { "schemas": schemas, "securitySchemes": security::schemes() },
    })
}

fn to_components(schema: &mut Value) {
    walk::every(schema, &mut |schema| {
        if let Some(Value::String(reference)) = schema.get_mut("$ref") {
            *reference = reference.replace("#/$defs/", "#/components/schemas/");
        }
    });
}

fn tag(system: System) -> Value {
    let name = match system {
        System::RdStationCrm => "RD Station CRM",
        System::RdStationMarketing => "RD Station Marketing",
        System::SuperOffice => "SuperOffice",
    };
    json!({ "name": system.as_str(), "description": format!("What {name} delivers, and the calls that subscribe to it.") })
}

fn component(entry: &Entry) -> String {
    let title = entry.source().get("title").and_then(Value::as_str).map(str::to_owned);
    format!("#/components/schemas/{}", title.unwrap_or_default())
}

/// Deliveries whose event this document does not know.
fn other_event(entry: &Entry) -> Value {
    json!({
        "post": {
            "operationId": entry.name(),
            "tags": [entry.system().as_str()],
            "summary": "Delivers an event that has no schema of its own",
            "description": "Vendors add events: a name that is not known is not an error.",
            "security": [],
            "requestBody": {
                "required": true,
                "content": { "application/json": { "schema": { "$ref": component(entry) } } },
            },
            "responses": answers(entry.system()),
        },
    })
}

fn webhook(event: &events::EventInfo) -> Value {
    let reference = find(event.name).map(component).unwrap_or_default();
    let mut media = json!({ "schema": { "$ref": reference } });
    let examples: Map<String, Value> = examples::of(event.name)
        .into_iter()
        .map(|example| ("documented".to_owned(), json!({ "value": example })))
        .collect();
    if let Some(media) = media.as_object_mut()
        && !examples.is_empty()
    {
        media.insert("examples".to_owned(), examples.into());
    }
    let mut post = json!({
        "operationId": event.name,
        "tags": [event.system.as_str()],
        "summary": format!("Delivers {}", event.name),
        "description": format!("The body of a delivery of `{}`, and the responses that the vendor distinguishes.", event.name),
        // The security schemes apply to the calls. The headers describe how a delivery is verified.
        "security": [],
        "requestBody": { "required": true, "content": { "application/json": media } },
        "responses": answers(event.system),
    });
    if event.shape == Shape::SuperOffice
        && let Some(post) = post.as_object_mut()
    {
        post.insert("parameters".to_owned(), superoffice_headers(event.name));
    }
    json!({ "post": post })
}

fn superoffice_headers(event: &str) -> Value {
    let mut all = vec![
        header(headers::EVENT, "The event's name.", true),
        header(headers::EVENT_ID, "The id of the event, the same in every retry.", false),
        header(headers::RETRY, "The number of retries so far.", false),
        header(
            headers::SIGNATURE,
            "The HMAC-SHA256 of the raw body in base64, keyed with the secret of the definition. Present if the definition has a secret.",
            false,
        ),
    ];
    if event == "test" {
        all.push(header(headers::TEST, "`true`.", false));
    }
    all.into()
}

fn header(name: &str, description: &str, required: bool) -> Value {
    json!({
        "name": name,
        "in": "header",
        "description": description,
        "required": required,
        "schema": { "type": "string" },
    })
}

/// Descriptions of the responses that the vendor distinguishes.
fn answers(system: System) -> Value {
    let contract = system.contract();
    let mut answers = Map::new();
    let (status, taken) = match contract.accepted {
        Accepted::OkOnly => {
            ("200", "The delivery was accepted. The vendor documents no other successful status.")
        }
        Accepted::AnySuccess => ("2XX", "The delivery was accepted."),
    };
    let taken = match contract.time_limit {
        Some(limit) => format!("{taken} The response must arrive within {} seconds.", limit.as_secs()),
        None => taken.to_owned(),
    };
    answers.insert(status.to_owned(), json!({ "description": taken }));
    if let Some(status) = contract.disabling_status {
        let disables = json!({ "description": "Disables the webhook permanently." });
        answers.insert(status.to_string(), disables);
    }
    let again = match contract.pauses {
        [] => format!("The vendor retries the delivery up to {} times.", contract.retries),
        pauses => {
            let pauses: Vec<String> = pauses.iter().map(|pause| pause.as_secs().to_string()).collect();
            format!(
                "The vendor retries the delivery after {} seconds, and then again later.",
                pauses.join(" and after ")
            )
        }
    };
    answers.insert("default".to_owned(), json!({ "description": again }));
    answers.into()
}
