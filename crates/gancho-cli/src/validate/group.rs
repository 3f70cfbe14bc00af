//! Groups of equal findings, with counts and the first places.

use gancho_core::indexmap::IndexMap;

use super::place::Place;

/// The maximum number of places that are stored.
const FIRST: usize = 3;

/// The count and the first places of equal findings.
#[derive(Clone, Debug, Default)]
pub(crate) struct Group {
    pub(crate) count: u64,
    pub(crate) first: Vec<Place>,
}

impl Group {
    pub(super) fn note(&mut self, place: impl FnOnce() -> Place) {
        self.count += 1;
        if self.first.len() < FIRST {
            self.first.push(place());
        }
    }

    pub(super) fn merge(&mut self, later: Self) {
        self.count += later.count;
        let room = FIRST.saturating_sub(self.first.len());
        self.first.extend(later.first.into_iter().take(room));
    }
}

/// Groups by a key that comes partly from payloads: the number of groups is limited.
#[derive(Clone, Debug)]
pub(crate) struct Groups<K> {
    groups: IndexMap<K, Group>,
    others: Group,
}

/// The maximum number of groups. The vendors have fewer fields; an archive with more groups contains arbitrary names.
const MAX_GROUPS: usize = 1000;

impl<K> Default for Groups<K> {
    fn default() -> Self {
        Self { groups: IndexMap::new(), others: Group::default() }
    }
}

impl<K: std::hash::Hash + Eq> Groups<K> {
    pub(super) fn of(&mut self, key: K) -> &mut Group {
        if self.groups.len() >= MAX_GROUPS && !self.groups.contains_key(&key) {
            return &mut self.others;
        }
        self.groups.entry(key).or_default()
    }

    /// Adds the groups of a later part of the input. Parts are added in the order of the input. Up to [`MAX_GROUPS`]
    /// groups, the result therefore does not depend on how the input was split.
    pub(super) fn merge(&mut self, later: Self) {
        for (key, group) in later.groups {
            self.of(key).merge(group);
        }
        self.others.merge(later.others);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// The groups, the largest first.
    pub(super) fn by_count(&self) -> Vec<(&K, &Group)> {
        let mut all: Vec<_> = self.groups.iter().collect();
        // Groups of the same size stay in the order of the input.
        all.sort_by_key(|(_, group)| std::cmp::Reverse(group.count));
        all
    }

    /// The findings beyond the maximum number of groups.
    pub(super) fn others(&self) -> &Group {
        &self.others
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::input::Source;

    fn at(line: u64) -> Place {
        Place { source: Arc::new(Source::Stdin), line }
    }

    fn lines(group: &Group) -> Vec<u64> {
        group.first.iter().map(|place| place.line).collect()
    }

    #[test]
    fn the_first_places_are_kept_and_all_are_counted() {
        let mut group = Group::default();
        (1..=2).for_each(|line| group.note(|| at(line)));
        let mut later = Group::default();
        (3..=7).for_each(|line| later.note(|| at(line)));
        assert_eq!((later.count, lines(&later)), (5, vec![3, 4, 5]));
        group.merge(later);
        assert_eq!((group.count, lines(&group)), (7, vec![1, 2, 3]));
        group.note(|| at(8));
        group.merge(Group::default());
        assert_eq!((group.count, lines(&group)), (8, vec![1, 2, 3]));
    }

    #[test]
    fn groups_beyond_the_maximum_are_counted_together() {
        let mut groups = Groups::default();
        for round in 0..2 {
            for key in 0..MAX_GROUPS + 5 {
                groups.of(key).note(|| at(round));
            }
        }
        let by_count = groups.by_count();
        assert_eq!(by_count.len(), MAX_GROUPS);
        assert!(by_count.iter().all(|(key, group)| **key < MAX_GROUPS && group.count == 2));
        assert_eq!((groups.others().count, lines(groups.others())), (10, vec![0, 0, 0]));
    }
}
