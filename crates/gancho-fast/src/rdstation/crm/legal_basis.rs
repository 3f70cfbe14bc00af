//! Legal bases for processing personal data.

use gancho_core::Maybe;
use gancho_core::rdstation::crm::{self, LegalBasisCategory, LegalBasisStatus, LegalBasisType};

use crate::Word;
use crate::view::view;

view! {
    /// A legal basis; see [`crm::LegalBasis`].
    ///
    /// ```
    /// use gancho_fast::rdstation::crm::{ChangeView, EventView, LegalBasisView};
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_name":"crm_contact_created","document":{"id":"67e6","name":"Ana Exemplo",
    ///     "legal_bases":[{"category":"communications","type":"consent","status":"granted"}],
    ///     "created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},
    ///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Crm(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let EventView::Contact(ChangeView::Created(contact)) = delivery.event else { unreachable!() };
    /// let first: Option<&LegalBasisView> = contact.legal_bases.get().and_then(|bases| bases.get(0));
    /// assert_eq!(first.unwrap().status.map(|status| status.as_str()).get(), Some(&"granted"));
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    LegalBasisView of crm::LegalBasis {
        category: Maybe<Word<'a, LegalBasisCategory>> = "category",
        kind: Maybe<Word<'a, LegalBasisType>> = "type",
        status: Maybe<Word<'a, LegalBasisStatus>> = "status",
    }
}
