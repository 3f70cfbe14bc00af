//! The table of events.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::AddAssign;

use comfy_table::{Cell, CellAlignment};
use gancho_core::events;

use crate::table;
use crate::verdict::{EventOf, Verdict};

/// The counts by event. It has at most three more rows than the table of events: rows for names from payloads would
/// make it as long as the input.
#[derive(Debug, Default)]
pub(super) struct Summary {
    rows: BTreeMap<Row, Counts>,
}

/// A row, in the order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Row {
    /// An event, by its index in the table of all events.
    Event(usize, &'static str),
    /// Events of lists, extra tables and webhooks of SuperOffice accounts.
    Account,
    /// Undocumented events.
    Unknown,
    /// Rejected documents without a known event.
    None,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    accepted: u64,
    rejected: u64,
    findings: u64,
    unknown: u64,
}

impl Summary {
    /// Counts a document.
    pub(super) fn count(&mut self, verdict: &Verdict) {
        let (row, counts) = match verdict {
            Verdict::Accepted(accepted) => {
                let row = match &accepted.event {
                    EventOf::Table(event) => Row::of(event.name),
                    EventOf::Account(_) => Row::Account,
                    EventOf::Unknown => Row::Unknown,
                };
                let counts = Counts {
                    accepted: 1,
                    findings: accepted.findings.len() as u64,
                    unknown: accepted.unknown.len() as u64,
                    ..Counts::default()
                };
                (row, counts)
            }
            Verdict::Rejected(rejection) => {
                let counts = Counts { rejected: 1, ..Counts::default() };
                (rejection.event().map_or(Row::None, Row::of), counts)
            }
        };
        *self.rows.entry(row).or_default() += counts;
    }
}

impl Row {
    fn of(event: &'static str) -> Self {
        let place = events::all().position(|known| known.name == event);
        place.map_or(Self::Unknown, |place| Self::Event(place, event))
    }

    fn title(self) -> &'static str {
        match self {
            Self::Event(_, name) => name,
            Self::Account => "(account's own event)",
            Self::Unknown => "(unknown event)",
            Self::None => "(no event)",
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, more: Self) {
        self.accepted += more.accepted;
        self.rejected += more.rejected;
        self.findings += more.findings;
        self.unknown += more.unknown;
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut total = Counts::default();
        let mut table = table::columns(["event", "accepted", "rejected", "findings", "unknown fields"]);
        for column in table.column_iter_mut().skip(1) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        for (row, counts) in &self.rows {
            total += *counts;
            let numbers = [counts.accepted, counts.rejected, counts.findings, counts.unknown];
            table.add_row([Cell::new(row.title())].into_iter().chain(numbers.map(Cell::new)));
        }
        if !self.rows.is_empty() {
            writeln!(f, "{}", table.trim_fmt())?;
        }
        writeln!(
            f,
            "{} accepted, {} rejected, {} findings, {} unknown fields",
            total.accepted, total.rejected, total.findings, total.unknown
        )
    }
}
