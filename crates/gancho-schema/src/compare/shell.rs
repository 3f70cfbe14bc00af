//! The keywords of a schema apart from those that contain its parts.

use serde_json::Value;

use super::document::Document;
use super::keywords::is_passive;
use super::same::same_keyword;
use crate::error::Error;

/// Keywords whose parts are compared one by one.
const PARTS: &[&str] = &["properties", "required", "items", "anyOf", "additionalProperties"];

/// Whether two schemas differ only in their parts, so that it suffices to compare the parts.
pub(super) fn differ_only_in_parts<'d>(
    old_document: &'d Document,
    old: &'d Value,
    new_document: &'d Document,
    new: &'d Value,
) -> Result<bool, Error> {
    let (Some(before), Some(after)) = (old.as_object(), new.as_object()) else { return Ok(old == new) };
    let kept = |key: &&String| !is_passive(key) && !PARTS.contains(&key.as_str());
    for key in before.keys().chain(after.keys()).filter(kept) {
        let (Some(before), Some(after)) = (before.get(key), after.get(key)) else { return Ok(false) };
        // Equal keywords may refer to definitions that differ.
        if !same_keyword(key, old_document, before, new_document, after)? {
            return Ok(false);
        }
    }
    let forms = |schema: &Value| schema.get("anyOf").and_then(Value::as_array).map(Vec::len);
    Ok(forms(old) == forms(new)
        && items_differ_only_in_parts(old.get("items"), new.get("items"))
        && additional_properties_differ_only_in_parts(
            old.get("additionalProperties"),
            new.get("additionalProperties"),
            old.get("properties").is_some(),
        )
        && !names_a_field_of_additional_properties(old, new))
}

/// Whether the new schema names a field that the old one described by `additionalProperties`.
fn names_a_field_of_additional_properties(old: &Value, new: &Value) -> bool {
    let fields = new.get("properties").and_then(Value::as_object).into_iter().flatten();
    let is_described = |name: &str| old.get("properties").is_some_and(|before| before.get(name).is_some());
    old.get("additionalProperties").is_some_and(|others| others != false)
        && fields.into_iter().any(|(name, _)| !is_described(name))
}

fn items_differ_only_in_parts(old: Option<&Value>, new: Option<&Value>) -> bool {
    match (old, new) {
        (_, None | Some(Value::Bool(true))) | (Some(Value::Bool(false)), _) => true,
        (Some(old), Some(new)) => (old.is_object() && new.is_object()) || (old.is_array() && old == new),
        (None, Some(_)) => false,
    }
}

fn additional_properties_differ_only_in_parts(
    old: Option<&Value>,
    new: Option<&Value>,
    has_fields: bool,
) -> bool {
    match (old, new) {
        (_, None | Some(Value::Bool(true))) | (Some(Value::Bool(false)), _) => true,
        (Some(old), Some(new)) => old.is_object() && new.is_object(),
        // Fields that the old schema does not name are ignored if it names any.
        (None, Some(_)) => has_fields,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_new_field_may_have_been_an_additional_one() {
        let new = json!({"properties": {"a": {}, "b": {}}});
        for (others, expected) in
            [(json!(true), true), (json!({"type": "string"}), true), (json!(false), false)]
        {
            let old = |fields| json!({"properties": fields, "additionalProperties": others});
            assert_eq!(
                names_a_field_of_additional_properties(&old(json!({"a": {}})), &new),
                expected,
                "{others}"
            );
            assert!(!names_a_field_of_additional_properties(&old(json!({"a": {}, "b": {}, "c": {}})), &new));
        }
        assert!(!names_a_field_of_additional_properties(&json!({"properties": {"a": {}}}), &new));
    }

    #[test]
    fn items_differ_only_in_parts_if_both_are_schemas_or_fewer_are_rejected() {
        let (allowed, rejected, schema) = (&json!(true), &json!(false), &json!({"type": "string"}));
        for (old, new, expected) in [
            (None, None, true),
            (Some(schema), None, true),
            (Some(schema), Some(allowed), true),
            (Some(rejected), Some(schema), true),
            (Some(schema), Some(schema), true),
            (Some(schema), Some(rejected), false),
            (Some(allowed), Some(schema), false),
            (Some(allowed), Some(rejected), false),
            (None, Some(schema), false),
            (None, Some(rejected), false),
        ] {
            assert_eq!(items_differ_only_in_parts(old, new), expected, "{old:?} {new:?}");
        }
        let list = &json!([{"type": "string"}]);
        assert!(items_differ_only_in_parts(Some(list), Some(list)));
        assert!(!items_differ_only_in_parts(Some(list), Some(&json!([]))));
        assert!(!items_differ_only_in_parts(Some(schema), Some(list)));
    }

    #[test]
    fn additional_properties_differ_only_in_parts_if_both_are_schemas_or_fewer_are_rejected() {
        let (allowed, rejected, schema) = (&json!(true), &json!(false), &json!({"type": "string"}));
        for (old, new, has_fields, expected) in [
            (None, None, false, true),
            (Some(schema), None, false, true),
            (Some(schema), Some(allowed), false, true),
            (Some(rejected), Some(schema), false, true),
            (Some(schema), Some(schema), false, true),
            (Some(schema), Some(rejected), false, false),
            (Some(allowed), Some(schema), true, false),
            (Some(allowed), Some(rejected), true, false),
            (None, Some(schema), true, true),
            (None, Some(schema), false, false),
            (None, Some(rejected), false, false),
        ] {
            let found = additional_properties_differ_only_in_parts(old, new, has_fields);
            assert_eq!(found, expected, "{old:?} {new:?} {has_fields}");
        }
    }
}
