//! No error contains a value of a payload: a secret is planted in every place, and every message is searched for it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]

use gancho_core::testing::strategies;
use gancho_core::{Envelope, events, from_slice, rules::Check as _};
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use serde_json::Value;

const SECRET: &str = "s3gr3d0";

/// The replacements of a value: the secret as a string, in an object, in a list.
fn plants() -> Vec<Value> {
    vec![
        Value::from(SECRET),
        serde_json::json!({ "id": SECRET, "name": { "x": SECRET } }),
        serde_json::json!([SECRET, { "value": SECRET }]),
        serde_json::json!([[SECRET]]),
    ]
}

/// The documents that differ from this one in one place, which contains the plant.
fn planted(value: &Value, plant: &Value) -> Vec<Value> {
    let mut all = vec![plant.clone()];
    match value {
        Value::Object(fields) => {
            for (key, field) in fields {
                for changed in planted(field, plant) {
                    let mut copy = fields.clone();
                    copy.insert(key.clone(), changed);
                    all.push(Value::Object(copy));
                }
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                for changed in planted(element, plant) {
                    let mut copy = elements.clone();
                    copy[index] = changed;
                    all.push(Value::Array(copy));
                }
            }
        }
        _ => {}
    }
    all
}

fn assert_no_secret(body: &[u8], errors: &mut usize) {
    match from_slice::<Envelope>(body) {
        Err(error) => {
            *errors += 1;
            let texts = [
                error.to_string(),
                format!("{error:?}"),
                error.message().to_owned(),
                error.event().unwrap_or_default().to_owned(),
                error.path().as_str().to_owned(),
            ];
            for text in texts {
                assert!(!text.contains(SECRET), "{text}");
            }
        }
        Ok(envelope) => {
            for finding in envelope.check() {
                assert!(!finding.to_string().contains(SECRET), "{finding}");
                assert!(!format!("{finding:?}").contains(SECRET), "{finding:?}");
            }
        }
    }
}

#[test]
fn errors_and_findings_of_deliveries_contain_no_planted_secret() {
    let mut runner = TestRunner::deterministic();
    let mut errors = 0;
    for event in events::all() {
        let deliveries = strategies::of(event.name).unwrap();
        for _ in 0..6 {
            let delivery = deliveries.new_tree(&mut runner).unwrap().current();
            let Ok(value) = serde_json::to_value(&delivery) else { continue };
            for plant in plants() {
                for document in planted(&value, &plant) {
                    let body = document.to_string();
                    assert_no_secret(body.as_bytes(), &mut errors);
                    // Truncated after the secret, with one more secret appended, and with a control character after
                    // the secret.
                    if let Some(at) = body.find(SECRET) {
                        let cut = at + SECRET.len() + 1;
                        assert_no_secret(&body.as_bytes()[..cut.min(body.len())], &mut errors);
                        assert_no_secret(format!("{body} {SECRET}").as_bytes(), &mut errors);
                        assert_no_secret(
                            body.replacen(SECRET, &format!("{SECRET}\u{1}"), 1).as_bytes(),
                            &mut errors,
                        );
                    }
                }
            }
        }
    }
    assert!(errors > 10_000, "too few plants cause an error: {errors}");
}

#[test]
fn errors_of_api_bodies_contain_no_planted_secret() {
    fn no_secret<T: gancho_core::Payload>(value: &Value, errors: &mut usize) {
        for document in plants().iter().flat_map(|plant| planted(value, plant)) {
            if let Err(error) = gancho_core::from_slice::<T>(document.to_string().as_bytes()) {
                *errors += 1;
                let shown = format!("{error} {error:?}");
                assert!(!shown.contains(SECRET), "{shown}");
            }
        }
    }
    let read = |name: &str| -> Value {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/rules").join(name);
        serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
    };
    let mut errors = 0;
    let request = read("subscription-auth/v2.SubscriptionRequest.holds.json");
    no_secret::<gancho_core::rdstation::crm::v2::SubscriptionRequest>(&request, &mut errors);
    let request = read("subscription-url/platform.SubscriptionRequest.holds.json");
    no_secret::<gancho_core::rdstation::platform::SubscriptionRequest>(&request, &mut errors);
    let webhook = read("webhook-counters/superoffice.Webhook.holds.json");
    no_secret::<gancho_core::superoffice::Webhook>(&webhook, &mut errors);
    let answer =
        serde_json::json!({ "errors": { "url": [{ "error_type": "TAKEN", "error_message": "x" }, "y"] } });
    no_secret::<gancho_core::rdstation::platform::ErrorAnswer>(&answer, &mut errors);
    assert!(errors > 100, "too few plants cause an error: {errors}");
}

#[test]
fn an_error_in_a_document_before_its_event_name_contains_no_value_with_serde_alone() {
    for document in
        [r#""s3gr3d0""#, r#"{"name":330123456}"#, r#"{"id":["s3gr3d0"]}"#, r#"{"created_at":"s3gr3d0"}"#]
    {
        let body = format!(
            r#"{{"document":{document},"event_name":"crm_source_created","event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"t"}}"#
        );
        let error =
            serde_json::from_str::<gancho_core::rdstation::crm::Envelope>(&body).unwrap_err().to_string();
        assert!(!error.contains(SECRET) && !error.contains("330123456"), "{error}");
        assert!(error.contains(", at /document"), "{error}");
    }
}
