//! The keywords of a schema apart from those that contain its parts.

use serde_json::Value;

use super::document::Document;
use super::keywords::is_passive;
use super::same::same_keyword;
use crate::error::Error;

/// Keywords whose parts are compared one by one.
const PARTS: &[&str] = &["properties", "required", "items", "anyOf", "additionalProperties"];

/// Keywords of an object that restrict each field alone, or only say which fields there are.
const BY_FIELD: &[&str] = &["type", "properties", "required", "additionalProperties"];

/// An object of more fields than this is not compared as a whole if its fields suffice: that takes n³ steps if n fields
/// differ, 12 s for 210 objects. The objects of this project's schemas have at most 26 fields.
const MANY_FIELDS: usize = 32;

/// Whether two objects of many fields differ only in these.
pub(super) fn differ_only_in_many_fields<'d>(
    old_document: &'d Document,
    old: &'d Value,
    new_document: &'d Document,
    new: &'d Value,
) -> Result<bool, Error> {
    let has_many =
        old.get("properties").and_then(Value::as_object).is_some_and(|all| all.len() > MANY_FIELDS);
    let is_by_field = |schema: &Value| {
        let mut keys = schema.as_object().into_iter().flatten().map(|(key, _)| key);
        keys.all(|key| is_passive(key) || BY_FIELD.contains(&key.as_str()))
    };
    Ok(has_many
        && is_by_field(old)
        && is_by_field(new)
        && differ_only_in_parts(old_document, old, new_document, new)?)
}

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
        && (new.get("items").is_none() || old.get("items").is_some())
        && additional_properties_differ_only_in_parts(
            old.get("additionalProperties"),
            new.get("additionalProperties"),
            old.get("properties").is_some(),
        ))
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
