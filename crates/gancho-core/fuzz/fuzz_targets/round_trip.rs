//! Every accepted body whose fields the model knows round-trips: its value serializes to the same JSON value, which
//! parses to the same value. Unknown fields are not kept.

#![no_main]

use std::fmt::Debug;

use gancho_core::checked::with_unknown;
use gancho_core::rdstation::{crm, marketing, platform};
use gancho_core::{Envelope, Payload, from_slice, superoffice};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

#[path = "../payloads.rs"]
mod payloads;

fuzz_target!(|body: &[u8]| {
    payloads::with_each_payload!(holds(body));
    holds_where(body, |answer: &platform::ErrorAnswer| {
        !matches!(answer.errors.get(), Some(platform::Errors::One(_)))
    });
    holds::<superoffice::TestResult>(body);
    holds::<superoffice::SignalRequest>(body);
    holds::<superoffice::ListItem>(body);
    holds::<superoffice::ErrorAnswer>(body);
});

fn holds<T: Payload + serde::Serialize + PartialEq + Debug>(body: &[u8]) {
    holds_where::<T>(body, |_| true);
}

/// `is_listed` is false for a value that may come from unknown fields which are not listed, as `Errors` documents.
fn holds_where<T: Payload + serde::Serialize + PartialEq + Debug>(body: &[u8], is_listed: fn(&T) -> bool) {
    let Ok((value, unknown)) = with_unknown::<T>(body) else { return };
    let serialized = serde_json::to_vec(&value).expect("every value of the model serializes");
    let (again, none) = with_unknown::<T>(&serialized).expect("a serialized value parses");
    // An object that has only unknown fields serializes as `{}`, which is a form of "none".
    assert!(again == value || !unknown.is_empty(), "the value does not round-trip");
    assert!(none.is_empty(), "an unknown field is serialized");
    assert!(
        serde_json::to_vec(&again).is_ok_and(|again| again == serialized),
        "it serializes differently the second time"
    );
    // A body that a `Value` cannot represent (1e999) is not compared.
    if unknown.is_empty()
        && is_listed(&value)
        && let (Ok(before), Ok(after)) =
            (serde_json::from_slice::<Value>(body), serde_json::from_slice::<Value>(&serialized))
    {
        assert!(equal(&before, &after), "another JSON value is serialized");
    }
    assert!(
        from_slice::<T>(body).is_ok_and(|same| same == value),
        "the value depends on whether unknown fields are listed"
    );
}

/// Whether two values are equal. Numbers are compared numerically, because 5.0 serializes as 5.
fn equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one == other || one.as_f64() == other.as_f64(),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| equal(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(key, value)| other.get(key).is_some_and(|other| equal(value, other)))
        }
        _ => one == other,
    }
}
