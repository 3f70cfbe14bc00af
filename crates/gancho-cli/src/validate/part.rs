//! What was made of one batch.

use super::tally::Tally;

/// Counts, and what is printed.
#[derive(Debug, Default)]
pub(crate) struct Part {
    pub(super) documents: u64,
    pub(super) tally: Tally,
    /// Whether a document makes the run fail.
    pub(super) failed: bool,
    /// How many documents do.
    pub(super) failures: u64,
    pub(super) text: Vec<u8>,
    /// How each JSON object begins: all documents of a batch have the same source.
    pub(super) source: Vec<u8>,
    /// Where each line, object or test case of the text ends.
    pub(super) ends: Vec<usize>,
}

impl Part {
    /// The first of the lines, and how many those are.
    pub(super) fn first(&self, most: u64) -> (&[u8], u64) {
        let most = usize::try_from(most).unwrap_or(usize::MAX).min(self.ends.len());
        let end = most.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or(0);
        (self.text.get(..end).unwrap_or_default(), most as u64)
    }
}
