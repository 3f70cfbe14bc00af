//! Numbers, within the limits of their parsers.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::superoffice::Flags;
use crate::{Amount, Integer, NumberOrString};

use super::{in_place, named};

/// The largest float below 2^96. The largest decimal is 2^96 - 1, which validators that compute with floats would
/// round up to 2^96.
const LARGEST: f64 = 7.922_816_251_426_433e28;

in_place!(Amount, { "type": "number", "minimum": -LARGEST, "maximum": LARGEST });
in_place!(Integer, { "type": "integer", "minimum": i64::MIN, "maximum": i64::MAX });

/// A number as one of several alternatives: it has a name, because generators would otherwise invent one.
struct NamedAmount;
/// The same for whole numbers.
struct NamedInteger;

named!(NamedAmount, "Amount", {
    "description": "A number: money, a price, a quantity.",
    "type": "number", "minimum": -LARGEST, "maximum": LARGEST,
});
named!(NamedInteger, "Integer", {
    "description": "A whole number of 64 bits.",
    "type": "integer", "minimum": i64::MIN, "maximum": i64::MAX,
});

impl JsonSchema for NumberOrString {
    fn schema_name() -> Cow<'static, str> {
        "NumberOrString".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A number, or a string that usually contains one: `199.91`, `\"15.44\"`.",
            "anyOf": [generator.subschema_for::<NamedAmount>(), { "type": "string" }],
            "examples": [199.91, "15.44"],
        })
    }
}

impl JsonSchema for Flags {
    fn schema_name() -> Cow<'static, str> {
        "Flags".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Values combined with commas, such as `FirstFailure, Disabling`, or their bits as a number.",
            "anyOf": [generator.subschema_for::<NamedInteger>(), { "type": "string" }],
            "examples": ["FirstFailure, Disabling", 3],
        })
    }
}
