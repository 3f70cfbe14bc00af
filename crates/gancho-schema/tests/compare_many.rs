//! Objects of many fields.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may panic")]

use gancho_schema::{Change, compare};
use serde_json::{Map, Value, json};

/// An object of this number of fields, each a reference to a definition of its own. In the new form, a third is
/// narrower, a third wider.
fn object(count: usize, is_new: bool) -> Value {
    let (narrow, wide) = (json!("string"), json!(["string", "null"]));
    let definition = |index: usize| {
        let kind = match index % 3 {
            0 if is_new => &narrow,
            1 if !is_new => &narrow,
            _ => &wide,
        };
        json!({ "type": "object", "properties": { "id": { "type": kind } } })
    };
    let definitions: Map<String, Value> =
        (0..count).map(|index| (format!("D{index}"), definition(index))).collect();
    let properties: Map<String, Value> = (0..count)
        .map(|index| (format!("f{index}"), json!({ "$ref": format!("#/$defs/D{index}") })))
        .collect();
    json!({ "type": "object", "properties": properties, "$defs": definitions })
}

fn changed(old: &Value, new: &Value) -> Vec<String> {
    let mut changes: Vec<String> = compare(old, new).unwrap().iter().map(Change::to_string).collect();
    changes.sort();
    changes
}

#[test]
fn each_narrower_field_is_reported_whatever_the_number_of_fields() {
    for count in [3, 40] {
        let (old, new) = (object(count, false), object(count, true));
        assert_eq!(changed(&old, &new), narrower(count, 0), "{count} fields");
        assert_eq!(changed(&new, &old), narrower(count, 1), "{count} fields");
    }
}

/// The changes of every third field.
fn narrower(count: usize, first: usize) -> Vec<String> {
    let fields = (first..count).step_by(3);
    let mut changes: Vec<String> = fields
        .map(|index| format!(r#"/f{index}/id: it no longer accepts values of {{"type":"null"}}"#))
        .collect();
    changes.sort();
    changes
}

#[test]
fn required_and_removed_fields_of_large_objects_are_reported() {
    let old = object(40, false);
    let mut new = old.clone();
    new["required"] = json!(["f7"]);
    assert_eq!(changed(&old, &new), ["/f7: it is now required"]);
    new["properties"].as_object_mut().unwrap().shift_remove("f9");
    assert_eq!(changed(&old, &new), ["/f7: it is now required", "/f9: it was removed from the schema"]);
    new["additionalProperties"] = json!(false);
    let [required, removed, closed] = changed(&old, &new).try_into().unwrap();
    assert_eq!(required, "/f7: it is now required");
    assert_eq!(removed, "/f9: it was removed, and the object no longer accepts unknown fields");
    assert_eq!(closed, "the document: it no longer accepts fields that it does not describe");
}

#[test]
fn large_objects_are_compared_as_a_whole_if_a_keyword_concerns_several_fields() {
    let (mut old, mut new) = (object(40, false), object(40, true));
    old["maxProperties"] = json!(0);
    new["maxProperties"] = json!(0);
    // No value has a field, so no narrower field rejects one.
    assert_eq!(changed(&old, &new), [""; 0]);
    let mut larger = old.clone();
    larger["maxProperties"] = json!(1);
    assert_eq!(changed(&old, &larger), [""; 0]);
    let [change] = changed(&larger, &old).try_into().unwrap();
    assert!(change.starts_with("the document: it no longer accepts"), "{change}");
}
