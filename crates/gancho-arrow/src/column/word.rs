//! Strings, most of which are one of a few values.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, DictionaryArray, Int32Array, StringArray};
use arrow_buffer::ScalarBuffer;

use super::{Validity, take_and_reserve};

/// Up to this number of values, the search is linear; beyond it, values are hashed.
const FEW: usize = 8;

/// With more than this number of values, the next batch starts a new dictionary, so that their number does not grow
/// without limit.
const MANY: usize = 4096;
/// The same for the bytes of all values, because each batch copies them. The vendors' values take a few kilobytes.
const MANY_BYTES: usize = 1 << 20;

/// A dictionary of strings, and the index of each value.
#[derive(Debug, Default)]
pub(crate) struct Words {
    known: Vec<Box<str>>,
    indexes: HashMap<Box<str>, i32>,
    /// The bytes of the values in the dictionary.
    bytes: usize,
    keys: Vec<i32>,
    nulls: Validity,
}

impl Words {
    #[inline]
    pub(crate) fn push(&mut self, word: &str) {
        let few = self.known.iter().take(FEW).position(|known| **known == *word);
        #[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "below 8")]
        let key = match few {
            Some(index) => index as i32,
            None => self.find(word),
        };
        self.keys.push(key);
        self.nulls.append(true);
    }

    #[inline(never)]
    fn find(&mut self, word: &str) -> i32 {
        if let Some(index) = self.indexes.get(word) {
            return *index;
        }
        // It fits an `i32`, because the text of a batch has at most 2^31 bytes.
        let index = i32::try_from(self.known.len()).unwrap_or(i32::MAX);
        self.bytes += word.len();
        self.known.push(word.into());
        self.indexes.insert(word.into(), index);
        index
    }

    #[inline]
    pub(crate) fn push_null(&mut self) {
        self.nulls.append(false);
        self.keys.push(0);
    }

    pub(crate) fn take(&mut self) -> ArrayRef {
        let keys = take_and_reserve(&mut self.keys);
        let nulls = self.nulls.take();
        let words = StringArray::from_iter_values(&self.known);
        if self.known.len() > MANY || self.bytes > MANY_BYTES {
            (self.known, self.indexes, self.bytes) = (Vec::new(), HashMap::new(), 0);
        }
        let keys = Int32Array::new(ScalarBuffer::from(keys), nulls);
        #[expect(clippy::expect_used, reason = "each key is an index in the dictionary, or null")]
        let array = DictionaryArray::<Int32Type>::try_new(keys, Arc::new(words))
            .expect("keys are indexes in the dictionary");
        Arc::new(array)
    }
}

#[cfg(test)]
mod tests {
    use arrow_array::Array as _;
    use arrow_array::cast::AsArray as _;

    use super::*;

    /// The number of values in the dictionary of a batch.
    fn take(words: &mut Words) -> usize {
        words.take().as_dictionary::<Int32Type>().values().len()
    }

    #[test]
    fn a_batch_with_many_or_long_values_ends_the_dictionary() {
        for (count, length, next) in [(3, 4, 4), (MANY + 1, 4, 1), (3, MANY_BYTES / 2, 1)] {
            let mut words = Words::default();
            for number in 0..count {
                words.push(&format!("{number}{}", "x".repeat(length)));
            }
            assert_eq!(take(&mut words), count);
            words.push("few");
            assert_eq!(take(&mut words), next, "after {count} values of {length} bytes");
        }
    }
}
