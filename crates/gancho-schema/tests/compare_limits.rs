//! Comparison of schemas with many changes.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may panic")]

use gancho_schema::{Change, compare};
use serde_json::{Map, Value, json};

fn object(names: &[String], field: &Value) -> Value {
    let fields: Map<String, Value> = names.iter().map(|name| (name.clone(), field.clone())).collect();
    json!({"type": "object", "properties": fields})
}

fn names(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("f{number}")).collect()
}

#[test]
fn changes_beside_each_other_are_not_within_each_other() {
    let names = names(260);
    let changes = compare(&object(&names, &json!({})), &object(&names, &json!(false))).unwrap();
    assert_eq!(changes.len(), 260);
}

/// An `allOf` may have required them already.
#[test]
fn up_to_32_newly_required_fields_are_decided_one_by_one() {
    let required = |count: usize| {
        let names = names(count);
        let mut old = object(&names, &json!({}));
        let mut new = old.clone();
        old["allOf"] = json!([{"required": ["f0"]}]);
        new["required"] = json!(names);
        compare(&old, &new).unwrap().iter().map(Change::is_certain).collect::<Vec<_>>()
    };
    assert_eq!(required(1), [true; 0]);
    assert_eq!(required(2), [true]);
    assert_eq!(required(32), [true; 31]);
    assert_eq!(required(33), [false; 33]);
}
