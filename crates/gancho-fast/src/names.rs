//! Members by name, in a table made by the compiler.

/// The names of an object's members, in the vendor's order, and what each stands for.
///
/// Compared one by one, the twenty names of a deal took a third of the time of a deal with shuffled keys.
#[derive(Debug)]
pub(crate) struct Names<P: 'static> {
    known: &'static [&'static str],
    places: &'static [P],
    /// One more than the number of the name that belongs there; 0 for none.
    slots: [u8; SLOTS],
    /// By which no two names share a slot.
    factor: u64,
}

/// Two or more for each of 32 names: then one factor in ten will do, or more.
const SLOTS: usize = 128;

/// The first factor tried; odd, and any will do.
const START: u64 = 0x9E37_79B9_7F4A_7C15;

impl<P: Copy> Names<P> {
    /// Tries factors until each name has a slot of its own.
    #[allow(
        clippy::indexing_slicing,
        clippy::panic,
        reason = "runs in the compiler, where both are errors to see"
    )]
    pub(crate) const fn new(names: &'static [&'static str], places: &'static [P]) -> Self {
        assert!(names.len() == places.len() && names.len() <= 32, "a set of members is 32 bits");
        let mut factor = START;
        let mut tries = 0;
        while tries < 1_000 {
            tries += 1;
            let mut slots = [0; SLOTS];
            let mut number = 0;
            while number < names.len() {
                let slot = slot(names[number].as_bytes(), factor);
                if slots[slot] != 0 {
                    break;
                }
                #[allow(clippy::cast_possible_truncation, reason = "at most 32")]
                (slots[slot] = number as u8 + 1);
                number += 1;
            }
            if number == names.len() {
                return Self { known: names, places, slots, factor };
            }
            factor = factor.wrapping_mul(START) | 1;
        }
        panic!("two names of one length begin with the same eight bytes")
    }

    /// What a name stands for.
    #[inline]
    pub(crate) fn find(&self, name: &str) -> Option<P> {
        let number = usize::from(*self.slots.get(slot(name.as_bytes(), self.factor))?).checked_sub(1)?;
        let place = *self.places.get(number)?;
        (*self.known.get(number)? == name).then_some(place)
    }
}

/// The slot of a name, by its length and its first eight bytes.
#[inline(always)]
#[allow(clippy::cast_possible_truncation, reason = "seven bits")]
const fn slot(name: &[u8], factor: u64) -> usize {
    (start(name).wrapping_add((name.len() as u64).wrapping_mul(START)).wrapping_mul(factor) >> 57) as usize
}

/// The first eight bytes; of a shorter name, all of them.
#[inline(always)]
const fn start(name: &[u8]) -> u64 {
    if let Some(start) = name.first_chunk() {
        return u64::from_le_bytes(*start);
    }
    match (name.first_chunk(), name.last_chunk()) {
        // They overlap, or meet.
        (Some(low), Some(high)) => u32::from_le_bytes(*low) as u64 | (u32::from_le_bytes(*high) as u64) << 32,
        _ => match *name {
            [a, b, c] => a as u64 | (b as u64) << 8 | (c as u64) << 16,
            [a, b] => a as u64 | (b as u64) << 8,
            [a] => a as u64,
            _ => 0,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static NAMES: Names<char> =
        Names::new(&["id", "name", "amount_monthly", "amount_total"], &['i', 'n', 'm', 't']);

    #[test]
    fn names_and_what_only_looks_like_them() {
        let found = ["id", "name", "amount_monthly", "amount_total"].map(|name| NAMES.find(name));
        assert_eq!(found, [Some('i'), Some('n'), Some('m'), Some('t')]);
        for other in ["", "i", "id ", "nome", "amount_monthlx", "amount_m", "amount_monthly "] {
            assert_eq!(NAMES.find(other), None, "{other}");
        }
    }
}
