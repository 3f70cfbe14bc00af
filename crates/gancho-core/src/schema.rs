//! JSON Schemas of the types whose readers are written by hand.
//!
//! Each accepts what its reader accepts: the crate `gancho-schema` tests that on generated documents. Keys that start
//! with `gancho:` are notes to that crate, which turns them into keywords and takes them out.

mod error_answer;
mod free;
mod maybe;
mod number;
mod time;

/// Gives a type a schema that stands where it is used, without a name of its own.
macro_rules! in_place {
    ($type:ty, $schema:tt) => {
        impl schemars::JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!($schema)
            }
        }
    };
}
pub(crate) use in_place;

/// Gives a type a schema that is defined once, under a name.
macro_rules! named {
    ($type:ty, $name:literal, $schema:tt) => {
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!($schema)
            }
        }
    };
}
pub(crate) use named;

in_place!(crate::Secret, { "type": "string" });
in_place!(crate::rdstation::marketing::Disguised, { "type": "string" });
