//! The summary: tables of rejections, findings, unknown fields and events.

use std::fmt;

use comfy_table::{Cell, CellAlignment, Table};

use super::group::Group;
use super::tally::{Counts, Tally};
use crate::counted::counted;
use crate::message::Escaped;
use crate::table;

/// The maximum number of rows of a table whose length depends on the payloads.
const ROWS: usize = 20;

/// The end of the report.
pub(super) struct Summary<'a> {
    pub(super) tally: &'a Tally,
    /// Whether the findings were already printed.
    pub(super) details: bool,
}

impl Summary<'_> {
    /// The notes: hints, and the number of lines of logs without a delivery.
    pub(super) fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        for (hint, group) in self.tally.hints.by_count().into_iter().take(3) {
            let (count, first) = (group.count, first(group));
            let were = if count == 1 { "was" } else { "were" };
            notes.push(format!(
                "{} {were} rejected, the first at {first}: {hint}",
                counted(count, "document")
            ));
        }
        let others = &self.tally.other_lines;
        if others.count > 0 {
            let (lines, were) = if others.count == 1 {
                ("line of logs contains", "was")
            } else {
                ("lines of logs contain", "were")
            };
            let (count, first) = (others.count, first(others));
            notes.push(format!("{count} {lines} no delivery and {were} skipped, the first at {first}"));
        }
        notes
    }

    fn rejections(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rejections = self.tally.rejections.by_count();
        let mut table = table::columns(["rejected", "count", "at", "why", "first"]);
        right(&mut table, 1);
        for (cause, group) in rejections.iter().take(ROWS) {
            let place = if cause.place.is_empty() { "-" } else { &cause.place };
            table.add_row([
                cause.kind.to_owned(),
                group.count.to_string(),
                Escaped(place).to_string(),
                cause.message.clone(),
                places(group),
            ]);
        }
        let others = rejections.iter().skip(ROWS).map(|(_, group)| group.count).sum::<u64>();
        print(f, &table, others + self.tally.rejections.others().count, "rejected for other reasons")
    }

    fn rules(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = table::columns(["finding", "severity", "count", "first", "what"]);
        right(&mut table, 2);
        let mut rules: Vec<_> = self.tally.rules.iter().collect();
        rules.sort_by_key(|(place, group)| {
            let severity = Tally::rule(**place).map(|rule| rule.severity);
            (std::cmp::Reverse(severity), std::cmp::Reverse(group.count))
        });
        for (place, group) in rules {
            let Some(rule) = Tally::rule(*place) else { continue };
            table.add_row([
                rule.code.to_owned(),
                rule.severity.to_string(),
                group.count.to_string(),
                first(group),
                rule.message.to_owned(),
            ]);
        }
        print(f, &table, 0, "")
    }

    fn unknown(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unknown = self.tally.unknown.by_count();
        let mut table = table::columns(["unknown field", "count", "first"]);
        right(&mut table, 1);
        for (place, group) in unknown.iter().take(ROWS) {
            table.add_row([Escaped(place).to_string(), group.count.to_string(), first(group)]);
        }
        let others = unknown.iter().skip(ROWS).map(|(_, group)| group.count).sum::<u64>();
        print(f, &table, others + self.tally.unknown.others().count, "elsewhere")
    }

    fn events(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = table::columns(["event", "accepted", "rejected", "findings", "unknown fields"]);
        for column in 1..=4 {
            right(&mut table, column);
        }
        for (row, counts) in self.tally.rows() {
            let numbers = [counts.accepted, counts.rejected, counts.findings, counts.unknown];
            table.add_row([Cell::new(row.title())].into_iter().chain(numbers.map(Cell::new)));
        }
        if self.tally.rows().next().is_some() {
            writeln!(f, "{}", table.trim_fmt())?;
        }
        let Counts { accepted, rejected, findings, unknown } = self.tally.total();
        let (findings, unknown) = (counted(findings, "finding"), counted(unknown, "unknown field"));
        writeln!(f, "{accepted} accepted, {rejected} rejected, {findings}, {unknown}")
    }

    /// The option and the command that show more.
    fn advice(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total = self.tally.total();
        let something = total.rejected > 0 || total.findings > 0 || total.unknown > 0;
        if something && !self.details {
            write!(f, "--details prints a line for each rejection, finding and unknown field")?;
            let rule = || self.tally.rules.keys().next().and_then(|place| Tally::rule(*place));
            let cause = self.tally.rejections.by_count().first().map(|(cause, _)| cause.kind);
            if let Some(code) = cause.or_else(|| rule().map(|rule| rule.code)) {
                write!(f, "; see also 'gancho explain {code}'")?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for Summary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.tally.rejections.is_empty() {
            self.rejections(f)?;
        }
        if !self.tally.rules.is_empty() {
            self.rules(f)?;
        }
        if !self.tally.unknown.is_empty() {
            self.unknown(f)?;
        }
        for note in self.notes() {
            writeln!(f, "note: {note}\n")?;
        }
        self.advice(f)?;
        self.events(f)
    }
}

fn print(f: &mut fmt::Formatter<'_>, table: &Table, others: u64, what: &str) -> fmt::Result {
    writeln!(f, "{}", table.trim_fmt())?;
    if others > 0 {
        writeln!(f, "… and {others} {what}")?;
    }
    writeln!(f)
}

fn right(table: &mut Table, column: usize) {
    if let Some(column) = table.column_mut(column) {
        column.set_cell_alignment(CellAlignment::Right);
    }
}

fn first(group: &Group) -> String {
    group.first.first().map(ToString::to_string).unwrap_or_default()
}

/// The first places. After a place in the same input, only the line is printed.
fn places(group: &Group) -> String {
    let mut text = String::new();
    let mut before = None;
    for place in &group.first {
        if !text.is_empty() {
            text.push_str(", ");
        }
        let same = before.is_some_and(|source| source == &place.source);
        text.push_str(&if same { place.line.to_string() } else { place.to_string() });
        before = Some(&place.source);
    }
    if group.count > group.first.len() as u64 {
        text.push_str(", …");
    }
    text
}
