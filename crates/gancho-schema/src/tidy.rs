//! Processing of derived schemas for publication.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use crate::describe::description;
use crate::walk;

/// The order in which keywords are written. All others follow in their original order.
const ORDER: &[&str] = &[
    "$schema",
    "$id",
    "title",
    "description",
    "type",
    "format",
    "pattern",
    "enum",
    "minLength",
    "minimum",
    "maximum",
    "items",
    "required",
    "properties",
    "patternProperties",
    "additionalProperties",
    "$ref",
    "allOf",
    "anyOf",
    "examples",
    "$defs",
];

/// Converts doc comments to descriptions and values of extensible enums to examples, and separates keywords from
/// `$ref`.
pub(crate) fn tidy(schema: &mut Value) {
    walk::every(schema, &mut |schema| {
        list_known_values(schema);
        if let Some(Value::String(text)) = schema.get_mut("description") {
            *text = description(text);
        }
        // Draft-07 ignores keywords beside a `$ref`, so a list with one element replaces it. The list is an `allOf`,
        // because validators report the errors of an `anyOf` as one error at the path of the list.
        if schema.len() > 1
            && let Some(reference) = schema.shift_remove("$ref")
        {
            schema.insert("allOf".to_owned(), json!([{ "$ref": reference }]));
        }
        sort(schema);
    });
}

/// Replaces the annotation of an extensible enum with examples and a sentence, because the list is not exhaustive.
fn list_known_values(schema: &mut Map<String, Value>) {
    let Some(Value::Array(values)) = schema.shift_remove("gancho:values") else { return };
    let mut sentence = String::from("Known values:");
    for (index, value) in values.iter().filter_map(Value::as_str).enumerate() {
        let _ = write!(sentence, "{} `{value}`", if index == 0 { "" } else { "," });
    }
    let text = match schema.get("description").and_then(Value::as_str) {
        Some(text) => format!("{text}\n\n{sentence}."),
        None => format!("{sentence}."),
    };
    schema.insert("description".to_owned(), text.into());
    schema.insert("examples".to_owned(), values.into());
}

fn sort(schema: &mut Map<String, Value>) {
    let place = |key: &str| ORDER.iter().position(|known| *known == key).unwrap_or(ORDER.len());
    let mut fields: Vec<(String, Value)> = std::mem::take(schema).into_iter().collect();
    fields.sort_by_key(|(key, _)| place(key));
    schema.extend(fields);
}

/// Sorts the keywords of the root after some were added.
pub(crate) fn sort_root(schema: &mut Value) {
    if let Some(root) = schema.as_object_mut() {
        sort(root);
    }
}
