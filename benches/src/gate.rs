//! The minimum ratios of other libraries' times to gancho-fast's, and their check.

use crate::contenders::{
    CORE_REJECTING, Contender, PEEK, RAW_VALUE, SERDE_JSON, SONIC_RS, peekers, readers, rejecters,
};
use crate::corpora::{self, Corpus};

/// The minimum ratios on one corpus. The first contender is ours.
#[derive(Clone, Copy, Debug)]
pub struct Gate {
    /// The name in the output.
    pub name: &'static str,
    /// The bodies.
    pub corpus: Corpus,
    contenders: fn() -> Vec<Contender>,
    /// The other contenders, and the minimum ratio of their time to ours.
    floors: &'static [(&'static str, f64)],
}

const fn reading(corpus: Corpus, floors: &'static [(&'static str, f64)]) -> Gate {
    Gate { name: corpus.name, corpus, contenders: readers, floors }
}

/// All minimum ratios: raise them here when the parser gets faster.
///
/// The comment above each is the ratio that was measured on 2026-11-25 with rustc 1.95 and AVX-512. A minimum is at
/// most two thirds of it, so that another processor passes and a noticeable slowdown does not.
pub const GATES: &[Gate] = &[
    // 7.0 and 10.9; 5.5 and 9.2 on another processor.
    reading(corpora::DEALS, &[(SONIC_RS, 3.6), (SERDE_JSON, 6.0)]),
    // 4.7 and 7.8; 4.1 and 7.1 on another processor.
    reading(corpora::MIX, &[(SONIC_RS, 2.6), (SERDE_JSON, 4.6)]),
    // 3.6 on another processor, on 2026-11-26.
    reading(corpora::DELETED, &[(SONIC_RS, 2.3)]),
    // 4.8 on another processor, on 2026-11-26.
    reading(corpora::SUPEROFFICE, &[(SONIC_RS, 2.9)]),
    // 3.7.
    reading(corpora::SORTED, &[(SONIC_RS, 2.4)]),
    // 3.7.
    reading(corpora::JSONB, &[(SONIC_RS, 2.4)]),
    // 2.1.
    reading(corpora::SHUFFLED, &[(SONIC_RS, 1.35)]),
    // 4.5.
    reading(corpora::PRETTY, &[(SONIC_RS, 2.9)]),
    // 4.5.
    reading(corpora::ASCII, &[(SONIC_RS, 2.9)]),
    // 3.1.
    reading(corpora::UNKNOWN, &[(SONIC_RS, 2.0)]),
    // 4.5.
    reading(corpora::ALTERNATING, &[(SONIC_RS, 2.9)]),
    // 150.
    Gate { name: PEEK, corpus: corpora::DEALS, contenders: peekers, floors: &[(RAW_VALUE, 45.0)] },
    // 40.
    Gate { name: "peek, sorted", corpus: corpora::SORTED, contenders: peekers, floors: &[(RAW_VALUE, 20.0)] },
    // 4.4 on another processor, on 2026-11-26.
    Gate {
        name: "rejected",
        corpus: corpora::DEALS,
        contenders: rejecters,
        floors: &[(CORE_REJECTING, 2.8)],
    },
];

/// The number of attempts before a gate fails: a burst of other load ends within a second or two.
pub const TRIES: usize = 3;

/// The time of another contender as a multiple of ours, with its minimum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ratio {
    /// The other contender.
    pub peer: &'static str,
    /// Its time divided by ours; NaN if it was not measured.
    pub measured: f64,
    /// The minimum.
    pub floor: f64,
}

impl Ratio {
    /// Whether the ratio reaches its minimum. A ratio that was not measured does not.
    pub fn holds(&self) -> bool {
        self.measured >= self.floor
    }
}

impl Gate {
    /// Our contender, then the other contenders that have a minimum.
    pub fn contenders(&self) -> Vec<Contender> {
        let mut contenders = (self.contenders)();
        let ours = contenders.first().map(|ours| ours.name);
        contenders.retain(|contender| {
            Some(contender.name) == ours || self.floors.iter().any(|(peer, _)| *peer == contender.name)
        });
        contenders
    }

    /// The ratios for these times, of which the first is ours.
    pub fn ratios(&self, times: &[(&'static str, f64)]) -> Vec<Ratio> {
        let ours = times.first().map_or(f64::NAN, |(_, time)| *time);
        let ratio = |(peer, floor): &(&'static str, f64)| {
            let time = times.iter().find(|(name, _)| name == peer).map_or(f64::NAN, |(_, time)| *time);
            Ratio { peer, measured: time / ours, floor: *floor }
        };
        self.floors.iter().map(ratio).collect()
    }

    /// Measures until every ratio holds, at most [`TRIES`] times; returns the ratios of the last attempt.
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
    fn only_a_ratio_below_its_minimum_fails() {
        let holding = |times: &[(&'static str, f64)]| -> Vec<bool> {
            GATE.ratios(times).iter().map(Ratio::holds).collect()
        };
        assert_eq!(holding(&GOOD), [true, true]);
        assert_eq!(holding(&BAD), [false, true]);
        // The other times halve and ours does not: no ratio holds.
        assert_eq!(holding(&[("ours", 1.0), (SONIC_RS, 1.0), (SERDE_JSON, 1.75)]), [false, false]);
    }

    #[test]
    fn a_ratio_that_was_not_measured_fails() {
        assert!(GATE.ratios(&[]).iter().all(|ratio| !ratio.holds()));
        assert!(GATE.ratios(&[("ours", f64::NAN), (SONIC_RS, 9.0)]).iter().all(|ratio| !ratio.holds()));
    }

    #[test]
    fn a_failed_attempt_is_repeated_at_most_twice() {
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
    fn every_minimum_has_a_contender() {
        for gate in GATES {
            assert_eq!(gate.contenders().len(), gate.floors.len() + 1, "{}", gate.name);
            assert!(gate.floors.iter().all(|(_, floor)| *floor >= 1.0), "{}", gate.name);
        }
    }
}
