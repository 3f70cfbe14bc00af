//! Comparison of schemas whose parts refer to each other, on many paths or deeply.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]

use gancho_schema::{Change, compare};
use serde_json::{Map, Value, json};

/// A chain of definitions: each refers to the next one in these fields, and the last one has these properties.
fn chain(length: usize, fields: &[&str], last: &Value) -> Value {
    let mut parts = Map::new();
    for number in 0..length {
        let next = json!({"$ref": format!("#/$defs/{}", number + 1)});
        let fields: Map<String, Value> =
            fields.iter().map(|name| ((*name).to_owned(), next.clone())).collect();
        parts.insert(number.to_string(), json!({"type": "object", "properties": fields}));
    }
    parts.insert(length.to_string(), json!({"type": "object", "properties": last}));
    json!({"$ref": "#/$defs/0", "$defs": parts})
}

/// Definitions each of which refers to the next one, and the last one to the first.
fn cycle(length: usize, name: &Value) -> Value {
    let part = |number: usize| {
        let next = json!({"$ref": format!("#/$defs/{}", (number + 1) % length)});
        (number.to_string(), json!({"type": "object", "properties": {"name": name, "next": next}}))
    };
    json!({"$ref": "#/$defs/0", "$defs": (0..length).map(part).collect::<Map<_, _>>()})
}

#[test]
fn a_change_with_many_places_does_not_hide_another_one() {
    let document = |many: Value, small: Value| {
        let mut document = chain(10, &["a", "b"], &many);
        let small = json!({"type": "object", "properties": small});
        document["$defs"]["root"] =
            json!({"type": "object", "properties": {"many": {"$ref": "#/$defs/0"}, "small": small}});
        document["$ref"] = json!("#/$defs/root");
        document
    };
    let string = json!({"type": "string"});
    let old = document(json!({"id": string, "name": string}), json!({"x": string, "y": string}));
    let new = document(json!({"id": string}), json!({"x": string}));
    let changes = compare(&old, &new).unwrap();
    let at = |end: &str| changes.iter().filter(|change| change.path().as_str().ends_with(end)).count();
    assert_eq!((at("/name"), at("/small/y")), (1000, 1));
    let last = changes.last().unwrap();
    assert_eq!(
        (last.to_string().as_str(), last.is_certain()),
        ("the document: there are more places with these changes, which are not listed", false)
    );
    assert_eq!(changes.iter().filter(|change| !change.is_certain()).count(), 1);
}

#[test]
fn a_chain_of_references_does_not_overflow_the_stack() {
    let changes = |length: usize| {
        let last = |kind: &str| chain(length, &["a"], &json!({"name": {"type": kind}}));
        compare(&last("string"), &last("integer"))
    };
    let found = changes(60).unwrap();
    let expected = r#"it no longer accepts values of {"type":"string"}"#;
    assert_eq!(found.iter().map(Change::message).collect::<Vec<_>>(), [expected]);
    for length in [64, 200, 20_000] {
        assert_eq!(
            changes(length).unwrap_err().to_string(),
            "the old schema: more than 128 of its schemas are within each other, directly or by references",
            "{length}"
        );
    }
}

#[test]
fn cycles_do_not_overflow_the_stack() {
    let (old, new) = (json!({"type": ["string", "null"]}), json!({"type": "string"}));
    assert_eq!(compare(&cycle(12, &old), &cycle(12, &new)).unwrap().len(), 12);
    // The pairs of their parts repeat after as many steps as the product of both lengths.
    assert_eq!(compare(&cycle(3, &old), &cycle(4, &new)).unwrap().len(), 12);
    let error = compare(&cycle(30, &old), &cycle(31, &new)).unwrap_err().to_string();
    assert!(error.ends_with("more than 256 pairs of their parts are within each other"), "{error}");
    assert_eq!(compare(&cycle(30, &old), &cycle(30, &old)).unwrap(), []);
    let error = compare(&cycle(3, &old), &cycle(100, &new)).unwrap_err().to_string();
    assert!(error.starts_with("the new schema: more than 128 of its schemas"), "{error}");
}

/// The keyword is the same in both schemas, but the definition to which it refers is not.
#[test]
fn a_change_behind_an_undecided_keyword_is_reported() {
    let document = |kind: Value| {
        json!({
            "type": "array",
            "contains": {"$ref": "#/$defs/Entry"},
            "$defs": {"Entry": {"type": "object", "properties": {"id": {"type": kind}}}},
        })
    };
    let changes = compare(&document(json!(["string", "null"])), &document(json!("string"))).unwrap();
    assert!(!changes.is_empty());
}
