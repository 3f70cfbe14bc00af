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
