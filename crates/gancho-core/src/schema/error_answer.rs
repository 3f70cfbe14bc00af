//! The three forms of an API's errors.

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
        // The parser distinguishes the last two by the names of their fields. The keywords for that would produce
        // useless generated code, so this schema accepts a little more.
        json_schema!({
            "description": "All errors: a list, one error, or lists by field.",
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
            "description": "An error of one field: a message, or an object with its type.",
            "anyOf": [{ "type": "string" }, detail],
        })
    }
}
