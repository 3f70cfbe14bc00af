//! The company of a contact, and its position in the funnel.

use gancho_core::rdstation::marketing::{self, LifecycleStage};
use gancho_core::{Integer, Maybe};

use crate::Word;
use crate::view::view;

view! {
    /// A position in the funnel; see [`marketing::Funnel`].
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
    CompanyView of marketing::Company {
        name: Maybe<&'a str> = "name",
    }
}
