//! Comparison of schemas for which it is hard to decide whether one accepts what the other accepts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]

use gancho_schema::{Change, compare};
use serde_json::{Value, json};

/// The paths of the changes that are certain, and of those that are not.
fn paths(old: &Value, new: &Value) -> (Vec<String>, Vec<String>) {
    let changes = compare(old, new).unwrap();
    let (certain, other): (Vec<_>, Vec<_>) = changes.iter().partition(|change| change.is_certain());
    let paths = |changes: Vec<&Change>| changes.iter().map(|change| change.path().to_string()).collect();
    (paths(certain), paths(other))
}

fn assert_undecided(old: &Value, new: &Value, path: &str) {
    assert_eq!(paths(old, new), (vec![], vec![path.to_owned()]), "{old} {new}");
}

fn assert_compatible(old: &Value, new: &Value) {
    assert_eq!(compare(old, new).unwrap(), [], "{old} {new}");
}

/// The format is not known, but the same.
#[test]
fn an_equal_limit_does_not_prevent_a_decision() {
    assert_compatible(&json!({"type": "integer", "format": "phone"}), &json!({"format": "phone"}));
}

/// The pattern accepts no text of four characters.
#[test]
fn a_value_that_an_equal_limit_may_reject_is_not_certainly_lost() {
    let (old, new) = (
        json!({"type": "string", "pattern": "^a$"}),
        json!({"type": "string", "pattern": "^a$", "maxLength": 3}),
    );
    assert_undecided(&old, &new, "");
}

#[test]
fn a_field_that_no_longer_accepts_anything_is_reported() {
    let field = |schema: Value| json!({"properties": {"a": schema}});
    assert_undecided(&field(json!({"type": "string", "format": "phone"})), &field(json!(false)), "/a");
}

#[test]
fn a_list_that_no_longer_accepts_an_element_is_reported() {
    let list = |items: Value| json!({"type": "array", "items": items});
    assert_undecided(&list(json!({"type": "string", "format": "phone"})), &list(json!(false)), "");
}

#[test]
fn a_schema_for_values_that_had_none_is_reported() {
    let (old, values) = (json!({"type": "object"}), json!({"unevaluatedItems": false}));
    let mut new = old.clone();
    new["additionalProperties"] = values;
    assert_undecided(&old, &new, "");
    assert_compatible(&new, &old);
}

#[test]
fn a_list_of_fewer_alternatives_is_reported() {
    let schema = |formats: &[&str]| {
        let all: Vec<Value> = formats.iter().map(|format| json!({"format": format})).collect();
        json!({"anyOf": all, "minLength": 1})
    };
    assert_undecided(&schema(&["date", "phone", "uuid"]), &schema(&["date", "email"]), "");
}

/// Its schema contains itself in an `allOf`, but did not change.
#[test]
fn a_field_is_not_reported_because_of_another_one() {
    let schema = |id: Value| {
        json!({
            "properties": {"cf_a": {"$ref": "#/$defs/B"}, "id": {"type": id}},
            "patternProperties": {"^cf_": {}},
            "$defs": {
                "A": {"properties": {"a": {}}},
                "B": {"allOf": [{"$ref": "#/$defs/A"}, {"properties": {"next": {"$ref": "#/$defs/B"}}}]},
            },
        })
    };
    let found = paths(&schema(json!(["string", "null"])), &schema(json!("string")));
    assert_eq!(found, (vec!["/id".to_owned()], vec![]));
}

/// The canonical form of such a schema has no end, either.
#[test]
fn an_alternative_may_contain_the_schema_that_it_extends() {
    for rest in ["unevaluatedProperties", "unevaluatedItems"] {
        for alternatives in ["anyOf", "oneOf"] {
            let schema = |id: Value| {
                let again = json!({"$ref": "#/$defs/A", rest: false});
                json!({
                    "properties": {"x": again, "id": {"type": id}},
                    "$defs": {"A": {alternatives: [{"properties": {"a": again}}, {}]}},
                })
            };
            let (old, new) = (schema(json!(["string", "null"])), schema(json!("string")));
            assert_eq!(compare(&old, &old).unwrap(), []);
            let (certain, undecided) = paths(&old, &new);
            assert!(certain.iter().chain(&undecided).any(|path| path == "/id"), "{certain:?} {undecided:?}");
        }
    }
}

/// A new field of any type was an additional one before, which could have other types.
#[test]
fn a_new_field_that_additional_properties_described_is_reported() {
    for count in [1, 40] {
        for others in [json!(true), json!({"type": ["string", "integer"]})] {
            let schema = |names: usize| {
                let fields: serde_json::Map<String, Value> =
                    (0..names).map(|name| (format!("f{name}"), json!({"type": "string"}))).collect();
                json!({"type": "object", "properties": fields, "additionalProperties": others})
            };
            assert_eq!(paths(&schema(count), &schema(count + 1)), (vec![String::new()], vec![]), "{others}");
        }
    }
}

/// The canonical form of such a schema has no end.
#[test]
fn a_conditional_schema_may_contain_the_schema_that_it_extends() {
    for rest in ["unevaluatedProperties", "unevaluatedItems"] {
        for condition in ["if", "then", "else", "dependentSchemas"] {
            let schema = |kind: &str, name: &Value| {
                let again = json!({"$ref": "#/$defs/A", rest: false});
                let inner = json!({"properties": {"a": again}});
                let inner = if condition == "dependentSchemas" { json!({"a": inner}) } else { inner };
                let mut part = json!({"type": kind, "if": {"required": ["a"]}, "then": {"required": ["b"]}});
                part[condition] = inner;
                json!({"properties": {"x": {"$ref": "#/$defs/A", rest: false}, "id": name}, "$defs": {"A": part}})
            };
            let (wide, narrow) = (json!({"type": ["string", "null"]}), json!({"type": "string"}));
            assert_compatible(&schema("object", &wide), &schema("object", &wide));
            let found = paths(&schema("object", &wide), &schema("object", &narrow));
            assert_eq!(found, (vec!["/id".to_owned()], vec![]), "{rest} {condition}");
            assert_undecided(&schema("object", &wide), &schema("array", &wide), "/x");
        }
    }
}
