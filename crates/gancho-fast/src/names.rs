//! Lookup of fields by name, in a table built at compile time.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::raw::blocks;

/// The names of an object's fields, in vendor order.
///
/// A linear search through the twenty names of a deal took a third of the time of parsing a deal with shuffled keys.
#[derive(Debug)]
pub(crate) struct Names {
    known: &'static [&'static str],
    /// Each name, padded to the same size, and its length. The first name is at index 1: an empty slot leads to index
    /// 0, whose length of 255 matches no key, because keys of more than 32 bytes are never equal to a name.
    padded: [([u8; LONGEST], u8); 33],
    /// One more than the number of the name in this slot; 0 for none.
    slots: [u8; SLOTS],
    /// The factor of the hash, with which no two names share a slot.
    factor: u64,
    /// One more than the number that identifies this list of names; 0 before the number is first requested.
    number: AtomicUsize,
}

/// Four slots for each of 32 names. About one factor in fifteen then has no collision for 26 names, the most that an
/// object has, and one in seventy for 32.
const SLOTS: usize = 128;

/// The maximum length of a name.
const LONGEST: usize = 32;

/// The first factor to try, an arbitrary odd number.
const START: u64 = 0x9E37_79B9_7F4A_7C15;

impl Names {
    /// Tries factors until each name has a slot of its own.
    #[allow(
        clippy::indexing_slicing,
        clippy::panic,
        reason = "runs at compile time, where both would be compile errors"
    )]
    pub(crate) const fn new(names: &'static [&'static str]) -> Self {
        assert!(names.len() <= 32, "a set of fields has 32 bits");
        let mut starts = [0; 32];
        let mut padded = [([0; LONGEST], u8::MAX); 33];
        let mut number = 0;
        while number < names.len() {
            let name = names[number].as_bytes();
            starts[number] = start(name);
            assert!(name.len() <= LONGEST, "a name is too long to be compared in one step");
            padded[number + 1].0.split_at_mut(name.len()).0.copy_from_slice(name);
            #[allow(clippy::cast_possible_truncation, reason = "at most 32")]
            (padded[number + 1].1 = name.len() as u8);
            number += 1;
        }
        let mut factor = START;
        let mut tries = 0;
        while tries < 1_000 {
            tries += 1;
            let mut slots = [0; SLOTS];
            let mut number = 0;
            while number < names.len() {
                let slot = slot(starts[number], names[number].len(), factor);
                if slots[slot] != 0 {
                    break;
                }
                #[allow(clippy::cast_possible_truncation, reason = "at most 32")]
                (slots[slot] = number as u8 + 1);
                number += 1;
            }
            if number == names.len() {
                return Self { known: names, padded, slots, factor, number: AtomicUsize::new(0) };
            }
            factor = factor.wrapping_mul(START) | 1;
        }
        panic!("two names of one length begin with the same eight bytes")
    }

    /// The number of this name, counted from 0.
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.number_of(name.as_bytes()).map(|number| number as usize)
    }

    /// The name with this number.
    pub(crate) fn name(&self, number: usize) -> Option<&'static str> {
        self.known.get(number).copied()
    }

    /// The number that identifies this list of names. It is assigned on the first request, so that the lists need not
    /// be registered in one place.
    #[inline(always)]
    pub(crate) fn number(&self) -> usize {
        match self.number.load(Ordering::Relaxed) {
            0 => self.assign_number(),
            number => number - 1,
        }
    }

    #[cold]
    #[inline(never)]
    fn assign_number(&self) -> usize {
        static COUNT: AtomicUsize = AtomicUsize::new(1);
        let next = COUNT.fetch_add(1, Ordering::Relaxed);
        // Another thread may have been faster.
        match self.number.compare_exchange(0, next, Ordering::Relaxed, Ordering::Relaxed) {
            Ok(_) => next - 1,
            Err(number) => number - 1,
        }
    }

    /// The number of the name of this length at the start of a text, counted from 0.
    ///
    /// There is no branch on the name or its length, because it would be mispredicted.
    #[inline(always)]
    pub(crate) fn find(&self, text: &[u8], length: usize) -> Option<u32> {
        let Some(block) = text.first_chunk() else { return self.number_of(text.get(..length)?) };
        let slot = slot(start_of(block, length), length, self.factor);
        let number = *self.slots.get(slot)?;
        let (known, known_length) = self.padded.get(usize::from(number))?;
        let is_known = (usize::from(*known_length) == length) & blocks::starts_with(block, known, length);
        is_known.then(|| u32::from(number).wrapping_sub(1))
    }

    /// The number of this name, counted from 0. It is slower than [`find`](Self::find).
    #[cold]
    #[inline(never)]
    pub(crate) fn number_of(&self, name: &[u8]) -> Option<u32> {
        let mut block = [0; LONGEST];
        block.get_mut(..name.len())?.copy_from_slice(name);
        self.find(&block, name.len())
    }
}

/// The slot of a name, from its length and its first eight bytes.
#[inline(always)]
#[allow(clippy::cast_possible_truncation, reason = "seven bits")]
const fn slot(start: u64, length: usize, factor: u64) -> usize {
    (start.wrapping_add((length as u64) << 57).wrapping_mul(factor) >> 57) as usize
}

/// The first eight bytes of a name at the start of a block, without a branch on its length.
#[inline(always)]
fn start_of(block: &[u8; LONGEST], length: usize) -> u64 {
    let (first, _) = block.as_chunks::<8>();
    let bytes = first.first().map_or(0, |bytes| u64::from_le_bytes(*bytes));
    bytes & MASKS.get(length).copied().unwrap_or(u64::MAX)
}

/// A mask for a number of bytes less than eight.
static MASKS: [u64; 8] =
    [0, 0xFF, 0xFFFF, 0xFF_FFFF, 0xFFFF_FFFF, 0xFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF, 0xFF_FFFF_FFFF_FFFF];

/// The first eight bytes, or all bytes of a shorter name.
pub(crate) const fn start(name: &[u8]) -> u64 {
    if let Some(start) = name.first_chunk() {
        return u64::from_le_bytes(*start);
    }
    let (mut start, mut rest) = (0, name);
    while let [before @ .., last] = rest {
        (start, rest) = (start << 8 | *last as u64, before);
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    static NAMES: Names = Names::new(&["id", "name", "amount_monthly", "amount_total"]);

    #[test]
    fn only_exact_names_are_found() {
        let find = |name: &str| {
            let text = format!("{name}\":1,\"x\":2{}", " ".repeat(LONGEST));
            let found = NAMES.find(text.as_bytes(), name.len());
            assert_eq!(NAMES.find(name.as_bytes(), name.len()), found, "{name}");
            assert_eq!(NAMES.number_of(name.as_bytes()), found, "{name}");
            found
        };
        let found = ["id", "name", "amount_monthly", "amount_total"].map(find);
        assert_eq!(found, [Some(0), Some(1), Some(2), Some(3)]);
        for other in ["", "i", "id ", "nome", "amount_monthlx", "amount_m", "amount_monthly "] {
            assert_eq!(find(other), None, "{other}");
        }
    }
}
