//! Finds what is new, gone or changed between two surveys.
//!
//! A new event and a changed type are always reported, and so is a new field, type, empty form or value that is
//! undocumented. The fields of an object that is new, or was always empty, are not reported. Anything else that only
//! one archive contains is reported only if chance does not explain why the other lacks it: the number expected there
//! must be so high that chance makes it zero only once in 20,000 times.

use super::change::{Change, What};
use super::kind::Kind;
use super::saved::{Saved, SavedEvent, SavedField, SavedMark, earliest, hidden, total};

/// The minimum expected number. By chance, none occurs with the probability `e^-10`, which is 1 in 22,000.
const EXPECTED: f64 = 10.0;
/// The number of standard deviations beyond which a change of presence is reported. By chance, two in 10^9 are larger.
const DEVIATIONS: f64 = 6.0;
/// The minimum difference of two shares that is reported.
const MIN_DIFFERENCE: f64 = 0.05;

/// The differences, in the order of the new survey. The gone fields of an event come after its other changes, and gone
/// events at the end.
pub(super) fn compare(old: &Saved, new: &Saved) -> Vec<Change> {
    let mut changes = Vec::new();
    for (name, event) in &new.events {
        match find(&old.events, name) {
            Some(before) => {
                let mut events = Events { name, old: before, new: event, changes: &mut changes };
                events.compare();
            }
            None => changes.push(Change {
                what: What::NewEvent,
                event: name.clone(),
                pointer: String::new(),
                detail: String::new(),
                documented: event.documented,
                before: 0,
                before_of: old.documents,
                now: event.seen.count,
                now_of: new.documents,
                place: Some(event.seen.first.clone()),
            }),
        }
    }
    for (name, event) in &old.events {
        if find(&new.events, name).is_none()
            && expected(event.seen.count, old.documents, new.documents) >= EXPECTED
        {
            changes.push(Change {
                what: What::GoneEvent,
                event: name.clone(),
                pointer: String::new(),
                detail: String::new(),
                documented: event.documented,
                before: event.seen.count,
                before_of: old.documents,
                now: 0,
                now_of: new.documents,
                place: Some(event.seen.last.clone()),
            });
        }
    }
    changes
}

/// Finds an entry by its name, or by the placeholder of a hidden name.
fn find<'m, T>(map: &'m gancho_core::indexmap::IndexMap<String, T>, name: &str) -> Option<&'m T> {
    map.get(name).or_else(|| map.get(&hidden(name))).or_else(|| {
        let is_hidden = name.starts_with("(hidden ");
        is_hidden.then(|| map.iter().find(|(other, _)| hidden(other) == *name).map(|(_, found)| found))?
    })
}

/// The expected number in one archive if the share is the same as in the other.
#[expect(clippy::cast_precision_loss, reason = "counts below 2^52")]
fn expected(count: u64, of: u64, other_of: u64) -> f64 {
    if of == 0 { 0.0 } else { count as f64 / of as f64 * other_of as f64 }
}

/// The two surveys of one event.
struct Events<'c> {
    name: &'c str,
    old: &'c SavedEvent,
    new: &'c SavedEvent,
    changes: &'c mut Vec<Change>,
}

impl Events<'_> {
    fn compare(&mut self) {
        let (old, new) = (self.old, self.new);
        for (pointer, field) in &new.fields {
            let before_of = Self::of(old, pointer);
            match old.fields.get(pointer) {
                Some(before) => self.field(pointer, before, field),
                // The fields of a new object are not reported.
                None if !Self::has_parent(old, pointer) => {}
                None => {
                    let count = field.count();
                    if !field.documented || expected(count, field.of, before_of) >= EXPECTED {
                        let place = field.first().cloned();
                        self.push(
                            What::NewField,
                            pointer,
                            "",
                            field.documented,
                            (0, before_of),
                            (count, field.of),
                            place,
                        );
                    }
                }
            }
        }
        for (pointer, field) in &old.fields {
            let now_of = Self::of(new, pointer);
            if !new.fields.contains_key(pointer)
                && Self::has_parent(new, pointer)
                && expected(field.count(), field.of, now_of) >= EXPECTED
            {
                let last = field.last().cloned();
                let (before, documented) = ((field.count(), field.of), field.documented);
                self.push(What::GoneField, pointer, "", documented, before, (0, now_of), last);
            }
        }
    }

    /// The number of objects or arrays that could contain a field.
    fn of(event: &SavedEvent, pointer: &str) -> u64 {
        let Some((parent, last)) = pointer.rsplit_once('/').filter(|(parent, _)| !parent.is_empty()) else {
            return event.seen.count;
        };
        let kinds = if last == "*" {
            [Kind::Array, Kind::EmptyArray, Kind::Object, Kind::EmptyObject].as_slice()
        } else {
            [Kind::Object, Kind::EmptyObject].as_slice()
        };
        let field = event.fields.get(parent);
        field.map_or(0, |field| total(kinds.iter().filter_map(|kind| field.kinds.get(kind))))
    }

    /// Whether the parent of a place is present, and not always empty.
    fn has_parent(event: &SavedEvent, pointer: &str) -> bool {
        match pointer.rsplit_once('/') {
            Some(("", _)) | None => true,
            Some((parent, _)) => event.fields.get(parent).is_some_and(|field| {
                field.kinds.contains_key(&Kind::Object) || field.kinds.contains_key(&Kind::Array)
            }),
        }
    }

    fn field(&mut self, pointer: &str, old: &SavedField, new: &SavedField) {
        let (old_count, new_count) = (old.count(), new.count());
        self.kinds(pointer, old, new, old_count, new_count);
        for (value, found) in &new.values {
            let before = find(&old.values, value);
            let enough = expected(found.seen.count, new_count, old_count) >= EXPECTED;
            if before.is_none() && (!found.documented || enough) {
                let (now, place) = ((found.seen.count, new_count), Some(found.seen.first.clone()));
                self.push(What::NewValue, pointer, value, found.documented, (0, old_count), now, place);
            }
        }
        for (value, found) in &old.values {
            let enough = expected(found.seen.count, old_count, new_count) >= EXPECTED;
            if find(&new.values, value).is_none() && enough {
                let (before, place) = ((found.seen.count, old_count), Some(found.seen.last.clone()));
                self.push(What::GoneValue, pointer, value, found.documented, before, (0, new_count), place);
            }
        }
        // The number of elements does not depend on how often the array is present.
        if !pointer.ends_with("/*") && differs((old_count, old.of), (new_count, new.of)) {
            let place = new.first().cloned();
            let (before, now) = ((old_count, old.of), (new_count, new.of));
            self.push(What::ChangedPresence, pointer, "", new.documented, before, now, place);
        }
    }

    fn kinds(&mut self, pointer: &str, old: &SavedField, new: &SavedField, old_count: u64, new_count: u64) {
        let is_value = |kind: &&Kind| !kind.is_none();
        let types = |field: &SavedField| -> Vec<&'static str> {
            field.kinds.keys().filter(is_value).map(|kind| kind.json_type()).collect()
        };
        let (old_types, new_types) = (types(old), types(new));
        let changed = !old_types.is_empty()
            && !new_types.is_empty()
            && !new_types.iter().any(|kind| old_types.contains(kind));
        if changed {
            let detail = format!("{} to {}", old_types.join(", "), new_types.join(", "));
            let values = new.kinds.iter().filter(|(kind, _)| !kind.is_none()).map(|(_, seen)| seen);
            let first = earliest(values).cloned();
            let documented = new.undocumented.is_empty();
            self.push(
                What::ChangedType,
                pointer,
                &detail,
                documented,
                (old_count, old_count),
                (new_count, new_count),
                first,
            );
        }
        for (kind, found) in &new.kinds {
            let documented = new.documented && !new.undocumented.contains(kind);
            let enough = expected(found.count, new_count, old_count) >= EXPECTED;
            if old.kinds.contains_key(kind) || (documented && !enough) || (changed && !kind.is_none()) {
                continue;
            }
            let what = if kind.is_none() { What::NewEmptyForm } else { What::NewType };
            let (now, place) = ((found.count, new_count), Some(found.first.clone()));
            self.push(what, pointer, kind.as_str(), documented, (0, old_count), now, place);
        }
        for (kind, found) in &old.kinds {
            let enough = expected(found.count, old_count, new_count) >= EXPECTED;
            if new.kinds.contains_key(kind) || !enough || (changed && !kind.is_none()) {
                continue;
            }
            let what = if kind.is_none() { What::GoneEmptyForm } else { What::GoneType };
            let documented = old.documented && !old.undocumented.contains(kind);
            let (before, place) = ((found.count, old_count), Some(found.last.clone()));
            self.push(what, pointer, kind.as_str(), documented, before, (0, new_count), place);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the columns of a row")]
    fn push(
        &mut self,
        what: What,
        pointer: &str,
        detail: &str,
        documented: bool,
        (before, before_of): (u64, u64),
        (now, now_of): (u64, u64),
        place: Option<SavedMark>,
    ) {
        self.changes.push(Change {
            what,
            event: self.name.to_owned(),
            pointer: pointer.to_owned(),
            detail: detail.to_owned(),
            documented,
            before,
            before_of,
            now,
            now_of,
            place,
        });
    }
}

/// Whether two shares differ by more than chance, and by at least [`MIN_DIFFERENCE`].
#[expect(clippy::cast_precision_loss, reason = "counts below 2^52")]
fn differs((count, of): (u64, u64), (other_count, other_of): (u64, u64)) -> bool {
    if of == 0 || other_of == 0 {
        return false;
    }
    let (of, other_of) = (of as f64, other_of as f64);
    let (share, other_share) = (count as f64 / of, other_count as f64 / other_of);
    let pooled = count.saturating_add(other_count) as f64 / (of + other_of);
    let deviation = (pooled * (1.0 - pooled) * (1.0 / of + 1.0 / other_of)).sqrt();
    let difference = (share - other_share).abs();
    difference >= MIN_DIFFERENCE && difference > DEVIATIONS * deviation
}

#[cfg(test)]
mod tests {
    use super::super::saved::SavedSeen;
    use super::*;

    #[test]
    fn presence_changes_by_more_than_chance() {
        assert!(differs((1000, 1000), (900, 1000)));
        assert!(!differs((1000, 1000), (960, 1000)), "less than MIN_DIFFERENCE");
        assert!(!differs((10, 20), (5, 20)), "chance");
        assert!(!differs((0, 0), (5, 20)));
        assert!(!differs((u64::MAX, u64::MAX), (u64::MAX, u64::MAX)), "counts of a damaged survey");
    }

    #[test]
    fn counts_of_a_damaged_survey_do_not_overflow() {
        let seen = r#"{"count":18446744073709551615,"first":{"place":"a:1"},"last":{"place":"a:1"}}"#;
        let seen: SavedSeen = serde_json::from_str(seen).unwrap();
        assert_eq!(total([&seen, &seen].into_iter()), u64::MAX);
    }
}
