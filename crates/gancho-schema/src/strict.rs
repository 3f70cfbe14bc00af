//! The strict variant, for contract tests.

use serde_json::{Map, Value, json};

use crate::variant::Variant;
use crate::walk;

/// The annotation for an object whose other fields belong to the sender if their names match it. `""` matches all
/// names.
const OWN: &str = "gancho:own";

/// Disallows unknown fields in every object that names its fields, except fields of the sender.
pub(crate) fn apply(variant: Variant, schema: &mut Value) {
    walk::every(schema, &mut |schema| {
        let own = schema.shift_remove(OWN);
        if variant == Variant::Strict && schema.contains_key("properties") {
            close(schema, own.as_ref().and_then(Value::as_str));
        }
    });
}

fn close(schema: &mut Map<String, Value>, own: Option<&str>) {
    if schema.contains_key("additionalProperties") || own == Some("") {
        return;
    }
    if let Some(pattern) = own {
        schema.insert("patternProperties".to_owned(), json!({ pattern: {} }));
    }
    schema.insert("additionalProperties".to_owned(), false.into());
}
