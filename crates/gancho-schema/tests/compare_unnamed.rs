//! Comparison of schemas with regard to the fields that the old one does not name. They are ignored, unless something
//! else decides which fields an object has.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]

use gancho_schema::compare;
use serde_json::{Value, json};

fn changes(old: &Value, new: &Value) -> Vec<String> {
    compare(old, new).unwrap().iter().map(ToString::to_string).collect()
}

/// Asserts that a new field of the object at this place is ignored.
fn assert_ignored(old: &Value, place: &str) {
    let mut new = old.clone();
    new.pointer_mut(place).unwrap()["properties"]["new"] = json!({"type": "string"});
    assert_eq!(changes(old, &new), [""; 0], "{old}");
}

#[test]
fn new_fields_of_an_inner_object_are_ignored() {
    let inner = json!({"type": "object", "properties": {"x": {"type": "string"}}});
    for (old, place) in [
        (json!({"properties": {"a": inner}}), "/properties/a"),
        (json!({"properties": {"a": {"$ref": "#/$defs/A"}}, "$defs": {"A": inner}}), "/$defs/A"),
        (json!({"properties": {"a": {"anyOf": [inner, {"type": "null"}]}}}), "/properties/a/anyOf/0"),
        // Several schemas describe the object around it.
        (
            json!({"allOf": [{"properties": {"a": inner}}, {"properties": {"b": {}}}]}),
            "/allOf/0/properties/a",
        ),
        (
            json!({"allOf": [{"properties": {"a": {"type": "array", "items": inner}}}, {"required": ["a"]}]}),
            "/allOf/0/properties/a/items",
        ),
        (
            json!({"properties": {"a": inner, "b": {}}, "anyOf": [{"required": ["a"]}, {"required": ["b"]}]}),
            "/properties/a",
        ),
        (
            json!({"$ref": "#/$defs/A", "required": ["a"], "$defs": {"A": {"properties": {"a": inner}}}}),
            "/$defs/A/properties/a",
        ),
    ] {
        assert_ignored(&old, place);
    }
}

/// In draft 07, a keyword beside a reference has no effect.
#[test]
fn new_fields_are_ignored_whatever_is_beside_a_reference_in_draft_07() {
    for (key, value) in [
        ("properties", json!({"y": {}})),
        ("required", json!(["x"])),
        ("patternProperties", json!({"^x": {"type": "object", "properties": {}}})),
        ("const", json!({"x": "x"})),
        ("allOf", json!([{"properties": {"y": {}}}])),
    ] {
        let mut old = json!({
            "$schema": "http://json-schema.org/draft-07/schema#",
            "properties": {"a": {"$ref": "#/definitions/A"}},
            "definitions": {"A": {"type": "object", "properties": {"x": {"type": "string"}}}},
        });
        old["properties"]["a"][key] = value;
        assert_ignored(&old, "/definitions/A");
    }
}

#[test]
fn a_value_with_other_fields_is_not_ignored() {
    let one = json!({"a": 1, "b": 1});
    let other = json!({"a": 1, "b": 2});
    for (old, new) in [
        (json!({"const": one}), json!({"const": other})),
        (json!({"enum": [one, other]}), json!({"enum": [other]})),
    ] {
        let beside = |mut schema: Value| {
            schema["properties"] = json!({"a": {}});
            schema
        };
        assert!(!changes(&beside(old.clone()), &beside(new)).is_empty(), "{old}");
    }
}

#[test]
fn objects_without_named_fields_are_not_empty() {
    let schema = |least: u64| json!({"allOf": [{"type": "object"}, {"minProperties": least}]});
    assert!(!changes(&schema(1), &schema(2)).is_empty());
    assert_eq!(changes(&schema(2), &schema(1)), [""; 0]);
}

/// Closed, the inner schema would match fewer values, and the one around it could accept more.
#[test]
fn new_fields_are_not_ignored_within_a_schema_that_must_not_match() {
    let inner = |required: &[&str]| json!({"type": "object", "properties": {"a": {"type": "string"}}, "required": required});
    let not = |required: &[&str]| json!({"not": inner(required)});
    assert_eq!(changes(&not(&["a"]), &not(&["a", "b"])), [""; 0]);
    assert!(!changes(&not(&["a", "b"]), &not(&["a"])).is_empty());
    let at_most = |most: u64| json!({"type": "array", "contains": inner(&[]), "maxContains": most});
    assert_eq!(changes(&at_most(1), &at_most(2)), [""; 0]);
    assert!(!changes(&at_most(2), &at_most(1)).is_empty());
}
