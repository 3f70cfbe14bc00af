//! `dedup_key` of every envelope: duplicates have the same key, and different events have different keys.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]

use gancho_core::checked::Shape;
use gancho_core::rdstation::marketing;
use gancho_core::testing::{Samples, strategies};
use gancho_core::{Envelope, events, from_slice};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

fn config(cases: u32) -> Config {
    Config { cases, failure_persistence: None, ..Config::default() }
}

fn key(body: &Value) -> Option<String> {
    let envelope: Envelope = from_slice(body.to_string().as_bytes()).unwrap();
    envelope.dedup_key().map(Into::into)
}

/// The values of the fields that identify an event. The fields are taken from the vendors' pages, independently of the
/// implementation.
fn identity(shape: Shape, body: &Value) -> Option<Vec<Value>> {
    let parts = |pointers: &[&str]| {
        Some(pointers.iter().map(|at| body.pointer(at).cloned().unwrap_or_default()).collect::<Vec<_>>())
    };
    match shape {
        Shape::Crm => parts(&["/transaction_uuid"]),
        Shape::Marketing => parts(&["/event_type", "/contact/uuid", "/event_timestamp", "/event_identifier"]),
        Shape::Leads => leads_identity(body),
        Shape::SuperOffice => parts(&["/EventId"]).filter(|parts| is_present(&parts[0])),
        Shape::TenantStatus => None,
    }
}

fn is_present(value: &Value) -> bool {
    value.as_str().is_some_and(|text| !text.is_empty() && text != r"\N")
}

fn leads_identity(body: &Value) -> Option<Vec<Value>> {
    let [lead] = body["leads"].as_array()?.as_slice() else { return None };
    let last =
        lead.get("last_conversion").filter(|last| last.as_object().is_some_and(|last| !last.is_empty()))?;
    let present = |value: &Value| if is_present(value) { value.clone() } else { Value::Null };
    // The vendor also sends a lead when it is marked as an opportunity, with the same last conversion.
    let state =
        ["opportunity", "last_marked_opportunity_date", "lead_stage"].map(|name| present(&lead[name]));
    let uuid = &last["content"]["__cdp__original_event"]["event_uuid"];
    if is_present(uuid) {
        return Some([vec![uuid.clone()], state.to_vec()].concat());
    }
    let names = ["event_identifier", "conversion_identifier", "identificador"];
    let identifier = names.iter().map(|name| &last["content"][name]).find(|value| is_present(value));
    let person = if is_present(&lead["uuid"]) { &lead["uuid"] } else { &lead["id"] };
    let conversion = vec![
        person.clone(),
        present(&lead["number_conversions"]),
        identifier.cloned().unwrap_or_else(|| last["source"].clone()),
        present(&last["created_at"]),
    ];
    Some([conversion, state.to_vec()].concat())
}

/// The body with the fields of its objects in reverse order and with spaces between them, as a retry might write it.
fn reversed_and_spaced(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let fields: Vec<String> = fields
                .iter()
                .rev()
                .map(|(key, value)| format!("{} : {}", json!(key), reversed_and_spaced(value)))
                .collect();
            format!("{{ {} }}", fields.join(" ,\n"))
        }
        Value::Array(elements) => {
            format!("[ {} ]", elements.iter().map(reversed_and_spaced).collect::<Vec<_>>().join(" , "))
        }
        scalar => scalar.to_string(),
    }
}

#[test]
fn keys_are_equal_if_and_only_if_deliveries_identify_the_same_event() {
    for event in events::all() {
        let mut runner = TestRunner::new(config(24));
        let pairs = (strategies::of(event.name).unwrap(), strategies::of(event.name).unwrap());
        let run = runner.run(&pairs, |(delivery, other)| {
            // Values that a `Value` cannot represent (1e999) are not part of a key.
            let (Ok(body), Ok(other)) = (serde_json::to_value(&delivery), serde_json::to_value(&other))
            else {
                return Ok(());
            };
            let parsed = key(&body);
            prop_assert_eq!(&parsed, &delivery.dedup_key().map(Into::into));
            let again: Envelope = from_slice(reversed_and_spaced(&body).as_bytes()).unwrap();
            prop_assert_eq!(&again.dedup_key().map(String::from), &parsed);
            prop_assert_eq!(parsed.is_some(), identity(event.shape, &body).is_some());
            // Two deliveries have the same key if and only if they are about the same event.
            let same = identity(event.shape, &body) == identity(event.shape, &other);
            prop_assert_eq!(key(&other) == parsed, same);
            Ok(())
        });
        run.unwrap_or_else(|error| panic!("{}: {error}", event.name));
    }
}

/// The bodies that differ from this one in one scalar, with the pointer to it; only those that are still accepted.
fn changed(body: &Value) -> Vec<(String, Value)> {
    fn places(value: &Value, at: String, all: &mut Vec<String>) {
        match value {
            Value::Object(fields) => fields.iter().for_each(|(key, value)| {
                places(value, format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), all);
            }),
            Value::Array(elements) => {
                elements
                    .iter()
                    .enumerate()
                    .for_each(|(index, value)| places(value, format!("{at}/{index}"), all));
            }
            _ => all.push(at),
        }
    }
    let mut all = Vec::new();
    places(body, String::new(), &mut all);
    let others = [json!("2031-01-02T03:04:05.678-03:00"), json!("another"), json!(4_711), json!(false)];
    let change = |(at, other): (&String, &Value)| {
        let mut copy = body.clone();
        let place = copy.pointer_mut(at)?;
        if place == other {
            return None;
        }
        *place = other.clone();
        let accepted = from_slice::<Envelope>(copy.to_string().as_bytes()).is_ok();
        accepted.then(|| (at.clone(), copy))
    };
    all.iter().flat_map(|at| others.iter().map(move |other| (at, other))).filter_map(change).collect()
}

#[test]
fn a_changed_value_changes_the_key_if_and_only_if_it_identifies_the_event() {
    let (mut same, mut other) = (0, 0);
    for event in events::all() {
        for delivery in Samples::new([event.name], 10).unwrap().take(2) {
            let Ok(body) = serde_json::to_value(&delivery) else { continue };
            for (at, changed) in changed(&body) {
                let shape = from_slice::<Envelope>(changed.to_string().as_bytes()).unwrap().shape();
                let differs = identity(shape, &changed) != identity(event.shape, &body);
                assert_eq!(key(&changed) != key(&body), differs, "{}: {at}", event.name);
                *(if differs { &mut other } else { &mut same }) += 1;
            }
        }
    }
    assert!(same > 1_000 && other > 100, "{same} changes did not affect the key, {other} did");
}

fn contact(uuid: &str, identifier: &str, at: &str) -> Value {
    json!({
        "event_type": "WEBHOOK.CONVERTED", "event_identifier": identifier, "event_timestamp": at,
        "timestamp": "2025-03-28T09:41:00.000-03:00", "contact": { "uuid": uuid },
    })
}

fn lead(uuid: &str, conversions: &str, identifier: &str) -> Value {
    json!({ "leads": [{
        "id": "1", "uuid": uuid, "number_conversions": conversions, "last_conversion": { "source": identifier },
    }] })
}

/// Strings that could be mistaken for the separators between the parts of a key.
const PIECES: &str = "(|1|0|:|1:| |a| 1:a|0: |2:|é){0,4}";
/// The same, but never empty, because an empty uuid does not identify a contact.
const FILLED: &str = "a(|1|0|:|1:| |a| 1:a|0: |2:|é){0,4}";

proptest! {
    #![proptest_config(config(2_000))]

    #[test]
    fn free_text_cannot_make_the_keys_of_two_events_equal(
        first in (FILLED, PIECES), second in (FILLED, PIECES)
    ) {
        let at = "2025-03-28T09:40:58.932-03:00";
        let keys = [&first, &second].map(|(uuid, identifier)| key(&contact(uuid, identifier, at)));
        prop_assert_eq!(keys[0] == keys[1], first == second);
        let keys = [&first, &second].map(|(uuid, identifier)| key(&lead(uuid, identifier, "x")));
        prop_assert_eq!(keys[0] == keys[1], first == second);
        let keys = [&first, &second].map(|(uuid, identifier)| key(&lead(uuid, "1", identifier)));
        prop_assert_eq!(keys[0] == keys[1], first == second);
    }
}

#[test]
fn a_retry_with_a_later_timestamp_has_the_same_key() {
    let (body, mut again) = (
        contact("a", "b", "2025-03-28T09:40:58.932-03:00"),
        contact("a", "b", "2025-03-28T09:40:58.932-03:00"),
    );
    again["timestamp"] = "2025-03-28T10:00:00.000-03:00".into();
    assert_eq!(key(&body), key(&again));
    assert_ne!(key(&body), key(&contact("a", "b", "2025-03-28T09:40:58.933-03:00")));
}

#[test]
fn a_lead_marked_as_an_opportunity_is_not_a_duplicate_of_its_conversion() {
    let conversions = [
        json!({ "source": "ebook", "created_at": "2025-03-28T09:40:58.932-03:00" }),
        json!({ "content": { "__cdp__original_event": { "event_uuid": "5408c5a3" } } }),
    ];
    for conversion in conversions {
        let lead = |state: Value| {
            let mut lead = json!({ "id": "1", "last_conversion": conversion });
            lead.as_object_mut().unwrap().extend(state.as_object().unwrap().clone());
            key(&json!({ "leads": [lead] })).unwrap()
        };
        let converted = json!({ "opportunity": "false", "lead_stage": "Lead", "name": "Ana" });
        let states = [
            json!({}),
            converted.clone(),
            json!({ "opportunity": "true", "lead_stage": "Lead" }),
            json!({ "opportunity": "true", "lead_stage": "Qualified Lead" }),
            json!({ "opportunity": "true", "last_marked_opportunity_date": "2025-03-28T10:00:00.000-03:00" }),
            json!({ "opportunity": "true", "last_marked_opportunity_date": "2025-03-29T10:00:00.000-03:00" }),
        ];
        let keys: std::collections::HashSet<String> = states.iter().cloned().map(lead).collect();
        assert_eq!(keys.len(), states.len(), "{keys:?}");
        let mut renamed = converted.clone();
        renamed["name"] = "Ana Exemplo".into();
        assert_eq!(lead(renamed), lead(converted));
        // The forms of "none" are the same state.
        for stage in ["", r"\N"] {
            let none =
                json!({ "opportunity": r"\N", "lead_stage": stage, "last_marked_opportunity_date": null });
            assert_eq!(lead(none), lead(json!({})));
        }
    }
}

#[test]
fn a_delivery_without_identifying_fields_has_no_key() {
    let status = json!({ "ChangeType": 1, "ContextIdentifier": "Cust1", "Token": "t" });
    assert_eq!(key(&status), None);
    assert_eq!(key(&json!({ "leads": [] })), None);
    assert_eq!(key(&json!({ "leads": [{ "id": "1" }] })), None, "no conversion");
    let two = json!({ "leads": [lead("a", "1", "x")["leads"][0], lead("b", "1", "x")["leads"][0]] });
    assert_eq!(key(&two), None, "two leads");
    let old_server = json!({
        "Timestamp": "2025-03-28T12:40:58.932Z", "Changes": [], "Event": "contact.created", "PrimaryKey": 1,
        "Entity": "contact", "ContextIdentifier": "Cust1", "ChangedByAssociateId": 1, "WebhookName": "w",
    });
    assert_eq!(key(&old_server), None, "no EventId");
    let one: marketing::Lead = serde_json::from_value(lead("a", "1", "x")["leads"][0].clone()).unwrap();
    assert_eq!(key(&lead("a", "1", "x")), one.dedup_key());
}
