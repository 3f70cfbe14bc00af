//! A schema to be compared, and everything that it refers to.

use serde_json::{Map, Value, json};

use super::depth;
use crate::error::Error;
use crate::source::redirect;
use crate::walk;

/// The name of the root among the definitions, for references to `#`.
const ROOT: &str = "gancho:root";

/// At least one of these is in every schema that says anything. The root of a delivery has none of them.
const KEYWORDS: &[&str] = &[
    "$schema",
    "$id",
    "$ref",
    "$defs",
    "$comment",
    "definitions",
    "type",
    "enum",
    "const",
    "properties",
    "patternProperties",
    "additionalProperties",
    "unevaluatedProperties",
    "propertyNames",
    "minProperties",
    "maxProperties",
    "required",
    "items",
    "prefixItems",
    "contains",
    "minItems",
    "maxItems",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "format",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "title",
    "description",
    "examples",
];

/// A schema in the notation of draft 2020-12.
pub(super) struct Document(Value);

impl Document {
    pub(super) fn new(schema: &Value) -> Result<Self, Error> {
        let mut schema = match schema {
            Value::Bool(true) => json!({}),
            Value::Bool(false) => json!({ "not": {} }),
            other => other.clone(),
        };
        let root = schema
            .as_object_mut()
            .filter(|root| root.is_empty() || KEYWORDS.iter().any(|keyword| root.contains_key(*keyword)))
            .ok_or_else(|| Error::new("it is not a JSON Schema, because it has none of its keywords"))?;
        for key in ["$id", "examples"] {
            root.shift_remove(key);
        }
        if let Some(definitions) = root.shift_remove("definitions") {
            root.insert("$defs".to_owned(), definitions);
        }
        walk::every(&mut schema, &mut |schema| {
            if let Some(Value::String(reference)) = schema.get_mut("$ref") {
                *reference = reference.replace("#/definitions/", "#/$defs/");
            }
        });
        redirect(&mut schema, "#", &format!("#/$defs/{ROOT}"));
        let mut copy = schema.clone();
        if let (Some(copy), Some(root)) = (copy.as_object_mut(), schema.as_object_mut()) {
            for key in ["$defs", "$schema"] {
                copy.shift_remove(key);
            }
            let definitions = root.entry("$defs").or_insert_with(|| Map::new().into());
            if let Some(definitions) = definitions.as_object_mut() {
                definitions.insert(ROOT.to_owned(), Value::Object(std::mem::take(copy)));
            }
        }
        depth::check(&schema)?;
        Ok(Self(schema))
    }

    /// The schema, changed so that it accepts only the fields that it names.
    pub(super) fn closed(schema: &Value) -> Result<Self, Error> {
        let mut document = Self::new(schema)?;
        walk::every(&mut document.0, &mut |schema| {
            if schema.contains_key("properties") && !schema.contains_key("additionalProperties") {
                schema.insert("additionalProperties".to_owned(), false.into());
            }
        });
        Ok(document)
    }

    pub(super) fn root(&self) -> &Value {
        self.0.get("$defs").and_then(|definitions| definitions.get(ROOT)).unwrap_or(&self.0)
    }

    /// The reference of a schema. Keywords next to it are ignored; the schemas of this crate have none there.
    pub(super) fn reference(schema: &Value) -> Option<&str> {
        schema.get("$ref").and_then(Value::as_str)
    }

    /// The schema itself, or the one to which it refers; for a list with one element, the element.
    pub(super) fn resolve<'a>(&'a self, mut schema: &'a Value) -> Result<&'a Value, Error> {
        // More than 64 steps are a cycle.
        for _ in 0..64 {
            if let Some(reference) = Self::reference(schema) {
                let target = reference.strip_prefix('#').and_then(|pointer| self.0.pointer(pointer));
                schema =
                    target.ok_or_else(|| Error::new(format!("the reference {reference} has no target")))?;
            } else if let Some(only) = only_form(schema) {
                schema = only;
            } else {
                return Ok(schema);
            }
        }
        Err(Error::new("the references form a cycle"))
    }

    /// One of its schemas as a separate document, with the definitions that it needs.
    pub(super) fn part(&self, schema: &Value) -> Value {
        let mut part = schema.clone();
        if let Some(object) = part.as_object_mut() {
            if let Some(value) = self.0.get("$schema") {
                object.insert("$schema".to_owned(), value.clone());
            }
            // Copying all definitions into every part would take time quadratic in the size of the document.
            let definitions = self.needed(schema).map(Value::Object).or_else(|| self.0.get("$defs").cloned());
            object.extend(definitions.map(|definitions| ("$defs".to_owned(), definitions)));
        }
        part
    }

    /// The definitions to which a schema refers, directly or through others; `None` if it refers to anything else.
    fn needed(&self, schema: &Value) -> Option<Map<String, Value>> {
        let all = self.0.get("$defs")?.as_object()?;
        let mut needed = Map::new();
        let mut left = vec![schema];
        while let Some(value) = left.pop() {
            match value {
                Value::Object(fields) => left.extend(fields.values()),
                Value::Array(elements) => left.extend(elements),
                _ => {}
            }
            if let Some(reference) = Self::reference(value) {
                let name = reference.strip_prefix("#/$defs/")?;
                let definition = all.get(name)?;
                if !needed.contains_key(name) {
                    needed.insert(name.to_owned(), definition.clone());
                    left.push(definition);
                }
            }
        }
        Some(needed)
    }
}

/// The list with one element around a reference: `allOf` in current files, `anyOf` in those of version 0.1.0.
fn only_form(schema: &Value) -> Option<&Value> {
    let list = schema.get("allOf").or_else(|| schema.get("anyOf"))?;
    match list.as_array()?.as_slice() {
        [only] if schema.get("type").is_none() => Some(only),
        _ => None,
    }
}
