//! What the value of each keyword is: schemas or data. A field of a map of schemas may have the name of a keyword.

use serde_json::{Map, Value};

/// Keywords without effect on validation.
const ANNOTATIONS: &[&str] =
    &["title", "description", "examples", "default", "deprecated", "readOnly", "writeOnly", "$comment"];

/// Keywords that identify a schema or contain others to which it may refer, without effect by themselves.
const IDENTIFIERS: &[&str] = &["$schema", "$id", "$anchor", "$defs", "definitions"];

/// Keywords whose schemas apply to the same object, and describe it.
pub(super) const DESCRIBING: &[&str] =
    &["$ref", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "dependencies"];

/// Whether a keyword other than `required` may require fields, or allow no object at all.
pub(super) fn may_require_fields(key: &str, value: &Value) -> bool {
    let is_object = |kind: &Value| kind == "object";
    match key {
        "type" => !is_object(value) && !value.as_array().is_some_and(|kinds| kinds.iter().any(is_object)),
        "const" | "enum" | "dependentRequired" | "minProperties" | "$dynamicRef" | "$recursiveRef" => true,
        _ => DESCRIBING.contains(&key),
    }
}

/// Keywords that say something about fields.
pub(super) const FIELDS: &[&str] =
    &["properties", "patternProperties", "additionalProperties", "unevaluatedProperties", "propertyNames"];

pub(super) fn is_annotation(key: &str) -> bool {
    ANNOTATIONS.contains(&key)
}

/// Whether a keyword neither accepts nor rejects anything by itself.
pub(super) fn is_passive(key: &str) -> bool {
    is_annotation(key) || IDENTIFIERS.contains(&key)
}

/// What the value of a keyword is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// A schema, or a list of schemas.
    Schema,
    /// An object whose fields are schemas.
    Schemas,
    /// A reference to a schema.
    Reference,
    /// A reference whose target depends on the schemas around it.
    DynamicReference,
    /// Anything else, such as the value of `const`.
    Data,
}

impl Role {
    pub(super) fn of(key: &str) -> Self {
        match key {
            "$ref" => Self::Reference,
            "$dynamicRef" | "$recursiveRef" => Self::DynamicReference,
            "properties" | "patternProperties" | "dependentSchemas" | "dependencies" | "$defs"
            | "definitions" => Self::Schemas,
            "items"
            | "prefixItems"
            | "additionalItems"
            | "unevaluatedItems"
            | "contains"
            | "additionalProperties"
            | "unevaluatedProperties"
            | "propertyNames"
            | "allOf"
            | "anyOf"
            | "oneOf"
            | "not"
            | "if"
            | "then"
            | "else"
            | "contentSchema" => Self::Schema,
            _ => Self::Data,
        }
    }
}

/// The schemas that the value of a keyword consists of.
pub(super) fn inner<'v>(key: &str, value: &'v Value) -> Vec<&'v Value> {
    match (Role::of(key), value) {
        (Role::Schemas, Value::Object(named)) => named.values().collect(),
        (Role::Schema, Value::Array(list)) => list.iter().collect(),
        (Role::Schema, one) => vec![one],
        _ => Vec::new(),
    }
}

/// The schemas that the value of a keyword consists of.
pub(super) fn inner_mut<'v>(key: &str, value: &'v mut Value) -> Vec<&'v mut Value> {
    match (Role::of(key), value) {
        (Role::Schemas, Value::Object(named)) => named.values_mut().collect(),
        (Role::Schema, Value::Array(list)) => list.iter_mut().collect(),
        (Role::Schema, one) => vec![one],
        _ => Vec::new(),
    }
}

/// Calls `change` on every schema that is an object, from the outermost inwards.
pub(super) fn every(schema: &mut Value, change: &mut impl FnMut(&mut Map<String, Value>)) {
    let mut left = vec![schema];
    while let Some(schema) = left.pop() {
        if let Value::Object(keywords) = schema {
            change(keywords);
            for (key, value) in keywords {
                left.extend(inner_mut(key, value));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn keywords_that_may_require_fields() {
        for (key, value, expected) in [
            ("type", json!("object"), false),
            ("type", json!(["null", "object"]), false),
            ("type", json!("string"), true),
            ("type", json!(["null", "array"]), true),
            ("const", json!({}), true),
            ("enum", json!([{}]), true),
            ("dependentRequired", json!({}), true),
            ("minProperties", json!(1), true),
            ("$dynamicRef", json!("#a"), true),
            ("allOf", json!([]), true),
            ("required", json!(["a"]), false),
            ("properties", json!({}), false),
            ("maxProperties", json!(1), false),
        ] {
            assert_eq!(may_require_fields(key, &value), expected, "{key} {value}");
        }
    }

    #[test]
    fn references_are_distinguished_by_whether_their_target_depends_on_others() {
        assert_eq!(Role::of("$ref"), Role::Reference);
        for key in ["$dynamicRef", "$recursiveRef"] {
            assert_eq!(Role::of(key), Role::DynamicReference, "{key}");
        }
        assert_eq!(
            (Role::of("properties"), Role::of("not"), Role::of("const")),
            (Role::Schemas, Role::Schema, Role::Data)
        );
    }
}
