//! Iteration over all schemas inside a schema.

use serde_json::{Map, Value};

/// Keywords whose value is a schema.
const ONE: &[&str] = &["items", "additionalProperties"];
/// Keywords whose value is a list of schemas.
const LISTS: &[&str] = &["allOf", "anyOf"];
/// Keywords whose value is an object of schemas.
const NAMED: &[&str] = &["properties", "patternProperties", "$defs", "definitions"];

/// Calls `change` on every schema that is an object, from the innermost outwards.
pub(crate) fn every(schema: &mut Value, change: &mut impl FnMut(&mut Map<String, Value>)) {
    let Some(object) = schema.as_object_mut() else { return };
    for key in ONE {
        if let Some(inner) = object.get_mut(*key) {
            every(inner, change);
        }
    }
    for key in LISTS {
        for inner in object.get_mut(*key).and_then(Value::as_array_mut).into_iter().flatten() {
            every(inner, change);
        }
    }
    for key in NAMED {
        for inner in object.get_mut(*key).and_then(Value::as_object_mut).into_iter().flatten() {
            every(inner.1, change);
        }
    }
    change(object);
}
