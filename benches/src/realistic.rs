//! Deliveries as the vendors send them: with almost every field, in the vendor's order, with varying values.
//!
//! They are for measurements. The strategies of gancho-core are for tests, and generate unusual values on purpose. A
//! deal has about 2 kB and five custom fields, like the documented one.

mod crm;
mod form;
mod marketing;
mod random;
mod superoffice;
mod tree;

pub use form::Form;

use random::Random;
use tree::Tree;

/// The number of deliveries in a corpus: enough that branch predictors cannot learn them.
pub const SIZE: usize = 5_000;

/// The kind of a delivery, and its body.
pub type Body = (Kind, Vec<u8>);

/// The kinds of deliveries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A deal in RD Station CRM.
    Deal,
    /// A contact in RD Station CRM.
    Contact,
    /// An organization in RD Station CRM.
    Organization,
    /// A task in RD Station CRM.
    Task,
    /// A product in RD Station CRM.
    Product,
    /// A campaign, source or lost reason in RD Station CRM, which have the same fields.
    Origin,
    /// A deletion in RD Station CRM.
    Deleted,
    /// A contact in RD Station Marketing.
    Marketing,
    /// A lead, in the legacy delivery of RD Station Marketing.
    Leads,
    /// A notification of SuperOffice.
    SuperOffice,
}

impl Kind {
    /// Every kind; those with more events occur more often, but not in proportion.
    pub const MIX: &'static [Self] = &[
        Self::Deal,
        Self::Deal,
        Self::Contact,
        Self::Contact,
        Self::Organization,
        Self::Organization,
        Self::Task,
        Self::Task,
        Self::Product,
        Self::Product,
        Self::Origin,
        Self::Origin,
        Self::Origin,
        Self::Deleted,
        Self::Deleted,
        Self::Deleted,
        Self::Marketing,
        Self::Leads,
        Self::SuperOffice,
        Self::SuperOffice,
    ];

    fn tree(self, random: &mut Random) -> Tree {
        match self {
            Self::Deal => crm::deal(random),
            Self::Contact => crm::contact(random),
            Self::Organization => crm::organization(random),
            Self::Task => crm::task(random),
            Self::Product => crm::product(random),
            Self::Origin => crm::origin(random),
            Self::Deleted => crm::deleted(random),
            Self::Marketing => marketing::contact(random),
            Self::Leads => marketing::leads(random),
            Self::SuperOffice => superoffice::notification(random),
        }
    }
}

/// A corpus of bodies, which cycles through these kinds and these forms.
pub fn corpus(kinds: &[Kind], forms: &[Form]) -> Vec<Body> {
    stream(kinds, forms).take(SIZE).collect()
}

/// Like [`corpus`], but infinite. It starts with the bodies of the corpus, and all bodies are different.
pub fn stream(kinds: &[Kind], forms: &[Form]) -> impl Iterator<Item = Body> {
    let mut random = Random(7);
    kinds.iter().cycle().zip(forms.iter().cycle()).map(move |(kind, form)| {
        let tree = kind.tree(&mut random);
        (*kind, form.write(&tree, &mut random).into_bytes())
    })
}
