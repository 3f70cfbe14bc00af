//! The three forms of what an API rejects.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::rdstation::platform::{ErrorDetail, Errors, FieldError};

impl JsonSchema for Errors {
    fn schema_name() -> Cow<'static, str> {
        "Errors".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let detail = generator.subschema_for::<ErrorDetail>();
        let by_field = generator.subschema_for::<Vec<FieldError>>();
        // The reader tells the last two apart by the names of their fields. Saying that here would take keywords that
        // turn into nothing useful in generated code, so this accepts a little more.
        json_schema!({
            "description": "Everything that is wrong: a list, one thing, or lists by the field that is wrong.",
            "anyOf": [
                { "type": "array", "items": detail },
                detail,
                { "type": "object", "additionalProperties": by_field },
            ],
        })
    }
}

impl JsonSchema for FieldError {
    fn schema_name() -> Cow<'static, str> {
        "FieldError".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let detail = generator.subschema_for::<ErrorDetail>();
        json_schema!({
            "description": "One thing that is wrong with a field: in words, or with its kind.",
            "anyOf": [{ "type": "string" }, detail],
        })
    }
}
