//! The fields of one pair of schemas, and whether the new one still allows others.

use std::collections::HashSet;
use std::ptr;

use serde_json::Value;

use super::document::Document;
use super::keywords::{self, FIELDS, is_passive};
use super::patterns;
use crate::error::Error;

/// The addresses of an old and a new schema.
pub(super) type Pair = (*const Value, *const Value);

/// Keywords whose schemas describe the same value.
const ALTERNATIVES: &[&str] = &["allOf", "anyOf", "oneOf", "then", "else", "dependentSchemas"];

/// What an old and a new schema say about fields.
pub(super) struct Step<'d> {
    pub(super) pair: Pair,
    /// Whether unknown fields were allowed, and no longer are.
    pub(super) is_closing: bool,
    /// The old and new schemas of fields and elements. There is no new one if the field was removed.
    pub(super) fields: Vec<(&'d str, &'d Value, Option<&'d Value>)>,
}

impl<'d> Step<'d> {
    pub(super) fn pair(
        old_document: &'d Document,
        old: &'d Value,
        new_document: &'d Document,
        new: &'d Value,
    ) -> Result<Pair, Error> {
        Ok((ptr::from_ref(old_document.resolve(old)?), ptr::from_ref(new_document.resolve(new)?)))
    }

    pub(super) fn new(
        old_document: &'d Document,
        old: &'d Value,
        new_document: &'d Document,
        new: &'d Value,
    ) -> Result<Self, Error> {
        let pair = Self::pair(old_document, old, new_document, new)?;
        let (olds, news) = (alternatives(old_document, old)?, alternatives(new_document, new)?);
        let mut all = Vec::new();
        for (index, old) in olds.iter().enumerate() {
            // The alternative of the new schema at the same position probably has the same meaning. A field that it
            // does not describe may have moved to another one.
            let same = news.get(index).filter(|_| olds.len() == news.len());
            let in_new = |find: &dyn Fn(&'d Value) -> Option<&'d Value>| {
                same.into_iter().chain(&news).find_map(|new| find(new))
            };
            for (name, before) in fields(old) {
                let after = in_new(&|new| patterns::for_name(new, name).next());
                // If no alternative accepts an object any more, another change reports it.
                if after.is_some() || news.iter().any(|new| accepts_objects(new)) {
                    all.push((name, before, after));
                }
            }
            for inner in ["items", "additionalProperties"] {
                let before = old.get(inner).filter(|inner| inner.is_object());
                let after = in_new(&|new| new.get(inner).filter(|inner| inner.is_object()));
                if let (Some(before), Some(after)) = (before, after) {
                    all.push(("*", before, Some(after)));
                }
            }
            let patterns = old.get("patternProperties").and_then(Value::as_object);
            for (pattern, before) in patterns.into_iter().flatten() {
                if let Some(after) = in_new(&|new| new.get("patternProperties")?.get(pattern)) {
                    all.push(("*", before, Some(after)));
                }
            }
        }
        Ok(Self { pair, is_closing: is_closing(&olds, &news), fields: all })
    }
}

/// A schema and those of its keywords that describe the same value, resolved, without those that only contain others.
fn alternatives<'d>(document: &'d Document, schema: &'d Value) -> Result<Vec<&'d Value>, Error> {
    let (mut all, mut seen, mut left) = (Vec::new(), HashSet::new(), vec![schema]);
    while let Some(schema) = left.pop() {
        let schema = document.resolve(schema)?;
        if !seen.insert(ptr::from_ref(schema)) {
            continue;
        }
        let mut inner = Vec::new();
        for (key, value) in schema.as_object().into_iter().flatten() {
            if ALTERNATIVES.contains(&key.as_str()) {
                inner.extend(keywords::inner(key, value));
            } else if key == "$ref" {
                inner.extend(value.as_str().map(|reference| document.target(reference)).transpose()?);
            }
        }
        if inner.is_empty() || FIELDS.iter().chain(&["items"]).any(|key| schema.get(key).is_some()) {
            all.push(schema);
        }
        left.extend(inner.into_iter().rev());
    }
    Ok(all)
}

fn fields(schema: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let properties = schema.get("properties").and_then(Value::as_object);
    properties.into_iter().flatten().map(|(name, field)| (name.as_str(), field))
}

/// Whether a schema certainly accepts some objects: by its type, by what it says about their fields, or because it
/// accepts everything.
fn accepts_objects(schema: &Value) -> bool {
    let Some(keywords) = schema.as_object() else { return schema == true };
    match keywords.get("type") {
        Some(Value::Array(types)) => types.iter().any(|kind| kind == "object"),
        Some(kind) => kind == "object",
        None => keywords.keys().all(|key| is_passive(key) || FIELDS.contains(&key.as_str())),
    }
}

/// What a schema says about fields that it does not describe.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Others {
    /// They are allowed.
    Allowed,
    /// They are not allowed.
    Rejected,
    /// It accepts no object, or a schema other than `false` limits them.
    Other,
}

/// Whether unknown fields were allowed, and no longer are.
fn is_closing(olds: &[&Value], news: &[&Value]) -> bool {
    let count = |all: &[&Value], what: Others| all.iter().filter(|one| others(one) == what).count();
    if olds.len() == news.len() {
        // Each alternative probably has the same meaning in both.
        count(news, Others::Allowed) < count(olds, Others::Allowed)
            && count(news, Others::Rejected) > count(olds, Others::Rejected)
    } else {
        count(olds, Others::Allowed) > 0
            && count(news, Others::Allowed) == 0
            && count(news, Others::Rejected) > 0
    }
}

fn others(schema: &Value) -> Others {
    let Some(keywords) = schema.as_object() else {
        return if schema == true { Others::Allowed } else { Others::Other };
    };
    let accepts_objects = match keywords.get("type") {
        Some(Value::Array(types)) => types.iter().any(|kind| kind == "object"),
        Some(kind) => kind == "object",
        None => !keywords.contains_key("enum") && !keywords.contains_key("const"),
    };
    let rest = ["additionalProperties", "unevaluatedProperties"].map(|key| keywords.get(key));
    if !accepts_objects {
        Others::Other
    } else if rest.contains(&Some(&Value::Bool(false))) {
        Others::Rejected
    } else if rest.iter().flatten().all(|rest| *rest == true) {
        Others::Allowed
    } else {
        Others::Other
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_schema_allows_rejects_or_limits_other_fields() {
        let object = |more: Value| json!({"type": ["object", "null"], "additionalProperties": more});
        for (schema, expected) in [
            (json!(true), "allowed"),
            (json!({}), "allowed"),
            (json!({"type": "object"}), "allowed"),
            (object(json!(true)), "allowed"),
            (object(json!(false)), "rejected"),
            (json!({"unevaluatedProperties": false}), "rejected"),
            (object(json!({})), "other"),
            (json!({"unevaluatedProperties": true, "additionalProperties": {}}), "other"),
            (json!(false), "other"),
            (json!({"type": "string"}), "other"),
            (json!({"type": ["string", "null"], "additionalProperties": false}), "other"),
            (json!({"const": {}}), "other"),
            (json!({"enum": [{}]}), "other"),
        ] {
            let found = match others(&schema) {
                Others::Allowed => "allowed",
                Others::Rejected => "rejected",
                Others::Other => "other",
            };
            assert_eq!(found, expected, "{schema}");
        }
    }

    #[test]
    fn other_fields_are_closed_if_they_were_allowed_and_are_rejected() {
        let (open, closed, text) =
            (json!({}), json!({"additionalProperties": false}), json!({"type": "string"}));
        let (open, closed, text) = (&open, &closed, &text);
        for (olds, news, expected) in [
            (vec![open], vec![closed], true),
            (vec![open], vec![open], false),
            (vec![closed], vec![closed], false),
            (vec![closed], vec![open], false),
            (vec![open], vec![text], false),
            (vec![text], vec![closed], false),
            (vec![open, open], vec![open, closed], true),
            (vec![open, closed], vec![closed, closed], true),
            (vec![open, closed], vec![closed, text], false),
            (vec![open], vec![closed, text], true),
            (vec![open, open], vec![closed], true),
            (vec![open], vec![open, closed], false),
            (vec![text], vec![closed, closed], false),
            (vec![open], vec![text, text], false),
        ] {
            assert_eq!(is_closing(&olds, &news), expected, "{olds:?} {news:?}");
        }
    }
}
