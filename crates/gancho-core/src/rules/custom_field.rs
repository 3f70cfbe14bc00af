//! Rules for a deal's custom fields.

use std::collections::HashSet;

use super::check::{Findings, Reports};
use super::rule::{CUSTOM_FIELD_OPTION, CUSTOM_FIELD_REQUIRED};
use crate::FreeValue;
use crate::rdstation::crm::{CustomField, CustomFieldDefinition, CustomFieldType};

impl Reports for CustomField {
    fn report(&self, findings: &mut Findings) {
        let definition = &self.custom_field;
        let blank = self.value.get().is_none_or(FreeValue::is_blank);
        let required = definition.required.get().copied().unwrap_or(false);
        findings.expect(!(required && blank), &CUSTOM_FIELD_REQUIRED, "value");
        findings.expect(definition.offers(self.value.get()), &CUSTOM_FIELD_OPTION, "value");
        findings.field("custom_field", definition);
    }
}

impl Reports for CustomFieldDefinition {
    fn report(&self, findings: &mut Findings) {
        findings.enum_value("type", self.kind.get());
    }
}

impl CustomFieldDefinition {
    /// Whether every text of the value is an option, where options are what the field takes.
    ///
    /// Options are compared without the spaces at their ends: accounts have them there, answers not always.
    fn offers(&self, value: Option<&FreeValue>) -> bool {
        let Some(CustomFieldType::Option | CustomFieldType::MultipleChoice) = self.kind.get() else {
            return true;
        };
        let Some(value) = value else { return true };
        // A set, for a hostile delivery may hold as many options as answers, and the product of both is hours.
        let options: HashSet<&str> = self.opts.as_slice().iter().map(|option| option.trim()).collect();
        value.strings().filter(|text| !text.is_empty()).all(|text| options.contains(text.trim()))
    }
}
