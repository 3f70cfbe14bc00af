//! The corpora that programs and benchmarks run over, by name.

use crate::realistic::{self, Body, Form, Kind};

/// Deliveries of some kinds in one form.
#[derive(Clone, Copy, Debug)]
pub struct Corpus {
    /// What tables call it.
    pub name: &'static str,
    kinds: &'static [Kind],
    form: Form,
}

impl Corpus {
    /// Its bodies, the same at every call.
    pub fn bodies(&self) -> Vec<Body> {
        realistic::corpus(self.kinds, self.form)
    }
}

const fn corpus(name: &'static str, kinds: &'static [Kind], form: Form) -> Corpus {
    Corpus { name, kinds, form }
}

/// The vendor's own deals, of 2 kB.
pub const DEALS: Corpus = corpus("deals", &[Kind::Deal], Form::Plain);
/// Every kind, as often as it has events.
pub const MIX: Corpus = corpus("mix of all", Kind::MIX, Form::Plain);
/// Deals with their fields in any order.
pub const SHUFFLED: Corpus = corpus("shuffled keys", &[Kind::Deal], Form::Shuffled);
/// Deals with white space.
pub const PRETTY: Corpus = corpus("pretty-printed", &[Kind::Deal], Form::Pretty);

/// All.
pub const ALL: &[Corpus] = &[
    DEALS,
    MIX,
    corpus("small (deleted)", &[Kind::Deleted], Form::Plain),
    corpus("SuperOffice", &[Kind::SuperOffice], Form::Plain),
    SHUFFLED,
    PRETTY,
    corpus("ASCII-escaped", &[Kind::Deal], Form::Ascii),
    corpus("an unknown key per object", &[Kind::Deal], Form::Unknown),
];
