//! Deliveries as the vendors send them: every field there, in the vendor's order, with values that vary.
//!
//! The strategies of gancho-core are odd on purpose and test the readers; these measure them. A deal is about 2 kB and
//! has five custom fields, as the documented one has.

mod crm;
mod form;
mod marketing;
mod random;
mod superoffice;
mod tree;

pub use form::Form;

use random::Random;
use tree::Tree;

/// How many deliveries a corpus holds: enough that a branch predictor cannot learn them by heart.
pub const SIZE: usize = 5_000;

/// A delivery, and what it is of.
pub type Body = (Kind, Vec<u8>);

/// What a delivery is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A deal of the CRM.
    Deal,
    /// A contact of the CRM.
    Contact,
    /// An organization of the CRM.
    Organization,
    /// A task of the CRM.
    Task,
    /// A product of the CRM.
    Product,
    /// A campaign, a source or a reason of the CRM, all alike on the wire.
    Origin,
    /// A deletion in the CRM.
    Deleted,
    /// A contact of Marketing.
    Marketing,
    /// A lead, in Marketing's older delivery.
    Leads,
    /// A notification of SuperOffice.
    SuperOffice,
}

impl Kind {
    /// Every kind, the CRM's as often as it has events of it.
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

/// Bodies of these kinds in turn, in these forms in turn.
pub fn corpus(kinds: &[Kind], forms: &[Form]) -> Vec<Body> {
    stream(kinds, forms).take(SIZE).collect()
}

/// As [`corpus`], without end: it begins with the bodies of the corpus, and no two are alike.
pub fn stream(kinds: &[Kind], forms: &[Form]) -> impl Iterator<Item = Body> {
    let mut random = Random(7);
    kinds.iter().cycle().zip(forms.iter().cycle()).map(move |(kind, form)| {
        let tree = kind.tree(&mut random);
        (*kind, form.write(&tree, &mut random).into_bytes())
    })
}
