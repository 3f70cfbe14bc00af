//! Numbers, within the limits of their readers.

use crate::superoffice::Flags;
use crate::{Amount, Integer, NumberOrText};

use super::{in_place, named};

/// The largest float below 2^96, which is where a decimal ends. A limit of 2^96 itself would be rounded by every
/// validator that computes with floats, and up.
const LARGEST: f64 = 7.922_816_251_426_433e28;

in_place!(Amount, { "type": "number", "minimum": -LARGEST, "maximum": LARGEST });
in_place!(Integer, { "type": "integer", "minimum": i64::MIN, "maximum": i64::MAX });
named!(NumberOrText, "NumberOrText", {
    "description": "A number, or a text that usually holds one: `199.91`, `\"15.44\"`.",
    "anyOf": [{ "type": "number", "minimum": -LARGEST, "maximum": LARGEST }, { "type": "string" }],
    "examples": [199.91, "15.44"],
});
named!(Flags, "Flags", {
    "description": "Words combined with commas, such as `FirstFailure, Disabling`, or their bits as a number.",
    "anyOf": [{ "type": "integer", "minimum": i64::MIN, "maximum": i64::MAX }, { "type": "string" }],
    "examples": ["FirstFailure, Disabling", 3],
});
