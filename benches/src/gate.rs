//! How many times a rival's time ours must be at least, and whether it was.

use crate::contenders::{
    CORE_REJECTING, Contender, PEEK, RAW_VALUE, SERDE_JSON, SONIC_RS, peekers, readers, rejecters,
};
use crate::corpora::{self, Corpus};

/// What rivals are held to on one corpus. Ours is the first of the contenders.
#[derive(Clone, Copy, Debug)]
pub struct Gate {
    /// What lines call it.
    pub name: &'static str,
    /// What is read.
    pub corpus: Corpus,
    contenders: fn() -> Vec<Contender>,
    /// Rivals, and how many times our time each must take.
    floors: &'static [(&'static str, f64)],
}

const fn reading(corpus: Corpus, floors: &'static [(&'static str, f64)]) -> Gate {
    Gate { name: corpus.name, corpus, contenders: readers, floors }
}

/// Every floor there is: raise them here when the parser gets faster.
///
/// Above each what was measured on 2026-11-21 with rustc 1.95 and AVX-512. A floor is two thirds of it or less, so that
/// another processor passes and a loss that users would feel does not.
pub const GATES: &[Gate] = &[
    // 5.6 and 9.3.
    reading(corpora::DEALS, &[(SONIC_RS, 3.6), (SERDE_JSON, 6.0)]),
    // 4.1 and 7.2.
    reading(corpora::MIX, &[(SONIC_RS, 2.6), (SERDE_JSON, 4.6)]),
    // 2.0.
    reading(corpora::SHUFFLED, &[(SONIC_RS, 1.35)]),
    // 2.3.
    reading(corpora::PRETTY, &[(SONIC_RS, 1.5)]),
    // 140.
    Gate { name: PEEK, corpus: corpora::DEALS, contenders: peekers, floors: &[(RAW_VALUE, 45.0)] },
    // 3.0.
    Gate {
        name: "rejected",
        corpus: corpora::DEALS,
        contenders: rejecters,
        floors: &[(CORE_REJECTING, 2.0)],
    },
];

/// How often a gate is tried before it fails: a burst of other work ends within a second or two.
pub const TRIES: usize = 3;

/// A rival's time as a multiple of ours, beside what it must be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ratio {
    /// The rival.
    pub rival: &'static str,
    /// Its time over ours; not a number when it was not measured.
    pub measured: f64,
    /// The least that will do.
    pub floor: f64,
}

impl Ratio {
    /// Whether it is as high as it must be. What was not measured is not.
    pub fn holds(&self) -> bool {
        self.measured >= self.floor
    }
}

impl Gate {
    /// Ours, then the rivals that have a floor.
    pub fn contenders(&self) -> Vec<Contender> {
        let mut contenders = (self.contenders)();
        let ours = contenders.first().map(|ours| ours.name);
        contenders.retain(|contender| {
            Some(contender.name) == ours || self.floors.iter().any(|(rival, _)| *rival == contender.name)
        });
        contenders
    }

    /// What the contenders' times, ours first, say of each rival.
    pub fn ratios(&self, times: &[(&'static str, f64)]) -> Vec<Ratio> {
        let ours = times.first().map_or(f64::NAN, |(_, time)| *time);
        let ratio = |(rival, floor): &(&'static str, f64)| {
            let time = times.iter().find(|(name, _)| name == rival).map_or(f64::NAN, |(_, time)| *time);
            Ratio { rival, measured: time / ours, floor: *floor }
        };
        self.floors.iter().map(ratio).collect()
    }

    /// Measures until every ratio holds, or until it was tried often enough; the ratios of the last try.
    pub fn attempt(&self, mut measure: impl FnMut() -> Vec<(&'static str, f64)>) -> Vec<Ratio> {
        let mut ratios = self.ratios(&measure());
        for _ in 1..TRIES {
            if ratios.iter().all(Ratio::holds) {
                break;
            }
            ratios = self.ratios(&measure());
        }
        ratios
    }
}

#[cfg(test)]
mod tests {
    use super::{GATES, Gate, Ratio, SERDE_JSON, SONIC_RS, TRIES, reading};
    use crate::corpora;

    const GATE: Gate = reading(corpora::DEALS, &[(SONIC_RS, 2.0), (SERDE_JSON, 3.0)]);
    const GOOD: [(&str, f64); 3] = [("ours", 1.0), (SONIC_RS, 2.0), (SERDE_JSON, 3.5)];
    const BAD: [(&str, f64); 3] = [("ours", 1.0), (SONIC_RS, 1.9), (SERDE_JSON, 3.5)];

    #[test]
    fn a_ratio_below_its_floor_fails_alone() {
        let holding = |times: &[(&'static str, f64)]| -> Vec<bool> {
            GATE.ratios(times).iter().map(Ratio::holds).collect()
        };
        assert_eq!(holding(&GOOD), [true, true]);
        assert_eq!(holding(&BAD), [false, true]);
        // Times halve and ours does not: nothing holds.
        assert_eq!(holding(&[("ours", 1.0), (SONIC_RS, 1.0), (SERDE_JSON, 1.75)]), [false, false]);
    }

    #[test]
    fn what_was_not_measured_fails() {
        assert!(GATE.ratios(&[]).iter().all(|ratio| !ratio.holds()));
        assert!(GATE.ratios(&[("ours", f64::NAN), (SONIC_RS, 9.0)]).iter().all(|ratio| !ratio.holds()));
    }

    #[test]
    fn a_bad_try_is_repeated_and_a_third_one_is_the_last() {
        for (bad_tries, tries, holds) in [(0, 1, true), (2, 3, true), (3, TRIES, false)] {
            let mut count = 0;
            let ratios = GATE.attempt(|| {
                count += 1;
                if count <= bad_tries { BAD.to_vec() } else { GOOD.to_vec() }
            });
            assert_eq!((count, ratios.iter().all(Ratio::holds)), (tries, holds));
        }
    }

    #[test]
    fn every_floor_has_its_contender() {
        for gate in GATES {
            assert_eq!(gate.contenders().len(), gate.floors.len() + 1, "{}", gate.name);
            assert!(gate.floors.iter().all(|(_, floor)| *floor >= 1.0), "{}", gate.name);
        }
    }
}
