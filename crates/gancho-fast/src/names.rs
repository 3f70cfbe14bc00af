//! Lookup of fields by name, in a table built at compile time.

use std::sync::atomic::{AtomicUsize, Ordering};

/// The key of a field.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key<'a> {
    pub(crate) name: &'a str,
    /// Its first eight bytes, by which [`Names`] looks it up.
    pub(crate) start: u64,
}

/// The names of an object's fields, in vendor order.
///
/// A linear search through the twenty names of a deal took a third of the time of a deal with shuffled keys.
#[derive(Debug)]
pub(crate) struct Names {
    known: &'static [&'static str],
    /// The first eight bytes of each name.
    starts: [u64; 32],
    /// One more than the number of the name in this slot; 0 for none.
    slots: [u8; SLOTS],
    /// The factor of the hash, with which no two names share a slot.
    factor: u64,
    /// One more than the number of this list among all lists; 0 before the number is first requested.
    number: AtomicUsize,
}

/// At least two slots for each of 32 names: one factor in ten or more then has no collision.
const SLOTS: usize = 128;

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
        assert!(names.len() <= 32, "a set of fields is 32 bits");
        let mut starts = [0; 32];
        let mut number = 0;
        while number < names.len() {
            starts[number] = start(names[number].as_bytes());
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
                return Self { known: names, starts, slots, factor, number: AtomicUsize::new(0) };
            }
            factor = factor.wrapping_mul(START) | 1;
        }
        panic!("two names of one length begin with the same eight bytes")
    }

    /// The number of this name, counted from 0.
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.find(Key { name, start: start(name.as_bytes()) }).map(|place| place as usize)
    }

    /// The name with this number.
    pub(crate) fn name(&self, number: usize) -> Option<&'static str> {
        self.known.get(number).copied()
    }

    /// The number of this list among all lists. It is assigned on the first request, so that no list of all lists is needed.
    #[inline(always)]
    pub(crate) fn number(&self) -> usize {
        match self.number.load(Ordering::Relaxed) {
            0 => self.enlist(),
            number => number - 1,
        }
    }

    #[cold]
    #[inline(never)]
    fn enlist(&self) -> usize {
        static COUNT: AtomicUsize = AtomicUsize::new(1);
        let next = COUNT.fetch_add(1, Ordering::Relaxed);
        // Another thread may have been faster.
        match self.number.compare_exchange(0, next, Ordering::Relaxed, Ordering::Relaxed) {
            Ok(_) => next - 1,
            Err(number) => number - 1,
        }
    }

    /// The number of the name that equals a key, counted from 0.
    ///
    /// This is kept short: the processor often mispredicts the branch on the result, and then waits for it.
    #[inline(always)]
    pub(crate) fn find(&self, key: Key<'_>) -> Option<u32> {
        let slot = slot(key.start, key.name.len(), self.factor);
        let number = self.slots.get(slot)?.checked_sub(1)?;
        let place = usize::from(number);
        let is_known = *self.starts.get(place)? == key.start && is_same(self.known.get(place)?, key.name);
        is_known.then_some(u32::from(number))
    }
}

/// Whether two names are equal, given that their first eight bytes are.
///
/// This does not use the library's comparison, which branches on an unpredictable length.
#[inline(always)]
fn is_same(known: &str, name: &str) -> bool {
    let (known, name) = (known.as_bytes(), name.as_bytes());
    if known.len() != name.len() {
        return false;
    }
    match (known.last_chunk::<8>(), name.last_chunk::<8>()) {
        (Some(known_end), Some(end)) if known_end != end => false,
        _ => name.len() <= 16 || known == name,
    }
}

/// The slot of a name, from its length and its first eight bytes.
#[inline(always)]
#[allow(clippy::cast_possible_truncation, reason = "seven bits")]
const fn slot(start: u64, length: usize, factor: u64) -> usize {
    (start.wrapping_add((length as u64) << 57).wrapping_mul(factor) >> 57) as usize
}

/// The first eight bytes of a name at the start of a string, without a branch on its length.
#[inline(always)]
pub(crate) fn start_of(text: &[u8], length: usize) -> u64 {
    match (text.first_chunk(), length) {
        (Some(bytes), 8..) => u64::from_le_bytes(*bytes),
        (Some(bytes), _) => u64::from_le_bytes(*bytes) & ((1 << (length * 8)) - 1),
        (None, _) => start(text.get(..length).unwrap_or_default()),
    }
}

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
    fn names_and_what_only_looks_like_them() {
        let find = |name: &str| {
            let text = format!("{name}\":1,\"x\":2");
            let key = Key { name, start: start(name.as_bytes()) };
            assert_eq!(start_of(text.as_bytes(), name.len()), key.start, "{name}");
            assert_eq!(start_of(name.as_bytes(), name.len()), key.start, "{name}");
            NAMES.find(key)
        };
        let found = ["id", "name", "amount_monthly", "amount_total"].map(find);
        assert_eq!(found, [Some(0), Some(1), Some(2), Some(3)]);
        for other in ["", "i", "id ", "nome", "amount_monthlx", "amount_m", "amount_monthly "] {
            assert_eq!(find(other), None, "{other}");
        }
    }
}
