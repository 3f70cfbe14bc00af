//! The fields that the schemas of one object describe together.

use std::collections::{BTreeSet, HashMap};

use serde_json::{Map, Value};

use super::keywords::{self, DESCRIBING};
use super::references;

/// What stands for the elements of an array among the names of fields.
const ELEMENTS: &str = "\0elements";

/// The fields that a schema describes, directly or in keywords such as `allOf`.
#[derive(Clone, Debug, Default)]
pub(super) struct Described {
    /// The names of all fields, if all have names.
    pub(super) names: BTreeSet<String>,
    /// Whether other fields are described, too.
    pub(super) has_unnamed: bool,
    /// The fields that are objects or arrays, for which more than one schema may hold.
    parts: BTreeSet<String>,
    /// Whether several schemas hold for the same field, of which each may describe a part.
    pub(super) is_shared: bool,
}

impl Described {
    /// Adds a schema that holds as well.
    fn and(&mut self, other: Self) {
        self.is_shared |= !self.parts.is_disjoint(&other.parts);
        self.or(other);
    }

    /// Adds a schema that may hold instead.
    fn or(&mut self, other: Self) {
        self.names.extend(other.names);
        self.parts.extend(other.parts);
        self.has_unnamed |= other.has_unnamed;
        self.is_shared |= other.is_shared;
    }

    /// What is not known: any field may be described.
    fn anything() -> Self {
        Self { has_unnamed: true, is_shared: true, ..Self::default() }
    }
}

/// The definitions of a document, and the fields that they describe, each computed when it is first needed.
pub(super) struct Definitions<'d> {
    pub(super) open: &'d Map<String, Value>,
    /// `None` while it is computed.
    known: HashMap<&'d str, Option<Described>>,
}

impl<'d> Definitions<'d> {
    pub(super) fn new(open: &'d Map<String, Value>) -> Self {
        Self { open, known: HashMap::new() }
    }

    /// What the keywords of a schema describe together.
    pub(super) fn described(&mut self, keywords: &Map<String, Value>) -> Described {
        let mut all = self.own(keywords);
        for (key, value) in keywords.iter().filter(|(key, _)| DESCRIBING.contains(&key.as_str())) {
            match (key.as_str(), value) {
                ("$ref", Value::String(reference)) => all.and(self.definition(reference)),
                // One of them holds.
                ("anyOf" | "oneOf", Value::Array(list)) => {
                    let mut any = Described::default();
                    for one in list.iter().filter_map(Value::as_object) {
                        any.or(self.described(one));
                    }
                    all.and(any);
                }
                // It is not closed, so it cannot contradict another schema.
                ("not" | "if", Value::Object(one)) => {
                    let Described { names, has_unnamed, .. } = self.described(one);
                    all.or(Described { names, has_unnamed, ..Described::default() });
                }
                _ => {
                    for one in keywords::inner(key, value).into_iter().filter_map(Value::as_object) {
                        all.and(self.described(one));
                    }
                }
            }
        }
        all
    }

    fn definition(&mut self, reference: &str) -> Described {
        let found = references::name(reference).and_then(|name| self.open.get_key_value(name));
        let Some((name, definition)) = found else { return Described::anything() };
        if let Some(known) = self.known.get(name.as_str()) {
            return known.clone().unwrap_or_else(Described::anything);
        }
        self.known.insert(name, None);
        let described = definition.as_object().map(|schema| self.described(schema)).unwrap_or_default();
        self.known.insert(name, Some(described.clone()));
        described
    }

    fn own(&self, keywords: &Map<String, Value>) -> Described {
        let mut own = Described::default();
        for (key, value) in keywords {
            match (key.as_str(), value) {
                ("const" | "enum", value) if has_parts(value) => return Described::anything(),
                ("$dynamicRef" | "$recursiveRef", _) => return Described::anything(),
                (
                    "patternProperties" | "additionalProperties" | "unevaluatedProperties",
                    Value::Object(_),
                ) => {
                    // They may hold for fields with names, too.
                    own.has_unnamed = true;
                    own.is_shared |= keywords::inner(key, value).iter().any(|inner| self.is_part(inner));
                }
                ("additionalProperties" | "unevaluatedProperties", Value::Bool(true)) => {
                    own.has_unnamed = true;
                }
                ("required", Value::Array(names)) => {
                    own.names.extend(names.iter().filter_map(Value::as_str).map(str::to_owned));
                }
                ("properties", Value::Object(fields)) => {
                    own.names.extend(fields.keys().cloned());
                    let parts = fields.iter().filter(|(_, field)| self.is_part(field));
                    own.parts.extend(parts.map(|(name, _)| name.clone()));
                }
                ("items" | "prefixItems" | "contains", value)
                    if keywords::inner(key, value).iter().any(|inner| self.is_part(inner)) =>
                {
                    own.parts.insert(ELEMENTS.to_owned());
                }
                _ => {}
            }
        }
        own
    }

    /// Whether a schema may describe fields or elements.
    fn is_part<'s>(&'s self, mut schema: &'s Value) -> bool {
        // A longer chain of references is not followed: it may.
        for _ in 0..8 {
            let Some(keywords) = schema.as_object() else { return false };
            if let Some(values) = keywords.get("const").or_else(|| keywords.get("enum")) {
                return has_parts(values);
            }
            if let Some(kind) = keywords.get("type") {
                let is_part = |kind: &Value| kind == "object" || kind == "array";
                return is_part(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(is_part));
            }
            let target = keywords.get("$ref").and_then(Value::as_str).and_then(references::name);
            let Some(target) = target.and_then(|name| self.open.get(name)) else {
                return !keywords.keys().all(|key| keywords::is_passive(key));
            };
            schema = target;
        }
        true
    }
}

/// Whether the value of `const` or `enum` is an object, or an array that contains an object or an array.
fn has_parts(value: &Value) -> bool {
    match value {
        Value::Array(list) => list.iter().any(|one| one.is_object() || one.is_array()),
        one => one.is_object(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// The names, whether there are others, and whether fields are shared.
    fn described(schema: &Value) -> (Vec<String>, bool, bool) {
        let open = json!({
            "object": {"properties": {"a": {"type": "object"}}},
            "text": {"properties": {"a": {"type": "string"}}},
            "other": {"properties": {"b": {"$ref": "#/$defs/object"}}},
            "cycle": {"properties": {"c": {}}, "allOf": [{"$ref": "#/$defs/cycle"}]},
            "endless": {"$ref": "#/$defs/endless"},
            "note": {"description": "x"},
        });
        let mut definitions = Definitions::new(open.as_object().unwrap());
        let all = definitions.described(schema.as_object().unwrap());
        (all.names.into_iter().collect(), all.has_unnamed, all.is_shared)
    }

    #[test]
    fn all_keywords_of_an_object_describe_it_together() {
        let [object, text, other] =
            ["object", "text", "other"].map(|name| json!({"$ref": format!("#/$defs/{name}")}));
        for (schema, names, has_unnamed, is_shared) in [
            (
                json!({"properties": {"a": {}, "b": {"type": "object"}}, "required": ["c"]}),
                "abc",
                false,
                false,
            ),
            (json!({"additionalProperties": true}), "", true, false),
            (json!({"unevaluatedProperties": true}), "", true, false),
            (json!({"additionalProperties": false}), "", false, false),
            (json!({"patternProperties": {"^x": {"type": "string"}}}), "", true, false),
            (json!({"patternProperties": {"^x": {"type": "object"}}}), "", true, true),
            (json!({"additionalProperties": {"type": ["null", "array"]}}), "", true, true),
            (
                json!({"patternProperties": {"^x": {"type": "array"}}, "additionalProperties": {}}),
                "",
                true,
                true,
            ),
            (json!({"const": {"a": 1}}), "", true, true),
            (json!({"const": [[1]]}), "", true, true),
            (json!({"enum": [1, {"a": 1}]}), "", true, true),
            (json!({"const": [1]}), "", false, false),
            (json!({"enum": [1, "a"]}), "", false, false),
            (json!({"$dynamicRef": "#a"}), "", true, true),
            (json!({"$ref": "#/$defs/missing"}), "", true, true),
            (json!({"$ref": "#/$defs/cycle"}), "c", true, true),
            (json!({"allOf": [object, other]}), "ab", false, false),
            (json!({"allOf": [object, object]}), "a", false, true),
            (json!({"allOf": [object, text]}), "a", false, false),
            (json!({"anyOf": [object, object]}), "a", false, false),
            (json!({"oneOf": [object, other]}), "ab", false, false),
            (json!({"anyOf": [object, text], "allOf": [object]}), "a", false, true),
            (json!({"anyOf": [{"const": {"a": 1}}, object]}), "a", true, true),
            (json!({"$ref": "#/$defs/object", "properties": {"a": {"type": "array"}}}), "a", false, true),
            (json!({"$ref": "#/$defs/object", "properties": {"a": {"type": "string"}}}), "a", false, false),
            (json!({"not": object, "properties": {"a": {"type": "object"}}}), "a", false, false),
            (json!({"not": other, "properties": {"a": {}}}), "ab", false, false),
            (json!({"if": {"additionalProperties": true}, "properties": {"a": {}}}), "a", true, false),
            (json!({"items": {"type": "object"}, "allOf": [{"items": {"type": "object"}}]}), "", false, true),
            (
                json!({"items": {"type": "string"}, "allOf": [{"items": {"type": "object"}}]}),
                "",
                false,
                false,
            ),
        ] {
            let names: Vec<String> = names.chars().map(String::from).collect();
            assert_eq!(described(&schema), (names, has_unnamed, is_shared), "{schema}");
        }
    }

    #[test]
    fn a_part_is_a_schema_that_may_describe_fields_or_elements() {
        for (field, is_part) in [
            (json!({"type": "object"}), true),
            (json!({"type": ["null", "array"]}), true),
            (json!({"type": ["null", "string"]}), false),
            (json!({"const": {}}), true),
            (json!({"enum": [1, [2]]}), true),
            (json!({"enum": [1, 2], "type": "object"}), false),
            (json!({"$ref": "#/$defs/object"}), true),
            (json!({"$ref": "#/$defs/note"}), false),
            (json!({"$ref": "#/$defs/missing"}), true),
            (json!({"$ref": "#/$defs/endless"}), true),
            (json!({"properties": {}}), true),
            (json!({"description": "x"}), false),
            (json!({}), false),
            (json!(true), false),
        ] {
            let part = json!({"properties": {"a": field}});
            let (_, _, is_shared) = described(&json!({"allOf": [part, part]}));
            assert_eq!(is_shared, is_part, "{field}");
        }
    }
}
