//! Rules for the custom fields of deals.

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
    /// Whether every string of the value is an option, if the type of the field is one with options.
    ///
    /// Leading and trailing spaces are ignored: accounts have them in options, but not always in answers.
    fn offers(&self, value: Option<&FreeValue>) -> bool {
        let Some(CustomFieldType::Option | CustomFieldType::MultipleChoice) = self.kind.get() else {
            return true;
        };
        let Some(value) = value else { return true };
        // A set, because a hostile delivery may contain as many options as answers: a pairwise comparison would take
        // hours.
        let options: HashSet<&str> = self.opts.as_slice().iter().map(|option| option.trim()).collect();
        value.strings().filter(|text| !text.is_empty()).all(|text| options.contains(text.trim()))
    }
}
