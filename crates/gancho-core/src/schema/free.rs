//! Places where anything may stand.

use crate::marketing::Content;
use crate::{FreeFields, FreeValue, JsonText};

use super::in_place;

in_place!(FreeValue, {});
in_place!(JsonText, {});
in_place!(FreeFields, { "type": "object", "additionalProperties": {} });
in_place!(Content, { "type": "object", "additionalProperties": {} });
