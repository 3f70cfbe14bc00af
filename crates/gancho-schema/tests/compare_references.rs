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
    // The pairs of their parts repeat after the least common multiple of both lengths.
    assert_eq!(compare(&cycle(3, &old), &cycle(4, &new)).unwrap().len(), 12);
    let error = compare(&cycle(16, &old), &cycle(17, &new)).unwrap_err().to_string();
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

/// The paths of all changes.
fn paths(old: &Value, new: &Value) -> Vec<String> {
    assert_eq!(compare(old, old).unwrap(), []);
    compare(old, new).unwrap().iter().map(|change| change.path().as_str().to_owned()).collect()
}

#[test]
fn every_place_is_listed_if_two_alternatives_lead_to_it() {
    let part = json!({"$ref": "#/$defs/P"});
    let old = json!({
        "properties": {"v": {"anyOf": [{"properties": {"a": part}}, {"properties": {"a": part, "b": part}}]}},
        "$defs": {"P": {"type": "object", "properties": {"id": {"type": "string"}}}},
    });
    let mut new = old.clone();
    new["$defs"]["P"]["additionalProperties"] = json!(false);
    assert_eq!(paths(&old, &new), ["/v/a", "/v/b"]);
}

#[test]
fn every_place_is_listed_if_definitions_refer_to_each_other() {
    let string = json!({"type": "string"});
    let (p, q) = (json!({"$ref": "#/$defs/P"}), json!({"$ref": "#/$defs/Q"}));
    let old = json!({
        "type": "object",
        "properties": {"p": p, "q": q},
        "$defs": {
            "P": {"type": "object", "properties": {"id": string, "name": string, "q": q}},
            "Q": {"type": "object", "properties": {"p": p}},
        },
    });
    let mut new = old.clone();
    new["$defs"]["P"]["properties"].as_object_mut().unwrap().remove("name");
    assert_eq!(paths(&old, &new), ["/p/name", "/q/p/name"]);
}

/// Each of 9 definitions refers to all of them, which are on more paths than could be walked, and to the root. Only the
/// root has a change, so almost all paths lead to nothing.
#[test]
fn paths_that_lead_to_nothing_are_not_all_walked() {
    let string = json!({"type": "string"});
    let all: Map<String, Value> =
        (0..9).map(|number| (number.to_string(), json!({"$ref": format!("#/$defs/{number}")}))).collect();
    let document = |own: Value| {
        let mut inner = all.clone();
        inner.insert("root".to_owned(), json!({"$ref": "#"}));
        let parts: Map<String, Value> =
            all.keys().map(|name| (name.clone(), json!({"type": "object", "properties": inner}))).collect();
        json!({"type": "object", "properties": {"own": own, "0": all["0"]}, "$defs": parts})
    };
    let old = document(json!({"type": "object", "properties": {"id": string, "name": string}}));
    let new = document(json!({"type": "object", "properties": {"id": string}}));
    assert!(paths(&old, &new).contains(&"/own/name".to_owned()));
}

/// Each definition is needed in three variants: as it is, as a part of an `allOf`, and within `not`.
#[test]
fn cycles_through_several_keywords_do_not_overflow_the_stack() {
    let document = |kind: Value| {
        let part = |number: usize| {
            let next = json!({"$ref": format!("#/$defs/{}", (number + 1) % 17)});
            let fields = json!({"properties": {"next": next, "name": {"type": kind}}});
            (
                number.to_string(),
                json!({"allOf": [next, fields], "not": {"required": ["x"], "allOf": [next]}}),
            )
        };
        json!({"$ref": "#/$defs/0", "$defs": (0..17).map(part).collect::<Map<_, _>>()})
    };
    let old = document(json!(["string", "null"]));
    assert!(!paths(&old, &document(json!("string"))).is_empty());
}

/// Definitions that only refer to the next one, without objects between them.
#[test]
fn a_chain_of_references_alone_is_no_cycle() {
    let chain = |length: usize, last: &Value| {
        let mut parts = Map::new();
        for number in 0..length {
            parts.insert(number.to_string(), json!({"$ref": format!("#/$defs/{}", number + 1)}));
        }
        parts.insert(length.to_string(), last.clone());
        json!({"$ref": "#/$defs/0", "$defs": parts})
    };
    let (old, new) = (json!({"type": ["string", "null"]}), json!({"type": "string"}));
    for length in [1, 63, 64, 65, 100, 125] {
        let changes = compare(&chain(length, &old), &chain(length, &new)).unwrap();
        assert_eq!(changes.len(), 1, "{length}");
        assert_eq!(compare(&chain(length, &new), &chain(length, &old)).unwrap(), [], "{length}");
    }
    let error = compare(&cycle_of_references(), &cycle_of_references()).unwrap_err().to_string();
    assert!(error.ends_with("the references form a cycle"), "{error}");
}

fn cycle_of_references() -> Value {
    json!({"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}})
}

/// The comparison adds definitions of its own. Those of the document may have the same names.
#[test]
fn a_definition_may_have_the_name_of_an_added_one() {
    for name in ["gancho:0", "gancho:1", "gancho:root", "gancho:own:gancho:0", "gancho:inner:A"] {
        let schema = |kind: Value| {
            json!({
                "type": "object",
                "properties": {
                    "a": {"$ref": "#/properties/b"},
                    "b": {"type": kind},
                    "c": {"$ref": format!("#/$defs/{name}")},
                },
                "$defs": {name: {"type": "integer"}, "A": {}},
            })
        };
        let found = paths(&schema(json!(["string", "null"])), &schema(json!("string")));
        assert!(found.contains(&"/b".to_owned()), "{name}: {found:?}");
        assert!(!found.contains(&"/c".to_owned()), "{name}: {found:?}");
    }
}

#[test]
fn only_two_hexadecimal_digits_are_decoded() {
    for code in ["%+f", "%-f", "% f", "%0g"] {
        let schema = json!({"$ref": format!("#/$defs/A{code}"), "$defs": {"A\u{f}": {"type": "string"}}});
        let error = compare(&schema, &schema).unwrap_err().to_string();
        assert!(error.ends_with("has no target"), "{code}: {error}");
    }
}

/// The target of a dynamic reference may be any part of the document.
#[test]
fn a_change_behind_a_dynamic_reference_is_reported() {
    for key in ["$defs", "definitions"] {
        let document = |reference: &str, kind: Value| {
            json!({
                "properties": {"a": {"$dynamicRef": reference}},
                key: {
                    "X": {"$dynamicAnchor": "x", "type": kind},
                    "Y": {"$dynamicAnchor": "y", "type": "integer"},
                },
            })
        };
        let wide = json!(["string", "null"]);
        let old = document("#x", wide.clone());
        assert!(!paths(&old, &document("#x", json!("string"))).is_empty(), "{key}");
        assert!(!paths(&old, &document("#y", wide)).is_empty(), "{key}");
    }
}

#[test]
fn a_reference_leads_to_one_list_of_definitions_only() {
    let schema = |reference: &str, key: &str| json!({"properties": {"a": {"$ref": reference}}, key: {"A": {"type": "string"}}});
    assert!(compare(&schema("#/definitions/A", "$defs"), &json!({})).is_err());
    // The second one is the name of a definition that the comparison adds.
    for reference in ["#/$defs/A", "#/$defs/gancho:root"] {
        let error = compare(&schema(reference, "definitions"), &json!({})).unwrap_err().to_string();
        assert_eq!(error, format!("the old schema: the reference {reference} has no target"));
    }
}
