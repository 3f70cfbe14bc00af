//! Custom fields of a deal.

use gancho_core::Maybe;
use gancho_core::rdstation::crm::{self, CustomFieldId, CustomFieldType};

use crate::view::view;
use crate::{FreeView, Id, Word};

view! {
    /// A custom field of a deal; see [`crm::CustomField`].
    ///
    /// ```
    /// use gancho_fast::rdstation::crm::{ChangeView, CustomFieldView, EventView};
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_name":"crm_deal_created","document":{"id":"67e6","name":"Solar",
    ///     "status":"ongoing","deal_custom_fields":[{"value":"8.06 kWp","custom_field":{"id":"5f1a","label":"Power"}}],
    ///     "created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},
    ///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let EventView::Deal(ChangeView::Created(deal)) = delivery.event else { unreachable!() };
    /// let first: Option<&CustomFieldView> = deal.deal_custom_fields.get().and_then(|fields| fields.get(0));
    /// assert_eq!(first.unwrap().value.get().and_then(|value| value.as_str()), Some("8.06 kWp"));
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    CustomFieldView of crm::CustomField {
        value: Maybe<FreeView<'a>> = "value",
        custom_field: CustomFieldDefinitionView<'a> = "custom_field",
    }
}

view! {
    /// The definition of a custom field; see [`crm::CustomFieldDefinition`].
    ///
    /// ```
    /// use gancho_fast::rdstation::crm::{ChangeView, CustomFieldDefinitionView, EventView};
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_name":"crm_deal_created","document":{"id":"67e6","name":"Solar",
    ///     "status":"ongoing","deal_custom_fields":[{"value":null,"custom_field":{"id":"5f1a","label":"Power"}}],
    ///     "created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},
    ///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let EventView::Deal(ChangeView::Created(deal)) = delivery.event else { unreachable!() };
    /// let field = deal.deal_custom_fields.get().and_then(|fields| fields.get(0)).unwrap();
    /// let definition: &CustomFieldDefinitionView = &field.custom_field;
    /// assert_eq!(definition.label, "Power");
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    CustomFieldDefinitionView of crm::CustomFieldDefinition {
        id: Id<'a, CustomFieldId> = "id",
        label: &'a str = "label",
        required: Maybe<bool> = "required",
        unique: Maybe<bool> = "unique",
        opts: Maybe<&'a [&'a str]> = "opts",
        kind: Maybe<Word<'a, CustomFieldType>> = "type",
    }
}
