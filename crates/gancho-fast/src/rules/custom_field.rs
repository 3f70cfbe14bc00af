//! The custom fields of deals.

use gancho_core::rdstation::crm::CustomFieldType;

use super::Clean;
use crate::FreeView;
use crate::rdstation::crm::{CustomFieldDefinitionView, CustomFieldView};

/// More options than this are left to core, which builds a set of them.
const MANY_OPTIONS: usize = 16;

impl Clean for CustomFieldView<'_> {
    fn is_clean(&self) -> bool {
        let definition = &self.custom_field;
        let value = self.value.get();
        let is_blank = || match value {
            None | Some(FreeView::Null) => true,
            Some(FreeView::String(text)) => text.is_empty(),
            Some(FreeView::List(texts)) => texts.is_empty(),
            Some(_) => false,
        };
        let is_missing = definition.required.get() == Some(&true) && is_blank();
        !is_missing && definition.certainly_offers(value)
    }
}

impl CustomFieldDefinitionView<'_> {
    /// Whether the type is known, and, if it is a type with options, every string of the value is one of them; `false`
    /// if there are too many options.
    fn certainly_offers(&self, value: Option<&FreeView<'_>>) -> bool {
        match self.kind.get().map(|kind| kind.to_core()) {
            Some(CustomFieldType::Option | CustomFieldType::MultipleChoice) => {
                let options = self.opts.get().copied().unwrap_or_default();
                value.is_none_or(|value| are_options(options, value))
            }
            kind => kind.is_none_or(|kind| kind.is_known()),
        }
    }
}

/// Whether every string of the value is one of the options; `false` if there are too many options.
///
/// Each string is trimmed once. The number of options is limited, but not their length: when each option was trimmed
/// for each answer, a body of 1 MB took a minute.
fn are_options(options: &[&str], value: &FreeView<'_>) -> bool {
    let mut trimmed = [""; MANY_OPTIONS];
    let Some(trimmed) = trimmed.get_mut(..options.len()) else { return false };
    for (trimmed, option) in trimmed.iter_mut().zip(options) {
        *trimmed = trim(option);
    }
    value.strings().filter(|text| !text.is_empty()).all(|text| trimmed.contains(&trim(text)))
}

/// The string without white space at its ends. Tests count the bytes of the strings that are trimmed.
fn trim(text: &str) -> &str {
    #[cfg(test)]
    tests::TRIMMED.set(tests::TRIMMED.get() + text.len());
    text.trim()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use crate::{Arena, from_slice};

    thread_local! {
        pub(super) static TRIMMED: Cell<usize> = const { Cell::new(0) };
    }

    #[test]
    fn a_long_option_is_not_trimmed_for_each_answer() {
        let (spaces, answers) = (" ".repeat(10_000), r#""a","#.repeat(1_000));
        let body = format!(
            r#"{{"event_name":"crm_deal_updated","document":{{"id":"67e6","name":"Solar","amount_monthly":0,"amount_unique":0,"status":"ongoing","deal_custom_fields":[{{"value":[{answers}"a"],"custom_field":{{"id":"5f1a","label":"Power","opts":["{spaces}","a"],"type":"multiple_choice"}}}}],"created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"}},"event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8-8ded-ade8e2f72434"}}"#
        );
        let arena = Arena::new();
        let view = from_slice(body.as_bytes(), &arena).unwrap();
        let before = TRIMMED.get();
        assert_eq!(view.check(), []);
        let trimmed = TRIMMED.get() - before;
        assert!((1_000..body.len()).contains(&trimmed), "{trimmed} of {} bytes", body.len());
    }
}
