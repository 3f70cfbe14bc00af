//! The strict variant, for contract tests.

use serde_json::{Map, Value, json};

use crate::variant::Variant;
use crate::walk;

/// The annotation of an object with free-form fields: a pattern of their names. `""` matches all names.
const FREE: &str = "gancho:free";

/// Disallows unknown fields in every object that names its fields. Free-form fields remain allowed.
pub(crate) fn apply(variant: Variant, schema: &mut Value) {
    walk::every(schema, &mut |schema| {
        let free = schema.shift_remove(FREE);
        if variant == Variant::Strict && schema.contains_key("properties") {
            close(schema, free.as_ref().and_then(Value::as_str));
        }
    });
}

fn close(schema: &mut Map<String, Value>, free: Option<&str>) {
    if schema.contains_key("additionalProperties") || free == Some("") {
        return;
    }
    if let Some(pattern) = free {
        schema.insert("patternProperties".to_owned(), json!({ pattern: {} }));
    }
    schema.insert("additionalProperties".to_owned(), false.into());
}
