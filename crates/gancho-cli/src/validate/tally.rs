//! The counts: by event, by rule, and by kind and place of rejection.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use gancho_core::rules::{Finding, RULES, Rule};
use gancho_core::{JsonPointer, events};

use super::group::{Group, Groups};
use super::place::Place;
use crate::hint::Hint;
use crate::shortened::{LONGEST, shortened};
use crate::verdict::{EventOf, Verdict};

/// All counts. Their memory does not grow with the number of documents: undocumented event names are counted together,
/// the number of groups and places is limited, and so is the length of their names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    /// By the position of the event in the table of events. With a map, counting took a twentieth of the time of a run.
    events: Vec<Counts>,
    other: BTreeMap<Row, Counts>,
    /// By the position of the rule in the table of rules.
    pub(super) rules: BTreeMap<usize, Group>,
    pub(super) rejections: Groups<Cause>,
    pub(super) unknown: Groups<String>,
    pub(super) hints: Groups<Hint>,
    /// Lines of logs without a delivery.
    pub(super) other_lines: Group,
}

/// A row, in the order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Row {
    /// An event, and its position in the table of all events.
    Event(usize, &'static str),
    /// Events of SuperOffice accounts' own lists, extra tables and webhooks.
    Account,
    /// Undocumented events.
    Unknown,
    /// A document, or the body of an API call.
    Type(&'static str),
    /// Rejected documents without a known event.
    None,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) accepted: u64,
    pub(super) rejected: u64,
    pub(super) findings: u64,
    pub(super) unknown: u64,
}

/// The common cause of a group of rejections.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Cause {
    pub(super) kind: &'static str,
    pub(super) place: String,
    pub(super) message: String,
}

impl Tally {
    /// Counts a delivery; `within` is its path in the input document.
    pub(super) fn count(&mut self, verdict: &Verdict, within: &str, place: impl Fn() -> Place) {
        let counts = match verdict {
            Verdict::Accepted(accepted) => {
                for finding in &accepted.findings {
                    self.rules.entry(place_of(finding)).or_default().note(&place);
                }
                for pointer in &accepted.unknown {
                    self.unknown.of(generalised(within, pointer.as_str())).note(&place);
                }
                Counts {
                    accepted: 1,
                    findings: accepted.findings.len() as u64,
                    unknown: accepted.unknown.len() as u64,
                    ..Counts::default()
                }
            }
            Verdict::Rejected(rejection) => {
                let at = generalised(within, rejection.path());
                let cause = Cause { kind: rejection.kind(), place: at, message: rejection.message() };
                self.rejections.of(cause).note(&place);
                if let Some(hint) = rejection.hint() {
                    self.hints.of(hint.clone()).note(&place);
                }
                Counts { rejected: 1, ..Counts::default() }
            }
        };
        self.add(Row::of(verdict), counts);
    }

    fn add(&mut self, row: Row, counts: Counts) {
        let Row::Event(place, _) = row else {
            *self.other.entry(row).or_default() += counts;
            return;
        };
        if self.events.is_empty() {
            self.events.resize(events::all().count(), Counts::default());
        }
        if let Some(event) = self.events.get_mut(place) {
            *event += counts;
        }
    }

    /// The rows with a document.
    pub(super) fn rows(&self) -> impl Iterator<Item = (Row, Counts)> {
        let names = events::all().enumerate().map(|(place, event)| Row::Event(place, event.name));
        let counted =
            names.zip(self.events.iter().copied()).filter(|(_, counts)| *counts != Counts::default());
        let other = self.other.iter().map(|(row, counts)| (*row, *counts));
        counted.chain(other)
    }

    /// Adds the counts of a later part of the input.
    pub(super) fn merge(&mut self, later: Self) {
        for (row, counts) in later.rows() {
            self.add(row, counts);
        }
        for (rule, group) in later.rules {
            self.rules.entry(rule).or_default().merge(group);
        }
        self.rejections.merge(later.rejections);
        self.unknown.merge(later.unknown);
        self.hints.merge(later.hints);
        self.other_lines.merge(later.other_lines);
    }

    pub(super) fn total(&self) -> Counts {
        let mut total = Counts::default();
        self.rows().for_each(|(_, counts)| total += counts);
        total
    }

    pub(super) fn rule(place: usize) -> Option<&'static Rule> {
        RULES.get(place).copied()
    }
}

fn place_of(finding: &Finding) -> usize {
    RULES.iter().position(|rule| std::ptr::eq(*rule, finding.rule())).unwrap_or(RULES.len())
}

/// A place with `*` for each index, so that all elements of a list count as one place. A long one is shortened.
fn generalised(within: &str, place: &str) -> String {
    let mut general = String::new();
    for token in within.split('/').skip(1).chain(place.split('/').skip(1)) {
        general.push('/');
        let index = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit());
        general.push_str(if index { "*" } else { token });
        if general.len() > LONGEST {
            // Together, the names of an archive may take any amount of memory.
            return shortened(&general).into_owned();
        }
    }
    general
}

impl Row {
    fn event((place, event): &events::Row) -> Self {
        Self::Event(*place, event.name)
    }

    fn of(verdict: &Verdict) -> Self {
        let event = match verdict {
            Verdict::Accepted(accepted) => match &accepted.event {
                EventOf::Table(row) => return Self::event(row),
                EventOf::Account(_) => return Self::Account,
                EventOf::Unknown => return Self::Unknown,
                EventOf::Type(name) => return Self::Type(name),
            },
            Verdict::Rejected(rejection) => match rejection.event() {
                Some(event) => event,
                None => return Self::None,
            },
        };
        events::row(event).map_or(Self::Unknown, Self::event)
    }

    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Event(_, name) | Self::Type(name) => name,
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

/// A pointer in the input document.
pub(super) fn full_place(within: &str, place: &JsonPointer) -> String {
    format!("{within}{}", place.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_places_are_shortened() {
        assert_eq!(generalised("/0", "/document/a~1b/12"), "/*/document/a~1b/*");
        let long = "x".repeat(10 * LONGEST);
        let place = generalised("", &format!("/document/{long}/more"));
        assert!(place.starts_with("/document/xxx") && place.ends_with("x…"), "{place}");
        assert_eq!(place.len(), LONGEST + '…'.len_utf8());
        let longest = format!("/{}", "x".repeat(LONGEST - 1));
        assert_eq!(generalised("", &longest), longest);
        assert_eq!(generalised("", &format!("{longest}/y")), format!("{longest}…"));
    }
}
