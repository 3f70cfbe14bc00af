//! Schemas whose canonical form may have no end.
//!
//! The crate `jsonschema` copies a conditional schema, or alternatives, into a schema with `unevaluatedProperties` or
//! `unevaluatedItems` that refers to it. If the copied schema contains such a reference again, it never stops.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::keywords;
use super::references;

/// Keywords whose schemas do not apply to every value.
const CONDITIONAL: &[&str] = &["if", "then", "else", "dependentSchemas", "dependencies", "anyOf", "oneOf"];

/// Whether a document, whose references all lead to its definitions, may have no canonical form: some of its schemas are
/// conditional, some limit what others leave over, and some contain themselves.
pub(super) fn may_be(document: &Value) -> bool {
    let (mut is_conditional, mut is_limited) = (false, false);
    walk(document, |key, _| {
        is_conditional |= CONDITIONAL.contains(&key);
        is_limited |= ["unevaluatedProperties", "unevaluatedItems"].contains(&key);
    });
    is_conditional
        && is_limited
        && document.get("$defs").and_then(Value::as_object).is_some_and(any_contains_itself)
}

/// Whether a definition leads to itself.
fn any_contains_itself(definitions: &Map<String, Value>) -> bool {
    let targets = |definition| {
        let mut all = HashSet::new();
        walk(definition, |key, value| {
            if key == "$ref" {
                all.extend(value.as_str().and_then(references::name));
            }
        });
        all
    };
    let mut left: HashMap<&str, HashSet<&str>> =
        definitions.iter().map(|(name, definition)| (name.as_str(), targets(definition))).collect();
    // Those that lead only to others that end, end as well.
    loop {
        let ended: Vec<&str> = left
            .iter()
            .filter(|(_, targets)| !targets.iter().any(|target| left.contains_key(target)))
            .map(|(name, _)| *name)
            .collect();
        if ended.is_empty() {
            return !left.is_empty();
        }
        for name in ended {
            left.remove(name);
        }
    }
}

/// Calls `see` with every keyword of a schema and of those within it.
fn walk<'v>(schema: &'v Value, mut see: impl FnMut(&str, &'v Value)) {
    let mut left = vec![schema];
    while let Some(schema) = left.pop() {
        for (key, value) in schema.as_object().into_iter().flatten() {
            see(key, value);
            left.extend(keywords::inner(key, value));
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_definition_contains_itself_if_its_references_lead_back_to_it() {
        let to = |name: &str| json!({"properties": {"a": {"$ref": references::to(name)}}});
        for (definitions, expected) in [
            (json!({}), false),
            (json!({"A": {}, "B": to("A"), "C": to("B")}), false),
            (json!({"A": to("A")}), true),
            (json!({"A": to("B"), "B": to("C"), "C": to("A")}), true),
            (json!({"A": {}, "B": {"allOf": [to("A"), to("B")]}}), true),
            (json!({"A": {"const": to("A")}}), false),
            (json!({"A": to("missing")}), false),
        ] {
            assert_eq!(any_contains_itself(definitions.as_object().unwrap()), expected, "{definitions}");
        }
    }

    #[test]
    fn a_form_may_be_endless_if_its_schemas_are_conditional_limited_and_recursive() {
        let all = |condition: &str, limit: &str, reference: &str| {
            json!({
                "properties": {"a": {"$ref": reference, limit: false}},
                "$defs": {"A": {condition: {"properties": {"b": {"$ref": reference}}}}},
            })
        };
        for condition in ["if", "then", "else"] {
            for limit in ["unevaluatedProperties", "unevaluatedItems"] {
                assert!(may_be(&all(condition, limit, "#/$defs/A")), "{condition} {limit}");
            }
        }
        assert!(!may_be(&all("not", "unevaluatedProperties", "#/$defs/A")));
        assert!(!may_be(&all("if", "additionalProperties", "#/$defs/A")));
        assert!(!may_be(&all("if", "unevaluatedProperties", "#/$defs/B")));
        assert!(!may_be(&json!({"if": {}, "unevaluatedItems": false})));
    }
}
