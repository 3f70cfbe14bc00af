//! The company of a contact, and its position in the funnel.

use gancho_core::rdstation::marketing::{self, LifecycleStage};
use gancho_core::{Integer, Maybe};

use crate::Word;
use crate::view::view;

view! {
    /// A position in the funnel; see [`marketing::Funnel`].
    ///
    /// ```
    /// use gancho_fast::rdstation::marketing::FunnelView;
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_type":"WEBHOOK.CONVERTED","event_timestamp":"2025-03-28T12:45:25.000Z",
    ///     "contact":{"uuid":"5408c5a3-4711-4f2e","funnel":{"name":"default","interest":20}}}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Marketing(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let funnel: Option<&FunnelView> = delivery.contact.funnel.get();
    /// assert_eq!(funnel.unwrap().interest.get().unwrap().0, 20);
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    FunnelView of marketing::Funnel {
        name: Maybe<&'a str> = "name",
        lifecycle_stage: Maybe<Word<'a, LifecycleStage>> = "lifecycle_stage",
        opportunity: Maybe<bool> = "opportunity",
        contact_owner_email: Maybe<&'a str> = "contact_owner_email",
        interest: Maybe<Integer> = "interest",
        fit: Maybe<Integer> = "fit",
        origin: Maybe<&'a str> = "origin",
    }
}

view! {
    /// A contact's company; see [`marketing::Company`].
    ///
    /// ```
    /// use gancho_fast::rdstation::marketing::CompanyView;
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"event_type":"WEBHOOK.CONVERTED","event_timestamp":"2025-03-28T12:45:25.000Z",
    ///     "contact":{"uuid":"5408c5a3-4711-4f2e","company":{"name":"Empresa Exemplo"}}}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Marketing(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let company: Option<&CompanyView> = delivery.contact.company.get();
    /// assert_eq!(company.unwrap().name.get(), Some(&"Empresa Exemplo"));
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    CompanyView of marketing::Company {
        name: Maybe<&'a str> = "name",
    }
}
