//! The results of a run.

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::time::Duration;

use gancho_receiver::testing::Fate;

use crate::{output, table};

/// The time after which vendors give up a request.
const LATE: Duration = Duration::from_secs(5);

#[derive(Default)]
pub(super) struct Report {
    deliveries: u64,
    /// Deliveries that were accepted.
    taken: u64,
    lost: u64,
    /// Whether a vendor stopped sending for good.
    pub(super) stopped: bool,
    /// The number of responses by status; `None` for no response.
    statuses: BTreeMap<Option<u16>, u64>,
    times: Vec<Duration>,
}

impl Report {
    pub(super) fn note(&mut self, fate: &Fate) {
        self.deliveries += 1;
        if fate.taken {
            self.taken += 1;
        } else {
            self.lost += 1;
        }
        for attempt in &fate.tries {
            *self.statuses.entry(attempt.status.map(|status| status.as_u16())).or_default() += 1;
            self.times.push(attempt.took);
        }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.deliveries += other.deliveries;
        self.taken += other.taken;
        self.lost += other.lost;
        self.stopped |= other.stopped;
        for (status, count) in other.statuses {
            *self.statuses.entry(status).or_default() += count;
        }
        self.times.extend(other.times);
    }

    /// Whether nothing would have been lost, and nothing stopped.
    pub(super) fn is_clean(&self) -> bool {
        self.lost == 0 && !self.stopped
    }

    pub(super) fn print(&self) -> io::Result<()> {
        let mut times = self.times.clone();
        times.sort_unstable();
        let at = |percent: usize| {
            let index = (times.len() * percent / 100).min(times.len().saturating_sub(1));
            milliseconds(times.get(index).copied().unwrap_or_default())
        };
        let late = times.iter().filter(|time| **time > LATE).count();
        let mut statuses = table::columns(["status", "requests"]);
        for (status, count) in &self.statuses {
            let status = status.map_or("none".to_owned(), |status| status.to_string());
            statuses.add_row([status, count.to_string()]);
        }
        let mut sums = table::columns(["deliveries", "accepted", "lost", "p50", "p99", "max", "over 5 s"]);
        sums.add_row([
            self.deliveries.to_string(),
            self.taken.to_string(),
            self.lost.to_string(),
            at(50),
            at(99),
            at(100),
            late.to_string(),
        ]);
        let mut out = output::data();
        writeln!(out, "{}\n\n{}", statuses.trim_fmt(), sums.trim_fmt())?;
        if self.stopped {
            writeln!(out, "\nthe vendor would have stopped sending: all later deliveries would be lost")?;
        }
        out.flush()
    }
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}
