//! Leases and pauses as numbers of a column.

#![cfg_attr(not(any(feature = "sqlite", feature = "postgres")), allow(dead_code))]

use std::time::Duration;

/// Half of the greatest number: 146,000 years, so that a time after 1970 can be added.
const LONGEST: i64 = i64::MAX / 2;

/// A lease or a pause in microseconds. One that is too long for a column counts as the longest.
pub(super) fn micros(pause: Duration) -> i64 {
    i64::try_from(pause.as_micros()).map_or(LONGEST, |micros| micros.min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_pause_can_be_added_to_a_time() {
        assert_eq!(micros(Duration::from_millis(1)), 1_000);
        for pause in [Duration::MAX, Duration::from_micros(u64::MAX), Duration::from_micros(1 << 62)] {
            assert_eq!(micros(pause), LONGEST);
        }
    }
}
