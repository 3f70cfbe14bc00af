//! Free-form values.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

use crate::rdstation::marketing::Content;
use crate::{FreeFields, FreeValue};

use super::named;

// All types are listed, although a schema without `type` would mean the same: tools treat such a schema as an object.
named!(FreeValue, "FreeValue", {
    "description": "Any JSON. The vendors send `null`, strings, lists of strings, numbers and booleans.",
    "anyOf": [
        { "type": "null" },
        { "type": "string" },
        { "type": "array", "items": {} },
        { "type": "number" },
        { "type": "boolean" },
        { "type": "object", "additionalProperties": {} },
    ],
    "examples": [null, "CIF", ["CIF", "FOB"]],
});

/// An object of free-form values with any names.
fn fields(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "object", "additionalProperties": generator.subschema_for::<FreeValue>() })
}

impl JsonSchema for FreeFields {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "FreeFields".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        fields(generator)
    }
}

impl JsonSchema for Content {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Content".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        fields(generator)
    }
}
