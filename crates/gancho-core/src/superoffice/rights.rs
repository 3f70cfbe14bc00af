//! The rights of an API caller.

use super::flags::Flags;
use crate::Maybe;
use crate::maybe::references;
use crate::model::model;
use crate::scalar::integer::Integer;

model! {
    /// The caller's rights on a table or a field; `{}` in older responses.
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
        /// The rights, such as `Select, Update, Insert, Delete`, or `FULL`.
        pub mask: Maybe<Flags>,
        /// The reason for restricted rights.
        pub reason: Maybe<String>,
    }
}

model! {
    /// The properties of a field, and the caller's rights on it.
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
        /// The caller's rights.
        pub field_right: Maybe<TableRight>,
        /// The field's .NET type, such as `System.Int32`.
        pub field_type: Maybe<String>,
        /// The maximum length.
        pub field_length: Maybe<Integer>,
    }
}

references!(TableRight, FieldProperty);
