//! Custom fields of a deal: a value with the definition of its field.

use crate::maybe::{lists, references};
use crate::model::model;
use crate::scalar::id::ids;
use crate::scalar::open_enum::open_enums;
use crate::{FreeValue, Maybe};

ids! {
    /// The id of a custom field's definition.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::CustomFieldId;
    ///
    /// let id: CustomFieldId = "67e6".parse()?;
    /// assert_eq!(id, "67e6");
    /// assert!(CustomFieldId::parse("").is_none());
    /// # Ok::<(), gancho_core::ParseError>(())
    /// ```
    CustomFieldId;
}

open_enums! {
    /// The input type of a custom field.
    ///
    /// It does not determine the JSON type of the value: `null` and `""` occur with every type.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::CustomFieldType;
    ///
    /// assert_eq!(CustomFieldType::from("text"), CustomFieldType::Text);
    /// assert!(!CustomFieldType::from("something new").is_known());
    /// ```
    CustomFieldType {
        /// Free text.
        Text = "text",
        /// One of the options.
        Option = "option",
        /// Any number of the options; the value is a list.
        MultipleChoice = "multiple_choice",
        /// A date, written `31/03/2023`.
        Date = "date",
    }
}

model! {
    /// A custom field of a deal (`deal_custom_fields`), possibly empty.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::CustomField;
    /// use gancho_core::rdstation::crm::CustomFieldDefinition;
    /// use gancho_core::rdstation::crm::CustomFieldId;
    ///
    /// let custom_field = CustomField::new(CustomFieldDefinition::new(CustomFieldId::parse("67e6").unwrap(), "Exemplo"));
    /// assert!(serde_json::to_value(&custom_field)?.is_object());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct CustomField {
        /// The value: usually `null`, a string, or a list of strings; the vendor may send any JSON value.
        pub value: Maybe<FreeValue>,
        /// The definition of the field.
        pub custom_field: CustomFieldDefinition,
    }
}

model! {
    /// The definition of a custom field.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::CustomFieldDefinition;
    /// use gancho_core::rdstation::crm::CustomFieldId;
    ///
    /// let mut custom_field_definition = CustomFieldDefinition::new(CustomFieldId::parse("67e6").unwrap(), "Exemplo");
    /// custom_field_definition.required = true.into();
    /// assert_eq!(serde_json::to_value(&custom_field_definition)?["required"], true);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct CustomFieldDefinition {
        /// The id of the definition.
        pub id: CustomFieldId,
        /// The label.
        pub label: String,
        /// Whether a value is required.
        pub required: Maybe<bool>,
        /// Whether the value must be unique among all deals.
        pub unique: Maybe<bool>,
        /// The options, as entered by the account's owner: leading and trailing spaces are common.
        pub opts: Maybe<Vec<String>>,
        /// The input type.
        #[serde(rename = "type")]
        pub kind: Maybe<CustomFieldType>,
    }
}

references!(CustomFieldDefinition);

lists!(CustomField; or List);
