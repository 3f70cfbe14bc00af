//! Changes that break a consumer, and changes that do not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]

use gancho_schema::{Draft, Variant, catalogue, compare, find, schema};
use serde_json::{Value, json};

fn deal() -> Value {
    schema(find("crm_deal_created").unwrap(), Draft::Draft202012, Variant::Open)
}

fn changes(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut new = deal();
    change(&mut new);
    compare(&deal(), &new).unwrap().iter().map(ToString::to_string).collect()
}

#[test]
fn a_schema_is_compatible_with_itself() {
    for entry in catalogue() {
        for draft in Draft::ALL {
            let same = schema(entry, *draft, Variant::Open);
            assert_eq!(compare(&same, &same).unwrap(), [], "{} {draft}", entry.name());
        }
    }
}

#[test]
fn invisible_and_misleading_characters_of_names_are_escaped() {
    let object = |inner: Value| json!({"type": "object", "properties": {"a\u{202e}b": inner}});
    let (old, new) = (object(json!({"enum": ["c\u{2028}d", "e"]})), object(json!({"const": "e"})));
    let changes = compare(&old, &new).unwrap();
    assert_eq!(changes[0].path().as_str(), "/a\u{202e}b");
    let shown = changes[0].to_string();
    assert!(shown.starts_with(r"/a\u{202e}b: ") && shown.contains(r"c\u{2028}d"), "{shown}");
    assert!(!shown.contains(['\u{202e}', '\u{2028}']), "{shown}");
}

#[test]
fn a_schema_may_contain_itself_in_any_keyword() {
    let tree = |child: Value, name: Value| {
        json!({
            "$ref": "#/$defs/Node",
            "$defs": {"Node": {"type": "object", "properties": {"name": name, "child": child}}},
        })
    };
    let reference = json!({"$ref": "#/$defs/Node"});
    for child in [
        json!({"anyOf": [reference, {"type": "null"}]}),
        json!({"allOf": [reference]}),
        json!({"type": "array", "items": {"anyOf": [reference, {"type": "null"}]}}),
        reference.clone(),
    ] {
        let old = tree(child.clone(), json!({"type": ["string", "null"]}));
        assert_eq!(compare(&old, &old).unwrap(), [], "{child}");
        let new = tree(child.clone(), json!({"type": "string"}));
        assert!(!compare(&old, &new).unwrap().is_empty(), "{child}");
    }
}

#[test]
fn parts_that_are_reached_on_many_paths_are_compared_once() {
    let chain = |last: Value| {
        let mut parts = serde_json::Map::new();
        for number in 0..40 {
            let next = json!({"$ref": format!("#/$defs/{}", number + 1)});
            parts.insert(number.to_string(), json!({"type": "object", "properties": {"a": next, "b": next}}));
        }
        parts.insert("40".to_owned(), json!({"type": "object", "properties": last}));
        json!({"$ref": "#/$defs/0", "$defs": parts})
    };
    let old = chain(json!({"id": {"type": "string"}, "name": {"type": "string"}}));
    assert_eq!(compare(&old, &old).unwrap(), []);
    let new = chain(json!({"id": {"type": "string"}}));
    assert!(compare(&old, &new).unwrap().iter().any(|change| change.path().as_str().ends_with("/name")));
}

#[test]
fn widening_changes_are_not_reported() {
    assert_eq!(changes(|new| new["$defs"]["Deal"]["required"] = json!(["id"])), [""; 0]);
    assert_eq!(
        changes(|new| new["$defs"]["Deal"]["properties"]["name"]["type"] = json!(["string", "null"])),
        [""; 0]
    );
    assert_eq!(changes(|new| new["$defs"]["Deal"]["properties"]["id"] = json!({})), [""; 0]);
    assert_eq!(
        changes(|new| new["$defs"]["Deal"]["properties"]["score"] = json!({ "type": "integer" })),
        [""; 0]
    );
}

/// A consumer that reads the field has lost its description, although an open schema still accepts the field.
#[test]
fn only_the_removed_field_is_reported() {
    for field in ["rating", "campaign"] {
        let found = changes(|new| {
            new["$defs"]["Deal"]["properties"].as_object_mut().unwrap().remove(field);
        });
        assert_eq!(found, [format!("/document/{field}: it was removed from the schema")]);
    }
    assert_eq!(
        changes(|new| {
            new["$defs"]["Stage"]["properties"].as_object_mut().unwrap().remove("nickname");
        }),
        ["/document/deal_stage/nickname: it was removed from the schema"]
    );
}

#[test]
fn all_fields_of_an_object_may_be_removed() {
    let user = json!({"type": "object", "properties": {"id": {"type": "string"}, "name": {}}});
    let schema = |user: Value| json!({"type": "object", "properties": {"user": user}});
    let removed = ["/user/id: it was removed from the schema", "/user/name: it was removed from the schema"];
    for new in [
        json!({"type": "object"}),
        json!({}),
        json!(true),
        json!({"description": "anything"}),
        json!({"type": ["object", "null"], "additionalProperties": true}),
        json!({"additionalProperties": true}),
        json!({"anyOf": [{"type": "null"}, {"type": "object"}]}),
    ] {
        let changes = compare(&schema(user.clone()), &schema(new.clone())).unwrap();
        let changes: Vec<String> = changes.iter().map(ToString::to_string).collect();
        assert_eq!(changes, removed, "{new}");
    }
    let changes = compare(&schema(user), &schema(json!({"type": "string"}))).unwrap();
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].path().as_str(), "/user");
}

#[test]
fn narrowing_changes_are_reported_at_their_field() {
    assert_eq!(
        changes(|new| new["$defs"]["Deal"]["required"].as_array_mut().unwrap().push(json!("user"))),
        ["/document/user: it is now required"]
    );
    assert_eq!(
        changes(|new| new["$defs"]["Deal"]["properties"]["rating"]["type"] = json!("integer")),
        [r#"/document/rating: it no longer accepts values of {"type":"null"}"#]
    );
    assert_eq!(
        changes(|new| new["$defs"]["User"]["properties"]["email"] = json!({ "type": "null" })),
        [r#"/document/user/email: it no longer accepts values of {"type":"string"}"#]
    );
    assert_eq!(
        changes(|new| new["$defs"]["CustomField"]["required"] = json!(["value", "custom_field"])),
        ["/document/deal_custom_fields/*/value: it is now required"]
    );
}

#[test]
fn undecided_changes_are_reported_as_uncertain() {
    let changes = changes(|new| new["$defs"]["Timestamp"]["pattern"] = json!("^[0-9T:Z.+-]+$"));
    assert!(!changes.is_empty());
    assert!(changes.iter().all(|change| change.ends_with("this cannot be decided")), "{changes:?}");
}

/// What is reported for an object that no longer accepts unknown fields.
fn closed(path: &str) -> String {
    format!("{path}: it no longer accepts fields that it does not describe")
}

#[test]
fn an_object_that_no_longer_accepts_unknown_fields_is_reported() {
    let strict = schema(find("crm_source_created").unwrap(), Draft::Draft202012, Variant::Strict);
    let open = schema(find("crm_source_created").unwrap(), Draft::Draft202012, Variant::Open);
    let found: Vec<String> = compare(&open, &strict).unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(found, [closed("the document"), closed("/document")]);
    assert_eq!(compare(&strict, &open).unwrap(), []);
    assert_eq!(
        changes(|new| new["$defs"]["Deal"]["additionalProperties"] = json!(false)),
        [closed("/document")]
    );
    // The field has two alternatives for objects, this one and `{}`, and may also be null.
    assert_eq!(
        changes(|new| new["$defs"]["Stage"]["additionalProperties"] = json!(false)),
        [closed("/document/deal_stage")]
    );
}

#[test]
fn every_keyword_that_disallows_unknown_fields_is_noticed() {
    let open = json!({ "properties": { "a": { "type": "string" } } });
    for keyword in ["additionalProperties", "unevaluatedProperties"] {
        let mut new = open.clone();
        new[keyword] = json!(false);
        let mut allowed = open.clone();
        allowed[keyword] = json!(true);
        for old in [&open, &allowed] {
            let found = compare(old, &new).unwrap();
            assert!(found.iter().any(|change| change.to_string() == closed("the document")), "{found:?}");
            assert!(found.iter().all(gancho_schema::Change::is_certain), "{found:?}");
            assert_eq!(compare(&new, old).unwrap(), [], "{keyword}");
        }
    }
}

#[test]
fn what_is_no_schema_is_not_compared() {
    let payload = json!({ "event_name": "crm_deal_created", "document": {} });
    let error = compare(&payload, &payload).unwrap_err().to_string();
    assert_eq!(error, "the old schema: it is not a JSON Schema, because it has none of its keywords");
    let error = compare(&json!({}), &json!(7)).unwrap_err().to_string();
    assert!(error.starts_with("the new schema: it is not a JSON Schema"), "{error}");
    let error = compare(&json!({ "type": "string" }), &json!({ "type": "nope" })).unwrap_err().to_string();
    assert!(error.starts_with("the new schema: "), "{error}");
    assert_eq!(compare(&json!(false), &json!(true)).unwrap(), []);
    assert_eq!(compare(&json!(true), &json!(false)).unwrap().len(), 1);
}

#[test]
fn a_schema_may_consist_of_any_keyword() {
    for schema in [
        json!({ "exclusiveMinimum": 0 }),
        json!({ "exclusiveMaximum": 0 }),
        json!({ "multipleOf": 2 }),
        json!({ "uniqueItems": true }),
        json!({ "minContains": 1 }),
        json!({ "maxContains": 1 }),
        json!({ "unevaluatedItems": false }),
        json!({ "dependentRequired": { "a": ["b"] } }),
        json!({ "dependentSchemas": { "a": {} } }),
        json!({ "then": {} }),
        json!({ "else": {} }),
        json!({ "contentEncoding": "base64" }),
        json!({ "contentMediaType": "text/html" }),
        json!({ "contentSchema": {} }),
        json!({ "default": 0 }),
        json!({ "deprecated": true }),
        json!({ "readOnly": true }),
        json!({ "writeOnly": true }),
        json!({ "$anchor": "a" }),
        json!({ "$dynamicAnchor": "a" }),
    ] {
        assert_eq!(compare(&schema, &schema).unwrap(), [], "{schema}");
    }
    let positive = json!({ "exclusiveMinimum": 0 });
    assert_eq!(compare(&json!({}), &positive).unwrap().len(), 1);
    assert_eq!(compare(&positive, &json!({})).unwrap(), []);
}
