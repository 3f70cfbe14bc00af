//! What became of the documents of each input.

use std::collections::BTreeMap;

use gancho_arrow::Reject;

use crate::hint::{Hint, delivery_within, is_searched};

/// The documents of one input.
#[derive(Clone, Debug, Default)]
pub(super) struct Outcome {
    /// Deliveries that were converted, or were not selected.
    accepted: u64,
    pub(super) rejects: u64,
    pub(super) first: Option<First>,
}

/// The first reject of an input.
#[derive(Clone, Debug)]
pub(super) struct First {
    pub(super) line: u64,
    pub(super) message: String,
    /// Where in the document a delivery is.
    pub(super) hint: Option<Hint>,
}

/// The outcome of each input, by its index.
#[derive(Debug, Default)]
pub(super) struct Outcomes(BTreeMap<usize, Outcome>);

impl Outcomes {
    pub(super) fn accept(&mut self, input: usize) {
        self.0.entry(input).or_default().accepted += 1;
    }

    pub(super) fn reject(&mut self, input: usize, reject: &Reject, document: Option<&[u8]>) {
        let outcome = self.0.entry(input).or_default();
        outcome.rejects += 1;
        // A search takes long, and at most a few inputs are reported.
        if outcome.accepted == 0 && outcome.first.is_none() {
            outcome.first = Some(First {
                line: reject.line(),
                message: reject.message().to_owned(),
                hint: document.filter(|_| is_searched(reject.kind())).and_then(delivery_within),
            });
        }
    }

    pub(super) fn add(&mut self, more: &Self) {
        for (input, outcome) in &more.0 {
            let sum = self.0.entry(*input).or_default();
            sum.accepted += outcome.accepted;
            sum.rejects += outcome.rejects;
            let firsts = [sum.first.take(), outcome.first.clone()];
            sum.first = firsts.into_iter().flatten().min_by_key(|first| first.line);
        }
    }

    /// The number of documents.
    pub(super) fn documents(&self) -> u64 {
        self.0.values().map(|outcome| outcome.accepted + outcome.rejects).sum()
    }

    /// The inputs of which every document was rejected.
    pub(super) fn rejected(&self) -> impl Iterator<Item = (usize, &Outcome)> {
        self.0.iter().filter(|(_, outcome)| outcome.accepted == 0).map(|(input, outcome)| (*input, outcome))
    }
}
