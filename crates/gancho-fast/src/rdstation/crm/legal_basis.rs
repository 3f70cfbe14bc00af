//! Legal bases for processing personal data.

use gancho_core::Maybe;
use gancho_core::rdstation::crm::{self, LegalBasisCategory, LegalBasisStatus, LegalBasisType};

use crate::Word;
use crate::view::view;

view! {
    /// A legal basis; see [`crm::LegalBasis`].
    LegalBasisView of crm::LegalBasis {
        category: Maybe<Word<'a, LegalBasisCategory>> = "category",
        kind: Maybe<Word<'a, LegalBasisType>> = "type",
        status: Maybe<Word<'a, LegalBasisStatus>> = "status",
    }
}
