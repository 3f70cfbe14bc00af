//! The variant for contract tests.

use serde_json::{Map, Value, json};

use crate::variant::Variant;
use crate::walk;

/// The note that an object's further fields are the sender's own: those whose name matches it. `""` is all of them.
const OWN: &str = "gancho:own";

/// Closes every object that names its fields, as far as its fields are not the sender's own.
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
