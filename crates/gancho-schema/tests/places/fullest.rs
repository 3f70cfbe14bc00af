//! The fullest document of a schema: every field, one element in every list, and the first non-empty alternative.

use serde_json::{Map, Value, json};

/// The depth of schemas beyond which lists are empty: a `ListItem` contains others.
const DEEPEST: usize = 24;

/// The place of a value, and its schema.
pub(crate) struct Place {
    /// The value's pointer in the document.
    pub(crate) pointer: String,
    /// The schema of the field or the element, at the place of its use.
    schema: Value,
}

impl Place {
    pub(crate) fn description(&self) -> &str {
        self.schema["description"].as_str().unwrap_or_default()
    }

    /// Whether it is an extensible enum.
    pub(crate) fn is_extensible_enum(&self) -> bool {
        self.description().contains("Known values: ")
    }

    /// Whether it is an amount, which is identified by its bounds.
    pub(crate) fn is_amount(&self) -> bool {
        self.schema["minimum"].as_f64().is_some_and(|least| least < -1e28)
    }

    /// The list that contains the value.
    pub(crate) fn list(&self) -> Option<&str> {
        self.pointer.strip_suffix("/0")
    }
}

/// The document, and all of its places.
pub(crate) fn fullest(schema: &Value) -> (Value, Vec<Place>) {
    let mut walk = Walk { root: schema, places: Vec::new() };
    let document = walk.value(schema, "", 0);
    (document, walk.places)
}

struct Walk<'s> {
    root: &'s Value,
    places: Vec<Place>,
}

impl Walk<'_> {
    fn value(&mut self, schema: &Value, pointer: &str, depth: usize) -> Value {
        if let Some(reference) = schema["$ref"].as_str() {
            let schema = self.root.pointer(reference.trim_start_matches('#')).unwrap().clone();
            return self.value(&schema, pointer, depth + 1);
        }
        // A reference with a description of its own is in an `allOf` with one element.
        if let Some([only]) = schema["allOf"].as_array().map(Vec::as_slice) {
            return self.value(only, pointer, depth + 1);
        }
        if let Some(forms) = schema["anyOf"].as_array() {
            let filled = forms.iter().find(|form| !is_empty_form(form));
            return self.value(filled.unwrap_or(&forms[0]), pointer, depth + 1);
        }
        if let Some(values) = schema["enum"].as_array() {
            return values[0].clone();
        }
        match kind(schema) {
            "null" => Value::Null,
            "boolean" => json!(true),
            "integer" | "number" => json!(1),
            "array" if depth > DEEPEST => json!([]),
            "array" => {
                let at = format!("{pointer}/0");
                let element = self.place(&schema["items"], at, depth);
                json!([element])
            }
            "object" => self.object(schema, pointer, depth),
            "string" => schema["examples"].get(0).cloned().unwrap_or(json!("1")),
            _ => json!("1"),
        }
    }

    fn object(&mut self, schema: &Value, pointer: &str, depth: usize) -> Value {
        let mut fields = Map::new();
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            fields.insert(name.clone(), self.place(property, format!("{pointer}/{name}"), depth));
        }
        fields.into()
    }

    fn place(&mut self, schema: &Value, pointer: String, depth: usize) -> Value {
        let value = self.value(schema, &pointer, depth + 1);
        self.places.push(Place { pointer, schema: schema.clone() });
        value
    }
}

fn is_empty_form(schema: &Value) -> bool {
    match schema["$ref"].as_str() {
        Some(reference) => reference.ends_with("/EmptyString") || reference.ends_with("/EmptyObject"),
        None => kind(schema) == "null",
    }
}

/// The first type that is not `null`.
fn kind(schema: &Value) -> &str {
    match &schema["type"] {
        Value::Array(kinds) => {
            kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null").unwrap_or("null")
        }
        kind => kind.as_str().unwrap_or("anything"),
    }
}
