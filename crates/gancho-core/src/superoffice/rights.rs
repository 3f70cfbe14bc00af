//! What the caller may do with an object.

use super::flags::Flags;
use crate::Maybe;
use crate::maybe::references;
use crate::model::model;
use crate::scalar::integer::Integer;

model! {
    /// What the caller may do with a table or a field; `{}` in older answers.
    ///
    /// ```
    /// use gancho_core::superoffice::TableRight;
    ///
    /// let mut table_right = TableRight::new();
    /// table_right.reason = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&table_right)?["Reason"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
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
    ///
    /// ```
    /// use gancho_core::superoffice::FieldProperty;
    ///
    /// let mut field_property = FieldProperty::new();
    /// field_property.field_type = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&field_property)?["FieldType"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
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
