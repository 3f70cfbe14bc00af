//! The states of a delivery in an inbox, as numbers of a column.

#![cfg_attr(not(any(feature = "sqlite", feature = "postgres")), allow(dead_code))]

use super::Counts;

pub(super) const READY: i16 = 0;
pub(super) const LEASED: i16 = 1;
pub(super) const DONE: i16 = 2;
pub(super) const DEAD: i16 = 3;
pub(super) const SUPERSEDED: i16 = 4;
#[cfg(feature = "sqlite")]
pub(super) const UNPARSED: i16 = 5;

/// Why a parsed delivery was set aside: it has the state of one that is not parsed.
pub(super) const UNREADABLE: &str = "this version cannot read the stored delivery";

/// Adds up the counts of a database by state.
pub(super) fn add(counts: &mut Counts, state: i16, deliveries: u64, duplicates: u64) {
    match state {
        READY => counts.ready += deliveries,
        LEASED => counts.leased += deliveries,
        DONE => counts.done += deliveries,
        DEAD => counts.dead += deliveries,
        SUPERSEDED => counts.superseded += deliveries,
        _ => counts.unparsed += deliveries,
    }
    counts.duplicates += duplicates;
}
