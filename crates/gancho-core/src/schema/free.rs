//! Places where anything may stand.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

use crate::rdstation::marketing::Content;
use crate::{FreeFields, FreeValue};

use super::named;

// Every type is named, although one without any says the same: tools take a schema without a type for an object.
named!(FreeValue, "FreeValue", {
    "description": "Any JSON. The vendors send `null`, texts, lists of texts, numbers and booleans.",
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

/// An object of free values, whatever their names.
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
