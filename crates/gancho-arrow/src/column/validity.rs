//! Which values of a column are null.

use arrow_buffer::{BooleanBuffer, Buffer, NullBuffer};

use super::take_and_reserve;

/// A bit for each value, in words of 64 bits.
///
/// For each bit, Arrow's `NullBufferBuilder` checks its capacity, and whether there was a null before. This type checks
/// only once per word.
#[derive(Debug, Default)]
pub(crate) struct Validity {
    words: Vec<u64>,
    /// The bits that do not fill a word yet.
    word: u64,
    len: usize,
    nulls: usize,
}

impl Validity {
    #[inline]
    pub(crate) fn append(&mut self, is_valid: bool) {
        self.word |= u64::from(is_valid) << (self.len % 64);
        self.len += 1;
        self.nulls += usize::from(!is_valid);
        if self.len.is_multiple_of(64) {
            self.words.push(self.word);
            self.word = 0;
        }
    }

    /// Takes all bits; `None` if no value is null.
    pub(crate) fn take(&mut self) -> Option<NullBuffer> {
        let (len, nulls) = (std::mem::take(&mut self.len), std::mem::take(&mut self.nulls));
        let word = std::mem::take(&mut self.word);
        if !len.is_multiple_of(64) {
            self.words.push(word);
        }
        let mut words = take_and_reserve(&mut self.words);
        if nulls == 0 {
            return None;
        }
        // Arrow counts bits from the lowest of the first byte.
        for word in &mut words {
            *word = word.to_le();
        }
        Some(NullBuffer::new(BooleanBuffer::new(Buffer::from_vec(words), 0, len)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_those_that_were_appended() {
        let mut validity = Validity::default();
        for len in [0, 1, 63, 64, 65, 200] {
            for _ in 0..len {
                validity.append(true);
            }
            assert_eq!(validity.take(), None, "{len}");
            let bits: Vec<bool> = (0..len).map(|at| at % 3 != 1).collect();
            for bit in &bits {
                validity.append(*bit);
            }
            let expected = bits.contains(&false).then(|| NullBuffer::from(bits));
            assert_eq!(validity.take(), expected, "{len}");
        }
    }
}
