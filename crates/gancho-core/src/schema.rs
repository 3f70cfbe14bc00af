//! JSON Schemas of types with hand-written `Deserialize` implementations.
//!
//! Each schema accepts what the parser of the type accepts, with the exceptions that the crate `gancho-schema`
//! documents. That crate tests this on generated documents. Keys that start with `gancho:` are annotations for it: it
//! replaces them with keywords.

mod error_answer;
mod free;
mod maybe;
mod number;
mod time;

/// Gives a type an inline schema without a name.
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

/// Gives a type a named schema that is defined once.
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
