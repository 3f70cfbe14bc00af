//! The results of one batch.

use super::tally::Tally;
use crate::pipeline::Waits;

/// Counts, and the text to print.
#[derive(Debug, Default)]
pub(crate) struct Part {
    pub(super) documents: u64,
    pub(super) tally: Tally,
    /// Whether a document makes the run fail.
    pub(super) failed: bool,
    /// The number of documents that make the run fail.
    pub(super) failures: u64,
    pub(super) text: Vec<u8>,
    /// The start of each JSON object: all documents of a batch have the same source.
    pub(super) source: Vec<u8>,
    /// Where each line, object or test case of the text ends.
    pub(super) ends: Vec<usize>,
}

impl Waits for Part {
    fn memory(&self) -> usize {
        // The tally has a maximum size, and is much smaller than a batch.
        self.text.len() + size_of_val(self.ends.as_slice())
    }
}

impl Part {
    /// Up to `most` of the first lines, objects or test cases, and their number.
    pub(super) fn first(&self, most: u64) -> (&[u8], u64) {
        let most = usize::try_from(most).unwrap_or(usize::MAX).min(self.ends.len());
        let end = most.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or(0);
        (self.text.get(..end).unwrap_or_default(), most as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_and_the_ends_count_as_memory() {
        let part = Part { text: vec![b'x'; 10], ends: vec![4, 10], ..Part::default() };
        assert_eq!(part.memory(), 10 + 2 * size_of::<usize>());
    }
}
