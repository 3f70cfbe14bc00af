//! Custom fields of a deal.

use gancho_core::Maybe;
use gancho_core::rdstation::crm::{self, CustomFieldId, CustomFieldType};

use crate::view::view;
use crate::{FreeView, Id, Word};

view! {
    /// A custom field of a deal; see [`crm::CustomField`].
    CustomFieldView of crm::CustomField {
        value: Maybe<FreeView<'a>> = "value",
        custom_field: CustomFieldDefinitionView<'a> = "custom_field",
    }
}

view! {
    /// The definition of a custom field; see [`crm::CustomFieldDefinition`].
    CustomFieldDefinitionView of crm::CustomFieldDefinition {
        id: Id<'a, CustomFieldId> = "id",
        label: &'a str = "label",
        required: Maybe<bool> = "required",
        unique: Maybe<bool> = "unique",
        opts: Maybe<&'a [&'a str]> = "opts",
        kind: Maybe<Word<'a, CustomFieldType>> = "type",
    }
}
