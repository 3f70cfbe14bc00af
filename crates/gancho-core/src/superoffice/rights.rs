//! What the caller may do with an object.

use super::flags::Flags;
use crate::Maybe;
use crate::maybe::references;
use crate::model::model;
use crate::scalar::integer::Integer;

model! {
    /// What the caller may do with a table or a field; `{}` in older answers.
    #[serde(rename_all = "PascalCase")]
    pub struct TableRight {
        /// Words such as `Select, Update, Insert, Delete`, or `FULL`.
        pub mask: Maybe<Flags>,
        /// Why not more.
        pub reason: Maybe<String>,
    }
}

model! {
    /// What a field is, and what the caller may do with it.
    #[serde(rename_all = "PascalCase")]
    pub struct FieldProperty {
        /// What the caller may do.
        pub field_right: Maybe<TableRight>,
        /// The field's .NET type, such as `System.Int32`.
        pub field_type: Maybe<String>,
        /// The longest value it takes.
        pub field_length: Maybe<Integer>,
    }
}

references!(TableRight, FieldProperty);
