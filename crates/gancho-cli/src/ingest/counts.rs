//! The counts of a run, by table.

use std::collections::BTreeMap;
use std::fmt;

use comfy_table::{Cell, CellAlignment};
use gancho_arrow::{Reject, Table};

use super::outcome::Outcomes;
use crate::counted::counted;
use crate::table;

/// The counts: one line for each table, and one for the totals.
#[derive(Debug, Default)]
pub(super) struct Counts {
    tables: BTreeMap<Option<Table>, Line>,
    /// Deliveries that were not selected.
    pub(super) skipped: u64,
    /// The number of timestamps with finer fractions than microseconds, which the columns cannot hold.
    pub(super) finer: u64,
    pub(super) outcomes: Outcomes,
}

#[derive(Clone, Copy, Debug, Default)]
struct Line {
    rows: u64,
    rejects: u64,
    duplicates: u64,
    bytes_in: u64,
    bytes_out: u64,
}

impl Counts {
    pub(super) fn row(&mut self, table: Table, bytes: usize) {
        let line = self.tables.entry(Some(table)).or_default();
        line.rows += 1;
        line.bytes_in += bytes as u64;
    }

    pub(super) fn reject(&mut self, reject: &Reject) {
        self.tables.entry(reject.event().and_then(Table::of_event)).or_default().rejects += 1;
    }

    /// Counts rows that were not selected after all.
    pub(super) fn unselected(&mut self, table: Table, count: usize) {
        if count > 0 {
            self.tables.entry(Some(table)).or_default().rows -= count as u64;
            self.skipped += count as u64;
        }
    }

    /// Counts rows that are duplicates.
    pub(super) fn duplicates(&mut self, table: Table, count: usize) {
        if count > 0 {
            let line = self.tables.entry(Some(table)).or_default();
            line.duplicates += count as u64;
            line.rows -= count as u64;
        }
    }

    pub(super) fn add_bytes_out(&mut self, bytes: BTreeMap<Table, u64>) {
        for (table, bytes) in bytes {
            self.tables.entry(Some(table)).or_default().bytes_out += bytes;
        }
    }

    pub(super) fn add(&mut self, more: &Self) {
        for (table, line) in &more.tables {
            self.tables.entry(*table).or_default().add(line);
        }
        self.skipped += more.skipped;
        self.finer += more.finer;
        self.outcomes.add(&more.outcomes);
    }

    pub(super) fn rows(&self) -> u64 {
        self.total().rows
    }

    pub(super) fn rejects(&self) -> u64 {
        self.total().rejects
    }

    pub(super) fn duplicate_rows(&self) -> u64 {
        self.total().duplicates
    }

    fn total(&self) -> Line {
        let mut total = Line::default();
        self.tables.values().for_each(|line| total.add(line));
        total
    }
}

impl Line {
    fn add(&mut self, more: &Self) {
        self.rows += more.rows;
        self.rejects += more.rejects;
        self.duplicates += more.duplicates;
        self.bytes_in += more.bytes_in;
        self.bytes_out += more.bytes_out;
    }
}

/// A line for each table, and one of totals.
impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = table::columns(["table", "rows", "rejects", "duplicates", "bytes in", "bytes out"]);
        for column in table.column_iter_mut().skip(1) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        for (name, line) in &self.tables {
            let name = name.map_or("(no event)", Table::as_str);
            let numbers = [line.rows, line.rejects, line.duplicates, line.bytes_in, line.bytes_out];
            table.add_row([Cell::new(name)].into_iter().chain(numbers.map(Cell::new)));
        }
        if !self.tables.is_empty() {
            writeln!(f, "{}", table.trim_fmt())?;
        }
        let Line { rows, rejects, duplicates, .. } = self.total();
        let (rows, rejects) = (counted(rows, "row"), counted(rejects, "reject"));
        write!(f, "{rows}, {rejects}, {}", counted(duplicates, "duplicate"))?;
        if self.skipped > 0 {
            write!(f, ", {} not selected", self.skipped)?;
        }
        writeln!(f)?;
        if self.finer > 0 {
            writeln!(f, "truncated {} to microseconds", counted(self.finer, "timestamp"))?;
        }
        Ok(())
    }
}
