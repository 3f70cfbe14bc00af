//! From what the derives give to what is published.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use crate::describe::description;
use crate::walk;

/// The order in which keywords are printed. Those not named here follow in the order they came.
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

/// Makes descriptions of doc comments, words of extensible enums into examples, and lets every `$ref` stand alone.
pub(crate) fn tidy(schema: &mut Value) {
    walk::every(schema, &mut |schema| {
        name_words(schema);
        if let Some(Value::String(text)) = schema.get_mut("description") {
            *text = description(text);
        }
        // Draft-07 ignores what stands beside a `$ref`: a list of one takes its place. It is `allOf`, since validators tell
        // errors of `anyOf` as one error at the place of the list.
        if schema.len() > 1
            && let Some(reference) = schema.shift_remove("$ref")
        {
            schema.insert("allOf".to_owned(), json!([{ "$ref": reference }]));
        }
        sort(schema);
    });
}

/// Takes the note of an extensible enum's words and makes them examples, and a sentence: the list is not closed.
fn name_words(schema: &mut Map<String, Value>) {
    let Some(Value::Array(words)) = schema.shift_remove("gancho:values") else { return };
    let mut sentence = String::from("Known values:");
    for (index, word) in words.iter().filter_map(Value::as_str).enumerate() {
        let _ = write!(sentence, "{} `{word}`", if index == 0 { "" } else { "," });
    }
    let text = match schema.get("description").and_then(Value::as_str) {
        Some(text) => format!("{text}\n\n{sentence}."),
        None => format!("{sentence}."),
    };
    schema.insert("description".to_owned(), text.into());
    schema.insert("examples".to_owned(), words.into());
}

fn sort(schema: &mut Map<String, Value>) {
    let place = |key: &str| ORDER.iter().position(|known| *known == key).unwrap_or(ORDER.len());
    let mut fields: Vec<(String, Value)> = std::mem::take(schema).into_iter().collect();
    fields.sort_by_key(|(key, _)| place(key));
    schema.extend(fields);
}

/// Puts the keywords of the root in order, after some were added.
pub(crate) fn sort_root(schema: &mut Value) {
    if let Some(root) = schema.as_object_mut() {
        sort(root);
    }
}
