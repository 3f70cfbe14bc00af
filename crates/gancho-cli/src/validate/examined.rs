//! An examined delivery, as input for the output formats.

use super::values::Values;
use crate::input::Source;
use crate::verdict::Verdict;

/// A delivery, and the verdict on it.
pub(super) struct Examined<'a> {
    pub(super) source: &'a Source,
    pub(super) line: u64,
    /// The path of the delivery in the input document.
    pub(super) within: &'a str,
    /// The byte of the document at which it begins; `None` if it was within a string.
    pub(super) start: Option<usize>,
    pub(super) verdict: &'a Verdict,
    /// The values of the delivery, if they are to be shown.
    pub(super) shown: Option<Values<'a>>,
}

/// The maximum number of characters of a value that are shown.
const SHOWN: usize = 100;

impl Examined<'_> {
    /// Converts an offset in the delivery to an offset in the input document.
    pub(super) fn offset(&self, of_delivery: Option<usize>) -> Option<usize> {
        Some(self.start? + of_delivery?)
    }

    /// The beginning of the value at a place, as JSON, if values are to be shown.
    pub(super) fn value(&self, place: &str) -> Option<String> {
        let raw = self.shown.as_ref()?.get(&place.parse().ok()?)?;
        let mut value: String = raw.chars().take(SHOWN).collect();
        if value.len() < raw.len() {
            value.push('…');
        }
        Some(value)
    }
}
