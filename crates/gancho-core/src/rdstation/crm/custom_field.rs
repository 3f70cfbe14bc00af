//! Custom fields of a deal: a value beside the definition of its field.

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
    /// What kind of answer a custom field takes.
    ///
    /// The kind does not decide the value's JSON type alone: `null` and `""` occur under each.
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
        /// Any of the options; the value is a list.
        MultipleChoice = "multiple_choice",
        /// A day, written `31/03/2023`.
        Date = "date",
    }
}

model! {
    /// A custom field of a deal (`deal_custom_fields`), filled in or not.
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
        /// What was filled in: `null`, a string, a list of strings, or whatever else the vendor comes to send.
        pub value: Maybe<FreeValue>,
        /// Which field it is.
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
        /// The field's id.
        pub id: CustomFieldId,
        /// The question asked.
        pub label: String,
        /// Whether it must be filled in.
        pub required: Maybe<bool>,
        /// Whether no two deals may have the same value.
        pub unique: Maybe<bool>,
        /// The options to choose from, as typed by the account's owner: spaces at their ends are common.
        pub opts: Maybe<Vec<String>>,
        /// What kind of answer it takes.
        #[serde(rename = "type")]
        pub kind: Maybe<CustomFieldType>,
    }
}

references!(CustomFieldDefinition);

lists!(CustomField; or List);
