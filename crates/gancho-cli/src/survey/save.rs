//! Converts counts to a survey that can be printed and saved.

use std::collections::BTreeMap;

use gancho_core::JsonPointer;
use gancho_core::indexmap::IndexMap;

use super::kind::Kind;
use super::known::Known;
use super::node::{Node, Seen};
use super::saved::{Mark, Saved, SavedEvent, SavedField, SavedMark, SavedSeen, SavedValue, VERSION, hidden};
use super::tally::{OfEvent, Tally};
use crate::counted::counted;

/// Converts the counts to a survey.
pub(super) fn saved(tally: Tally, show_values: bool) -> Saved {
    let mut limits = Vec::new();
    if tally.beyond > 0 {
        limits.push(format!(
            "only the first 300 events are surveyed, without {} of other events",
            counted(tally.beyond, "delivery")
        ));
    }
    let events = tally
        .events
        .into_iter()
        .map(|(name, event)| {
            let shown = event.documented || show_values;
            let shown = if shown { name.to_string() } else { hidden(&name) };
            let saved = saved_event(&event, &shown, show_values, &mut limits);
            (shown, saved)
        })
        .collect();
    let count = |seen: Option<Seen<Mark>>| seen.map_or(0, |seen| seen.count);
    Saved {
        gancho_survey: VERSION,
        documents: tally.documents,
        broken: count(tally.broken),
        others: count(tally.others),
        events,
        limits,
    }
}

fn saved_event(event: &OfEvent<Mark>, name: &str, show_values: bool, limits: &mut Vec<String>) -> SavedEvent {
    let mut fields = IndexMap::new();
    let mut flat = Flat { fields: &mut fields, show_values, event: name, limits };
    flat.within(&event.node, event.known, &JsonPointer::root());
    SavedEvent { seen: seen(&event.seen), documented: event.documented, fields }
}

fn seen(seen: &Seen<Mark>) -> SavedSeen {
    SavedSeen { count: seen.count, first: mark(&seen.first), last: mark(&seen.last) }
}

fn mark(mark: &Mark) -> SavedMark {
    SavedMark { place: format!("{}:{}", mark.source, mark.line), time: mark.time.clone() }
}

/// Writes the places of an event, one after the other.
struct Flat<'f> {
    fields: &'f mut IndexMap<String, SavedField>,
    show_values: bool,
    event: &'f str,
    limits: &'f mut Vec<String>,
}

impl Flat<'_> {
    fn within(&mut self, node: &Node<Mark>, known: Option<&'static Known>, place: &JsonPointer) {
        if node.beyond > 0 {
            let (count, event) = (node.beyond, self.event);
            self.limits.push(format!(
                "{event}: at {place}, {count} fields or values beyond the limit were not distinguished"
            ));
        }
        for (name, field) in &node.fields {
            let of = node.objects();
            self.field(field, known.and_then(|known| known.field(name)), &place.key(name), of);
        }
        if let Some(items) = &node.items {
            let arrays = node.count(Kind::Array) + node.count(Kind::EmptyArray);
            self.field(items, known.and_then(Known::items), &place.key("*"), arrays);
        }
    }

    fn field(&mut self, node: &Node<Mark>, known: Option<&'static Known>, place: &JsonPointer, of: u64) {
        let kinds: BTreeMap<Kind, SavedSeen> = Kind::ALL
            .into_iter()
            .zip(&node.kinds)
            .filter_map(|(kind, found)| Some((kind, seen(found.as_ref()?))))
            .collect();
        if kinds.is_empty() {
            return;
        }
        let undocumented = match known {
            Some(known) => kinds.keys().copied().filter(|kind| !known.allows(*kind)).collect(),
            None => Vec::new(),
        };
        let documented = |value: &str| {
            known
                .and_then(|known| known.values.as_ref())
                .is_some_and(|values| values.iter().any(|known| known == value))
        };
        let values = node
            .values
            .iter()
            .map(|(value, found)| {
                let documented = documented(value);
                let name = if documented || self.show_values { value.to_string() } else { hidden(value) };
                (name, SavedValue { documented, seen: seen(found) })
            })
            .collect();
        let field = SavedField {
            of,
            documented: known.is_some(),
            kinds,
            undocumented,
            lengths: node.lengths,
            values,
        };
        self.fields.insert(place.as_str().to_owned(), field);
        if !known.is_some_and(|known| known.anything) {
            self.within(node, known, place);
        }
    }
}
