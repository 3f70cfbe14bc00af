//! Comparison of schemas whose changes are within or beside keywords that are not simply followed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]

use gancho_schema::{Draft, Variant, compare, find, schema};
use serde_json::{Value, json};

/// The changes between two schemas, after asserting that each one is compatible with itself.
fn changes(old: &Value, new: &Value) -> Vec<String> {
    for schema in [old, new] {
        assert_eq!(compare(schema, schema).unwrap(), [], "{schema}");
    }
    compare(old, new).unwrap().iter().map(ToString::to_string).collect()
}

/// Asserts that a narrower type of a part is reported, and a wider one is not.
fn assert_noticed(schema: impl Fn(&Value) -> Value) {
    let (wide, narrow) = (json!({"type": ["string", "null"]}), json!({"type": "string"}));
    let found = changes(&schema(&wide), &schema(&narrow));
    assert!(!found.is_empty(), "{}", schema(&wide));
    assert_eq!(changes(&schema(&narrow), &schema(&wide)), [""; 0], "{}", schema(&wide));
}

#[test]
fn fields_with_the_name_of_an_annotation_are_compared() {
    for name in ["description", "title", "examples", "default", "$comment"] {
        let object = |kind: Value| json!({"type": "object", "properties": {name: {"type": kind}}});
        let inner = |kind: Value| json!({"$ref": "#/$defs/title", "$defs": {"title": object(kind)}});
        let lost = |path: &str| format!(r#"{path}: it no longer accepts values of {{"type":"null"}}"#);
        let (wide, narrow) = (json!(["string", "null"]), json!("string"));
        let found = changes(&object(wide.clone()), &object(narrow.clone()));
        assert_eq!(found, [lost(&format!("/{name}"))]);
        let found = changes(&inner(wide.clone()), &inner(narrow.clone()));
        assert_eq!(found, [lost(&format!("/{name}"))]);
        let array = |kind: Value| {
            json!({
                "type": "array",
                "items": {"$ref": "#/$defs/title"},
                "$defs": {"title": object(kind)},
            })
        };
        assert_eq!(changes(&array(wide), &array(narrow)), [lost(&format!("/*/{name}"))]);
    }
    let annotated =
        json!({"type": "string", "title": "a", "description": "a", "examples": ["a"], "default": "a"});
    assert_eq!(changes(&annotated, &json!({"type": "string", "title": "b", "examples": []})), [""; 0]);
}

#[test]
fn a_description_of_a_campaign_is_a_field() {
    let old = schema(find("crm.Campaign").unwrap(), Draft::Draft202012, Variant::Open);
    let mut new = old.clone();
    assert_eq!(old["properties"]["description"]["type"], json!(["string", "null"]));
    new["properties"]["description"]["type"] = json!("integer");
    let found = changes(&old, &new);
    assert_eq!(found, [r#"/description: it no longer accepts values of {"type":["null","string"]}"#]);
}

#[test]
fn data_with_the_name_of_an_annotation_is_compared() {
    let data = |title: &str| json!({"title": title, "additionalProperties": false});
    let field = |schema: Value| json!({"type": "object", "properties": {"a": schema}});
    for (old, new) in [
        (json!({"const": data("a")}), json!({"const": data("b")})),
        (json!({"const": {"title": "a", "additionalProperties": false}}), json!({"const": {"title": "a"}})),
        (json!({"enum": [data("a"), data("b")]}), json!({"enum": [data("a"), data("c")]})),
    ] {
        assert!(!changes(&old, &new).is_empty(), "{old}");
        assert!(!changes(&field(old.clone()), &field(new)).is_empty(), "{old}");
    }
}

#[test]
fn keywords_beside_a_reference_are_compared() {
    let text =
        |limit: u64| json!({"$ref": "#/$defs/A", "maxLength": limit, "$defs": {"A": {"type": "string"}}});
    assert!(!changes(&text(9), &text(3)).is_empty());
    assert_eq!(changes(&text(3), &text(9)), [""; 0]);

    let definitions = json!({"A": {"type": "object", "properties": {"a": {"type": "string"}}}});
    let reference = json!({"$ref": "#/$defs/A"});
    for list in ["allOf", "anyOf", "oneOf"] {
        let old = json!({
            list: [reference], "properties": {"x": {"type": "string"}}, "$defs": definitions
        });
        let mut new = old.clone();
        new["properties"]["x"] = json!({"type": "integer"});
        new["required"] = json!(["x"]);
        let found = changes(&old, &new);
        let expected = ["/x: it is now required", r#"/x: it no longer accepts values of {"type":"string"}"#];
        assert_eq!(found, expected, "{list}");
    }
    for list in ["allOf", "anyOf"] {
        let mut old = json!({list: [reference], "description": "a", "$defs": definitions});
        let mut new = old.clone();
        new["description"] = json!("b");
        assert_eq!(changes(&old, &new), [""; 0]);
        old["$defs"]["A"]["properties"]["a"] = json!({});
        assert_eq!(changes(&old, &new).len(), 1);
    }
}

#[test]
fn a_removed_alternative_is_noticed_at_each_place() {
    let all = [json!({"type": "string"}), json!({"type": "integer"}), json!({"type": "null"})];
    for removed in 0..all.len() {
        let mut rest = all.to_vec();
        rest.remove(removed);
        for field in [|list: Value| list, |list: Value| json!({"type": "object", "properties": {"a": list}})]
        {
            let (old, new) = (field(json!({"anyOf": all})), field(json!({"anyOf": rest})));
            assert!(!changes(&old, &new).is_empty(), "{old} {new}");
            assert_eq!(changes(&new, &old), [""; 0], "{old} {new}");
        }
    }
}

#[test]
fn definitions_of_one_name_in_both_places_are_distinguished() {
    for (changed, other) in [("definitions", "$defs"), ("$defs", "definitions")] {
        assert_noticed(|kind| {
            json!({
                "type": "object",
                "properties": {"a": {"$ref": format!("#/{changed}/A")}, "b": {"$ref": format!("#/{other}/A")}},
                changed: {"A": kind},
                other: {"A": {"type": "integer"}},
            })
        });
    }
}

/// The definition to which a keyword refers changes, and the keyword beside it does not.
#[test]
fn a_reference_beside_a_keyword_is_followed() {
    for beside in [
        json!({"maxProperties": 4}),
        json!({"required": ["a"]}),
        json!({"properties": {"b": {"pattern": "^b"}}}),
        json!({"unevaluatedProperties": false}),
    ] {
        assert_noticed(|kind| {
            let mut schema = beside.clone();
            schema["$ref"] = json!("#/$defs/A");
            schema["$defs"] = json!({"A": {"type": "object", "properties": {"a": kind}}});
            schema
        });
    }
}

/// In draft 07, a keyword beside a reference has no effect.
#[test]
fn keywords_beside_a_reference_are_ignored_in_draft_07() {
    let schema = |limit: u64| {
        json!({
            "$schema": "http://json-schema.org/draft-07/schema#",
            "properties": {"a": {"$ref": "#/definitions/A", "maxLength": limit, "properties": {"x": {}}}},
            "definitions": {"A": {"type": "string"}},
        })
    };
    assert_eq!(changes(&schema(9), &schema(3)), [""; 0]);
    let mut new = schema(9);
    new["definitions"]["A"]["type"] = json!("integer");
    assert_eq!(changes(&schema(9), &new), [r#"/a: it no longer accepts values of {"type":"string"}"#]);
}

#[test]
fn objects_that_several_schemas_describe_are_compared() {
    let a = json!({"a": {"type": "string"}});
    assert_noticed(
        |kind| json!({"type": "object", "allOf": [{"properties": a}, {"properties": {"b": kind}}]}),
    );
    assert_noticed(
        |kind| json!({"type": "object", "properties": a, "anyOf": [{"properties": {"b": kind}}, {"required": ["a"]}]}),
    );
    assert_noticed(|kind| json!({"type": "object", "properties": a, "unevaluatedProperties": kind}));
    assert_noticed(|kind| json!({"properties": a, "allOf": [{"properties": {"b": kind}}]}));
    assert_noticed(|kind| {
        json!({
            "allOf": [{"$ref": "#/$defs/A"}, {"$ref": "#/$defs/B"}],
            "$defs": {"A": {"type": "object", "properties": a}, "B": {"properties": {"b": kind}}},
        })
    });
    // Each of them describes a part of the object in `c`.
    let c = |fields: Value| json!({"properties": {"c": {"type": "object", "properties": fields}}});
    assert_noticed(|kind| json!({"allOf": [c(a.clone()), c(json!({"b": kind}))]}));
    assert_noticed(|kind| {
        json!({
            "allOf": [{"$ref": "#/$defs/A"}, c(json!({"b": kind}))],
            "anyOf": [c(json!({"d": {}})), {"required": ["c"]}],
            "$defs": {"A": c(a.clone())},
        })
    });
    // Whether a schema covers another is not decided if they contain themselves in an `allOf`.
    let recursive = |kind: &str| {
        let b = json!({"properties": {"b": {"type": kind}, "next": {"$ref": "#/$defs/B"}}});
        json!({
            "properties": {"list": {"type": "array", "items": {"$ref": "#/$defs/B"}}},
            "$defs": {"A": {"type": "object", "properties": a}, "B": {"allOf": [{"$ref": "#/$defs/A"}, b]}},
        })
    };
    let found = changes(&recursive("number"), &recursive("integer"));
    assert_eq!(
        found,
        ["/list/*: it may no longer accept everything that it accepted; this cannot be decided"]
    );
}

/// A field that the old schema does not name is ignored, wherever the others are described.
#[test]
fn new_fields_are_ignored_where_several_schemas_describe_an_object() {
    let new = |fields: &mut Value| fields["properties"]["new"] = json!({"type": "string"});
    for (old, place) in [
        (json!({"allOf": [{"properties": {"a": {}}}, {"properties": {"b": {}}}]}), "/allOf/0"),
        (
            json!({"properties": {"a": {}}, "anyOf": [{"properties": {"b": {}}}, {"required": ["a"]}]}),
            "/anyOf/0",
        ),
        (json!({"properties": {"a": {}}, "allOf": [{"properties": {"b": {}}}]}), ""),
        (
            json!({"properties": {"c": {}}, "$ref": "#/$defs/A", "$defs": {"A": {"properties": {"a": {}}}}}),
            "/$defs/A",
        ),
    ] {
        let mut wider = old.clone();
        new(wider.pointer_mut(place).unwrap());
        assert_eq!(changes(&old, &wider), [""; 0], "{old}");
        let found = changes(&wider, &old);
        assert_eq!(found, ["/new: it was removed from the schema"], "{old}");
    }
}

/// What a negated definition accepts is not narrowed for the comparison.
#[test]
fn a_negated_definition_is_compared_as_it_is() {
    let schema = |kind: Value| {
        json!({
            "properties": {"x": {"not": {"$ref": "#/$defs/A"}}, "y": kind},
            "$defs": {"A": {"type": "object", "properties": {"a": {"type": "string"}}}},
        })
    };
    assert_eq!(changes(&schema(json!({"type": "string"})), &schema(json!({}))), [""; 0]);
    let negated = |closed: bool| {
        let mut inner = json!({"type": "object", "properties": {"a": {"type": "string"}}});
        if closed {
            inner["additionalProperties"] = json!(false);
        }
        json!({"properties": {"x": {"not": inner}}})
    };
    assert!(!changes(&negated(true), &negated(false)).is_empty());
}

#[test]
fn references_to_any_part_of_the_document_are_followed() {
    for (reference, name) in [
        ("#/properties/a", "unused"),
        ("#/$defs/A%20b", "A b"),
        ("#/$defs/A~1b", "A/b"),
        ("#/$defs/A%C3%A9", "A\u{e9}"),
        ("#/definitions/A", "A"),
        ("#/components/schemas/A", "unused"),
    ] {
        assert_noticed(|kind| {
            let key = if reference.starts_with("#/definitions/") { "definitions" } else { "$defs" };
            json!({
                "type": "object",
                "properties": {"a": kind, "b": {"type": "array", "items": {"$ref": reference}}},
                key: {name: kind},
                "components": {"schemas": {"A": kind}},
            })
        });
    }
    let error = compare(&json!({"$ref": "#/$defs/A"}), &json!({})).unwrap_err().to_string();
    assert_eq!(error, "the reference #/$defs/A has no target");
    for reference in ["#anchor", "https://example.com/a.json", "#/$defs/A%2"] {
        let schema = json!({"properties": {"a": {"$ref": reference}}, "$defs": {"A": {"$anchor": "anchor"}}});
        let error = compare(&schema, &schema).unwrap_err().to_string();
        assert_eq!(error, format!("the reference {reference} has no target"));
    }
}

#[test]
fn data_is_no_reference() {
    for keyword in ["const", "default"] {
        assert_noticed(|kind| {
            json!({
                "properties": {"a": {keyword: {"$ref": "abc"}}, "b": kind, "c": {"enum": [{"$ref": "#/x"}, 1]}},
            })
        });
    }
    // Too many of them would be within each other if data could refer to the document.
    let data: Vec<Value> = (0..200).map(|_| json!({"$ref": "#"})).collect();
    let schema = json!({"properties": {"a": {"enum": data}, "b": {"type": "string"}}});
    assert_eq!(changes(&schema, &schema), [""; 0]);
}

/// A field that two alternatives describe differently is compared with the same alternative.
#[test]
fn alternatives_that_describe_the_same_field_are_compatible_with_themselves() {
    for list in ["anyOf", "oneOf", "allOf"] {
        let schema = |second: Value| {
            let field = |names: Value, others: bool| json!({"type": "object", "properties": names, "additionalProperties": others});
            let a = [field(json!({"x": {}}), false), field(second, true)];
            json!({list: a.map(|a| json!({"type": "object", "properties": {"a": a}}))})
        };
        let found = changes(&schema(json!({"y": {}, "z": {}})), &schema(json!({"z": {}})));
        assert_eq!(found, ["/a/y: it was removed from the schema"], "{list}");
    }
}

/// An object with a field that is required but not described is no contradiction.
#[test]
fn fields_that_are_only_required_are_named() {
    assert_noticed(|kind| json!({"type": "object", "properties": {"a": kind}, "required": ["b"]}));
    assert_noticed(|kind| {
        json!({
            "$ref": "#/$defs/A",
            "required": ["b"],
            "$defs": {"A": {"type": "object", "properties": {"a": kind}}},
        })
    });
}

/// A field that a pattern of the new schema describes is compared with the schema of the pattern.
#[test]
fn a_field_that_only_a_pattern_describes_is_not_removed() {
    let lost = r#"/id: it no longer accepts values of {"type":"null"}"#;
    let new = |pattern: Value| {
        json!({
            "properties": {"id": {"type": "string"}},
            "patternProperties": pattern,
            "additionalProperties": false,
        })
    };
    let old = |field: Value| {
        json!({
            "properties": {"cf_a": field, "id": {"type": ["string", "null"]}},
            "additionalProperties": false,
        })
    };
    assert_eq!(changes(&old(json!({})), &new(json!({"^cf_": {}}))), [lost]);
    assert_eq!(changes(&old(json!({"type": "string"})), &new(json!({"^cf_": {"type": "string"}}))), [lost]);
    assert_eq!(
        changes(&old(json!({"type": "string"})), &new(json!({"^cf_": {"type": "integer"}}))),
        [r#"/cf_a: it no longer accepts values of {"type":"string"}"#, lost]
    );
    // Each of several schemas may reject the field.
    assert_eq!(
        changes(&old(json!({"type": "string"})), &new(json!({"^cf_": {}, "_a$": {"type": "integer"}}))),
        [r#"/cf_a: it no longer accepts values of {"type":"string"}"#, lost]
    );
    assert_eq!(
        changes(&old(json!({})), &new(json!({"^x_": {}}))),
        ["/cf_a: it was removed, and the object no longer accepts unknown fields", lost]
    );
}

#[test]
fn a_pattern_of_the_old_schema_limits_a_field() {
    let schema = |field: Value, id: Value| {
        json!({
            "properties": {"cf_a": field, "id": {"type": id}},
            "patternProperties": {"^cf_": {"type": "string"}},
        })
    };
    let lost = r#"/id: it no longer accepts values of {"type":"null"}"#;
    let (wide, narrow) = (json!(["string", "null"]), json!("string"));
    assert_eq!(
        changes(&schema(json!({}), wide.clone()), &schema(json!({"type": "string"}), narrow.clone())),
        [lost]
    );
    let mut new = schema(json!({}), narrow);
    new["properties"].as_object_mut().unwrap().shift_remove("cf_a");
    assert_eq!(changes(&schema(json!({}), wide), &new), [lost]);
}

#[test]
fn fields_within_a_field_that_a_pattern_describes_are_compared() {
    let schema = |names: Value| {
        let field = json!({"type": "object", "properties": names});
        json!({"type": "object", "patternProperties": {"^cf_": field}})
    };
    assert_eq!(
        changes(&schema(json!({"a": {}, "b": {}})), &schema(json!({"a": {}}))),
        ["/*/b: it was removed from the schema"]
    );
}

/// A field that another keyword required before is not reported as newly required.
#[test]
fn a_field_that_was_required_elsewhere_is_not_newly_required() {
    let new = json!({"type": "object", "required": ["a"], "properties": {"a": {}, "b": {"type": "string"}}});
    let lost = r#"/b: it no longer accepts values of {"type":"null"}"#;
    let fields = json!({"a": {}, "b": {"type": ["string", "null"]}});
    let a = json!({"required": ["a"]});
    for (keyword, value) in [("allOf", json!([a])), ("anyOf", json!([a, a])), ("$ref", json!("#/$defs/A"))] {
        let old = json!({"type": "object", "properties": fields, keyword: value, "$defs": {"A": a}});
        let found = compare(&old, &new).unwrap();
        let found: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(found, [lost], "{keyword}");
    }
    // Only one of the alternatives requires it.
    let old = json!({"type": "object", "properties": fields, "anyOf": [a, {"required": ["b"]}]});
    let found = compare(&old, &new).unwrap();
    assert!(found.iter().any(|change| change.to_string() == "/a: it is now required"), "{found:?}");
}
