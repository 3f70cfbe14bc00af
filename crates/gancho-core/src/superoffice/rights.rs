//! What the caller may do with an object.

use serde::{Deserialize, Serialize};
use serde_with_macros::apply;

use super::flags::Flags;
use crate::Maybe;
use crate::maybe::references;
use crate::scalar::integer::Integer;

/// What the caller may do with a table or a field; `{}` in older answers.
#[apply(crate = "serde_with_macros", Maybe => #[serde(default, skip_serializing_if = "Maybe::is_absent")])]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "PascalCase")]
pub struct TableRight {
    /// Words such as `Select, Update, Insert, Delete`, or `FULL`.
    pub mask: Maybe<Flags>,
    /// Why not more.
    pub reason: Maybe<String>,
}

/// What a field is, and what the caller may do with it.
#[apply(crate = "serde_with_macros", Maybe => #[serde(default, skip_serializing_if = "Maybe::is_absent")])]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "PascalCase")]
pub struct FieldProperty {
    /// What the caller may do.
    pub field_right: Maybe<TableRight>,
    /// The field's .NET type, such as `System.Int32`.
    pub field_type: Maybe<String>,
    /// The longest value it takes.
    pub field_length: Maybe<Integer>,
}

references!(TableRight, FieldProperty);
