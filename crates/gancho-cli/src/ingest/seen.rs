//! Detects duplicates: exactly, and in bounded memory.
//!
//! The newest keys are in a set. When it is full, it is sorted into a file, and a Bloom filter records the keys in
//! files. Only a key that the filter reports is searched for in the files; most keys are new and need no disk access.

use std::collections::HashSet;
use std::fs::File;
use std::hash::{BuildHasherDefault, Hasher};
use std::io::{self, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};

/// The hash of a key. It has 128 bits: among 10^12 deliveries, the probability that two have the same hash is 10^-15.
pub(super) type Key = u128;

/// The maximum number of bytes that a key takes in the set.
const SET_BYTES_PER_KEY: usize = 40;

/// The keys seen so far.
#[derive(Debug)]
pub(super) struct Seen {
    newest: HashSet<Key, BuildHasherDefault<IdentityHasher>>,
    /// The maximum number of keys in the set.
    room: usize,
    runs: Vec<Run>,
    filter: Filter,
}

impl Seen {
    /// Uses about this number of bytes of memory.
    pub(super) fn new(memory: usize) -> Self {
        Self {
            newest: HashSet::default(),
            room: (memory / 4 / SET_BYTES_PER_KEY).max(1024),
            runs: Vec::new(),
            filter: Filter::new(memory / 4 * 3),
        }
    }

    /// Adds a key; returns whether it is new.
    pub(super) fn add(&mut self, key: Key) -> io::Result<bool> {
        if self.newest.contains(&key) {
            return Ok(false);
        }
        if !self.runs.is_empty() && self.filter.may_contain(key) {
            for run in &mut self.runs {
                if run.contains(key)? {
                    return Ok(false);
                }
            }
        }
        self.newest.insert(key);
        if self.newest.len() >= self.room {
            self.spill()?;
        }
        Ok(true)
    }

    /// Moves the keys of the set to a file.
    fn spill(&mut self) -> io::Result<()> {
        let mut keys: Vec<Key> = self.newest.drain().collect();
        keys.sort_unstable();
        for key in &keys {
            self.filter.add(*key);
        }
        self.runs.push(Run::write(&keys)?);
        Ok(())
    }
}

/// Sorted keys in an unnamed temporary file, which disappears when the program ends.
#[derive(Debug)]
struct Run {
    file: File,
    count: u64,
}

/// The number of bytes of a key in a file.
const WIDTH: u64 = 16;

impl Run {
    fn write(keys: &[Key]) -> io::Result<Self> {
        let mut out = BufWriter::with_capacity(1 << 20, tempfile::tempfile()?);
        for key in keys {
            out.write_all(&key.to_be_bytes())?;
        }
        let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(Self { file, count: keys.len() as u64 })
    }

    fn contains(&mut self, key: Key) -> io::Result<bool> {
        let (mut low, mut high) = (0, self.count);
        while low < high {
            let middle = low + (high - low) / 2;
            let mut found = [0; 16];
            self.file.seek(SeekFrom::Start(middle * WIDTH))?;
            self.file.read_exact(&mut found)?;
            match Key::from_be_bytes(found).cmp(&key) {
                std::cmp::Ordering::Equal => return Ok(true),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        Ok(false)
    }
}

/// A Bloom filter: a key that it does not report was never added.
#[derive(Debug)]
struct Filter {
    /// Allocated with the first key: few archives fill the set.
    bits: Vec<u64>,
    /// The number of elements of `bits`.
    words: usize,
}

impl Filter {
    fn new(bytes: usize) -> Self {
        Self { bits: Vec::new(), words: (bytes / 8).max(1024) }
    }

    /// The four positions of a key, taken from the bits of its hash, which are random.
    fn places(&self, key: Key) -> [(usize, u64); 4] {
        [0, 32, 64, 96].map(|shift| {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "48 bits of it are taken, spread over the filter"
            )]
            let part =
                u64::from((key >> shift) as u32) ^ ((key >> ((shift + 48) % 128)) as u64 & 0xFFFF_0000_0000);
            let bit = part % (self.words as u64 * 64);
            (usize::try_from(bit / 64).unwrap_or(0), 1 << (bit % 64))
        })
    }

    fn add(&mut self, key: Key) {
        if self.bits.is_empty() {
            self.bits = vec![0; self.words];
        }
        for (word, bit) in self.places(key) {
            if let Some(word) = self.bits.get_mut(word) {
                *word |= bit;
            }
        }
    }

    fn may_contain(&self, key: Key) -> bool {
        self.places(key).iter().all(|(word, bit)| self.bits.get(*word).is_some_and(|word| word & bit != 0))
    }
}

/// Uses half of a key as its hash, because the keys are hashes already.
#[derive(Default)]
struct IdentityHasher(u64);

impl Hasher for IdentityHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {}

    fn write_u128(&mut self, key: u128) {
        #[expect(clippy::cast_possible_truncation, reason = "half of a hash is a hash")]
        let low = key as u64;
        self.0 = low;
    }
}

/// The hash of a delivery's key. It includes the system, so that keys of two systems are never equal.
pub(super) fn hash(system: &str, key: &str) -> Key {
    let half = |salt: u8| {
        // SipHash-2-4 with constant keys, so that a later run computes the same hashes as an earlier one.
        #[expect(deprecated, reason = "`DefaultHasher` may change from one version of Rust to the next")]
        let mut hasher = std::hash::SipHasher::new_with_keys(u64::from(salt), 0x6761_6E63_686F);
        hasher.write(system.as_bytes());
        hasher.write_u8(0);
        hasher.write(key.as_bytes());
        hasher.finish()
    };
    u128::from(half(1)) << 64 | u128::from(half(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_new_once_in_memory_and_on_disk() {
        let mut seen = Seen::new(64 * 1024);
        let key = |number: u32| hash("system", &number.to_string());
        for number in 0..20_000 {
            assert!(seen.add(key(number)).unwrap(), "{number}");
        }
        assert!(seen.runs.len() > 3, "nothing was written to disk");
        for number in (0..20_000).step_by(7) {
            assert!(!seen.add(key(number)).unwrap(), "{number}");
        }
        assert!(seen.add(key(20_000)).unwrap());
    }

    #[test]
    fn the_filter_has_few_false_positives() {
        let mut filter = Filter::new(100_000);
        for number in 0..80_000_u32 {
            filter.add(hash("", &number.to_string()));
        }
        let through =
            (80_000..180_000_u32).filter(|number| filter.may_contain(hash("", &number.to_string()))).count();
        assert!(through < 4_000, "{through} of 100,000");
    }

    #[test]
    fn hashes_do_not_change_between_versions() {
        // Computed with another implementation of SipHash-2-4.
        assert_eq!(hash("rdstation-crm", "a0744735"), 0xB40F_FD50_C1D8_03BA_D0B8_712A_B9DF_D4F6);
        assert_ne!(hash("ab", "c"), hash("a", "bc"));
    }
}
