//! The corpora of the programs and benchmarks, by name.

use crate::realistic::{self, Body, Form, Kind};

/// Deliveries of certain kinds in certain forms.
#[derive(Clone, Copy, Debug)]
pub struct Corpus {
    /// The name in tables.
    pub name: &'static str,
    kinds: &'static [Kind],
    /// The forms of the senders, which alternate.
    forms: &'static [Form],
}

impl Corpus {
    /// Its bodies, the same at every call.
    pub fn bodies(&self) -> Vec<Body> {
        realistic::corpus(self.kinds, self.forms)
    }

    /// An infinite sequence of bodies, the same at every call. It starts with [`bodies`](Self::bodies).
    pub fn stream(&self) -> impl Iterator<Item = Body> {
        realistic::stream(self.kinds, self.forms)
    }
}

const fn corpus(name: &'static str, kinds: &'static [Kind], forms: &'static [Form]) -> Corpus {
    Corpus { name, kinds, forms }
}

const fn deals(name: &'static str, forms: &'static [Form]) -> Corpus {
    corpus(name, &[Kind::Deal], forms)
}

/// Deals in vendor format, of 2 kB.
pub const DEALS: Corpus = deals("deals", &[Form::VENDOR]);
/// Every kind, as often as in [`Kind::MIX`].
pub const MIX: Corpus = corpus("mix of all", Kind::MIX, &[Form::VENDOR]);
/// Deletions, of 200 B.
pub const DELETED: Corpus = corpus("small (deleted)", &[Kind::Deleted], &[Form::VENDOR]);
/// Notifications of SuperOffice.
pub const SUPEROFFICE: Corpus = corpus("SuperOffice", &[Kind::SuperOffice], &[Form::VENDOR]);
/// Deals with their fields sorted by name, and a space after each comma and colon.
pub const SORTED: Corpus = deals("sorted, spaced", &[Form::SORTED]);
/// Deals as PostgreSQL writes a `jsonb`.
pub const JSONB: Corpus = deals("jsonb", &[Form::JSONB]);
/// Deals with their fields in random order.
pub const SHUFFLED: Corpus = deals("shuffled keys", &[Form::SHUFFLED]);
/// Deals, pretty-printed with two spaces.
pub const PRETTY: Corpus = deals("pretty-printed", &[Form::PRETTY]);
/// Deals with all non-ASCII characters escaped.
pub const ASCII: Corpus = deals("ASCII-escaped", &[Form::ASCII]);
/// Deals with an unknown field in every non-empty object.
pub const UNKNOWN: Corpus = deals("an unknown key per object", &[Form::UNKNOWN]);
/// Deals of two alternating senders: in vendor format, and sorted.
pub const ALTERNATING: Corpus = deals("alternating: vendor, sorted", &[Form::VENDOR, Form::SORTED]);

/// All corpora.
pub const ALL: &[Corpus] = &[
    DEALS,
    MIX,
    DELETED,
    SUPEROFFICE,
    SORTED,
    deals("sorted as Python prints", &[Form::PYTHON_SORTED]),
    deals("unsorted as Python prints", &[Form::PYTHON]),
    JSONB,
    corpus("mix of all, jsonb", Kind::MIX, &[Form::JSONB]),
    SHUFFLED,
    PRETTY,
    deals("pretty-printed, 4 spaces", &[Form::PRETTY_4]),
    deals("pretty-printed, tabs", &[Form::PRETTY_TABS]),
    ASCII,
    deals("as PHP prints", &[Form::PHP]),
    UNKNOWN,
    ALTERNATING,
    deals("alternating: vendor, sorted, jsonb", &[Form::VENDOR, Form::SORTED, Form::JSONB]),
];

/// The corpora for `peek`: deals in vendor format, and in other notations.
pub const PEEKED: &[Corpus] = &[DEALS, SORTED, JSONB, PRETTY, SHUFFLED];
