//! A schema to be compared, and everything that it refers to.

use serde_json::{Map, Value, json};

use super::keywords::{self, Role, is_passive};
use super::references::{self, ROOT};
use super::{close, depth};
use crate::error::Error;

/// A schema that is not empty must have at least one of these at its root: the keywords of draft 2020-12, and those of
/// older drafts that it replaced. The root of a delivery has none of them.
const KEYWORDS: &[&str] = &[
    "$schema",
    "$vocabulary",
    "$id",
    "$anchor",
    "$dynamicAnchor",
    "$recursiveAnchor",
    "$ref",
    "$dynamicRef",
    "$recursiveRef",
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
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
    "items",
    "prefixItems",
    "additionalItems",
    "unevaluatedItems",
    "contains",
    "minContains",
    "maxContains",
    "minItems",
    "maxItems",
    "uniqueItems",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
    "format",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "title",
    "description",
    "default",
    "deprecated",
    "readOnly",
    "writeOnly",
    "examples",
];

/// A schema whose definitions are all in `$defs`, with the root among them.
pub(super) struct Document {
    schema: Value,
    /// Whether the keywords beside a `$ref` have no effect, as in draft 07 and earlier ones.
    refers_alone: bool,
}

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
        let definitions = references::definitions(root)?;
        root.retain(|key, _| key == "$schema");
        root.insert("$ref".to_owned(), references::to(ROOT).into());
        root.insert("$defs".to_owned(), definitions.into());
        depth::check(&schema)?;
        let draft = schema.get("$schema").and_then(Value::as_str).unwrap_or_default();
        let refers_alone =
            ["draft-03", "draft-04", "draft-06", "draft-07"].iter().any(|old| draft.contains(old));
        Ok(Self { schema, refers_alone })
    }

    /// The document, which contains everything.
    pub(super) fn whole(&self) -> &Value {
        &self.schema
    }

    pub(super) fn root(&self) -> &Value {
        self.definition(ROOT).unwrap_or(&self.schema)
    }

    fn definition(&self, name: &str) -> Option<&Value> {
        self.schema.get("$defs")?.get(name)
    }

    /// The schema to which a reference leads.
    pub(super) fn target(&self, reference: &str) -> Result<&Value, Error> {
        let target = references::name(reference).and_then(|name| self.definition(name));
        target.ok_or_else(|| references::no_target(reference))
    }

    /// The schema itself, or the one to which it refers; for an `allOf` or `anyOf` with one element, the element. A
    /// schema with any other keyword that has an effect is returned as it is.
    pub(super) fn resolve<'a>(&'a self, mut schema: &'a Value) -> Result<&'a Value, Error> {
        // Each step leads to a schema within the last one, and no more than that are within each other.
        for _ in 0..=depth::MOST {
            let Some(effect) = self.only_effect(schema) else { return Ok(schema) };
            schema = match effect {
                ("$ref", Value::String(reference)) => self.target(reference)?,
                // In current files, `allOf` is around a reference; in those of version 0.1.0, `anyOf` is.
                ("allOf" | "anyOf", Value::Array(list)) => match list.as_slice() {
                    [only] => only,
                    _ => return Ok(schema),
                },
                _ => return Ok(schema),
            };
        }
        Err(Error::new("the references form a cycle"))
    }

    /// The keyword that alone decides what a schema accepts, and its value.
    fn only_effect<'a>(&self, schema: &'a Value) -> Option<(&'a str, &'a Value)> {
        let keywords = schema.as_object()?;
        if self.refers_alone
            && let Some(reference) = keywords.get("$ref")
        {
            return Some(("$ref", reference));
        }
        let mut active = keywords.iter().filter(|(key, _)| !is_passive(key));
        let (key, value) = active.next()?;
        active.next().is_none().then_some((key.as_str(), value))
    }

    /// One of its schemas as a separate document, with the definitions that it needs.
    pub(super) fn part(&self, schema: &Value) -> Value {
        let mut part = schema.clone();
        if let Some(object) = part.as_object_mut() {
            if let Some(value) = self.schema.get("$schema") {
                object.insert("$schema".to_owned(), value.clone());
            }
            // Copying all definitions into every part would take time quadratic in the size of the document.
            let definitions =
                self.needed(schema).map(Value::Object).or_else(|| self.schema.get("$defs").cloned());
            object.extend(definitions.map(|definitions| ("$defs".to_owned(), definitions)));
        }
        part
    }

    /// The same, changed so that it accepts only the fields that it names.
    pub(super) fn closed_part(&self, schema: &Value) -> Value {
        let mut part = self.part(schema);
        close::close(&mut part, self.refers_alone);
        part
    }

    /// The definitions to which a schema refers, directly or through others; `None` if it refers to anything else.
    fn needed(&self, schema: &Value) -> Option<Map<String, Value>> {
        let mut needed = Map::new();
        let mut left = vec![schema];
        while let Some(schema) = left.pop() {
            for (key, value) in schema.as_object().into_iter().flatten() {
                left.extend(keywords::inner(key, value));
                match Role::of(key) {
                    Role::Reference => {}
                    Role::DynamicReference => return None,
                    Role::Schema | Role::Schemas | Role::Data => continue,
                }
                let name = references::name(value.as_str()?)?;
                let definition = self.definition(name)?;
                if !needed.contains_key(name) {
                    needed.insert(name.to_owned(), definition.clone());
                    left.push(definition);
                }
            }
        }
        Some(needed)
    }
}
