//! What is parsed serializes to a body that parses to the same value; to the same JSON value as the body's, when the model
//! knows all of its fields.

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
    holds::<platform::ErrorAnswer>(body);
    holds::<superoffice::TestResult>(body);
    holds::<superoffice::SignalRequest>(body);
    holds::<superoffice::ListItem>(body);
    holds::<superoffice::ErrorAnswer>(body);
});

fn holds<T: Payload + serde::Serialize + PartialEq + Debug>(body: &[u8]) {
    let Ok((value, unknown)) = with_unknown::<T>(body) else { return };
    let printed = serde_json::to_vec(&value).expect("every value of the model serializes");
    let (again, none) = with_unknown::<T>(&printed).expect("what is printed parses");
    assert!(again == value, "the value changes on the way");
    assert!(none.is_empty(), "an unknown field is printed");
    assert!(
        serde_json::to_vec(&again).is_ok_and(|again| again == printed),
        "it prints differently the second time"
    );
    // What a value cannot say (1e999) is not compared.
    if unknown.is_empty()
        && let (Ok(before), Ok(after)) =
            (serde_json::from_slice::<Value>(body), serde_json::from_slice::<Value>(&printed))
    {
        assert!(alike(&before, &after), "another JSON value is printed");
    }
    assert!(
        from_slice::<T>(body).is_ok_and(|same| same == value),
        "it depends on whether unknown fields are listed"
    );
}

/// Whether two values are the same, numbers by what they mean: 5.0 prints as 5.
fn alike(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one == other || one.as_f64() == other.as_f64(),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| alike(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(key, value)| other.get(key).is_some_and(|other| alike(value, other)))
        }
        _ => one == other,
    }
}
