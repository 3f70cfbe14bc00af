//! The counts for one place in the documents of one event.

use gancho_core::indexmap::IndexMap;

use super::kind::Kind;
use super::known::Known;
use super::room::Room;
use crate::shortened::shortened;

/// The count of something, and marks `M` of the first and last documents in which it occurs.
#[derive(Clone, Debug)]
pub(super) struct Seen<M> {
    pub(super) count: u64,
    pub(super) first: M,
    pub(super) last: M,
}

impl<M: Clone> Seen<M> {
    pub(super) fn once(at: M) -> Self {
        Self { count: 1, first: at.clone(), last: at }
    }

    pub(super) fn again(&mut self, at: M) {
        self.count += 1;
        self.last = at;
    }

    /// Adds later counts, and converts their marks.
    pub(super) fn merge<N>(slot: &mut Option<Self>, later: &Seen<N>, mark: &impl Fn(&N) -> M) {
        match slot {
            Some(seen) => seen.add(later, mark),
            None => *slot = Some(Self::of(later, mark)),
        }
    }

    pub(super) fn add<N>(&mut self, later: &Seen<N>, mark: &impl Fn(&N) -> M) {
        self.count += later.count;
        self.last = mark(&later.last);
    }

    pub(super) fn of<N>(other: &Seen<N>, mark: &impl Fn(&N) -> M) -> Self {
        Self { count: other.count, first: mark(&other.first), last: mark(&other.last) }
    }
}

/// One place.
#[derive(Clone, Debug)]
pub(super) struct Node<M> {
    /// What is documented for this place. It is looked up once per batch, and is `None` in the merged counts.
    pub(super) known: Option<&'static Known>,
    pub(super) kinds: [Option<Seen<M>>; 9],
    /// The smallest and the largest length: of strings in characters, of arrays in elements.
    pub(super) lengths: Option<(u64, u64)>,
    pub(super) fields: IndexMap<Box<str>, Node<M>>,
    pub(super) items: Option<Box<Node<M>>>,
    /// The values, if the field is an enumeration.
    pub(super) values: IndexMap<Box<str>, Seen<M>>,
    /// The number of fields and values beyond the limits.
    pub(super) beyond: u64,
}

impl<M> Node<M> {
    pub(super) fn documented(known: Option<&'static Known>) -> Self {
        Self { known, ..Self::default() }
    }
}

impl<M> Default for Node<M> {
    fn default() -> Self {
        Self {
            known: None,
            kinds: [const { None }; 9],
            lengths: None,
            fields: IndexMap::new(),
            items: None,
            values: IndexMap::new(),
            beyond: 0,
        }
    }
}

impl<M> Node<M> {
    /// The number of values.
    fn total(&self) -> u64 {
        self.kinds.iter().flatten().map(|seen| seen.count).sum()
    }
}

/// The maximum number of distinct fields in one object. No vendor documents as many.
pub(super) const FIELDS: usize = 500;
/// The maximum number of distinct values of one enumeration.
pub(super) const VALUES: usize = 100;

impl<M: Clone> Node<M> {
    pub(super) fn note(&mut self, kind: Kind, at: M) {
        match self.kinds.get_mut(kind as usize) {
            Some(Some(seen)) => seen.again(at),
            Some(slot) => *slot = Some(Seen::once(at)),
            None => {}
        }
    }

    pub(super) fn note_length(&mut self, length: u64) {
        let (least, most) = self.lengths.get_or_insert((length, length));
        *least = length.min(*least);
        *most = length.max(*most);
    }

    pub(super) fn note_value(&mut self, value: &str, at: M) {
        let value = &*shortened(value);
        if let Some(seen) = self.values.get_mut(value) {
            seen.again(at);
        } else if self.values.len() < VALUES {
            self.values.insert(value.into(), Seen::once(at));
        } else {
            self.beyond += 1;
        }
    }

    pub(super) fn count(&self, kind: Kind) -> u64 {
        self.kinds.get(kind as usize).and_then(Option::as_ref).map_or(0, |seen| seen.count)
    }

    /// The number of objects, including empty ones.
    pub(super) fn objects(&self) -> u64 {
        self.count(Kind::Object) + self.count(Kind::EmptyObject)
    }

    /// Adds the counts of later documents at the same place, within this number of arrays and objects.
    pub(super) fn merge<N>(
        &mut self,
        later: Node<N>,
        mark: &impl Fn(&N) -> M,
        depth: usize,
        room: &mut Room,
    ) {
        for (slot, later) in self.kinds.iter_mut().zip(&later.kinds) {
            if let Some(later) = later {
                Seen::merge(slot, later, mark);
            }
        }
        if let Some((least, most)) = later.lengths {
            self.note_length(least);
            self.note_length(most);
        }
        self.beyond += later.beyond;
        for (name, field) in later.fields {
            let mut fits = || self.fields.len() < FIELDS && room.take(field.known.is_some(), depth);
            if !self.fields.contains_key(&name) && !fits() {
                self.beyond += field.total();
                continue;
            }
            self.fields.entry(name).or_default().merge(field, mark, depth + 1, room);
        }
        if let Some(items) = later.items {
            if self.items.is_some() || room.take(items.known.is_some(), depth) {
                self.items.get_or_insert_default().merge(*items, mark, depth + 1, room);
            } else {
                self.beyond += items.total();
            }
        }
        for (value, seen) in later.values {
            if let Some(all) = self.values.get_mut(&value) {
                all.add(&seen, mark);
            } else if self.values.len() < VALUES {
                self.values.insert(value, Seen::of(&seen, mark));
            } else {
                self.beyond += seen.count;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_the_order_in_which_they_are_first_seen() {
        let batch = |values: &[&str]| {
            let mut node = Node::<u32>::default();
            for value in values {
                node.note_value(value, 0);
            }
            node
        };
        let mut all = Node::<u32>::default();
        for values in [["b", "a", "c"], ["c", "b", "d"], ["a", "d", "e"]] {
            all.merge(batch(&values), &|mark| *mark, 0, &mut Room::default());
        }
        let counted: Vec<_> = all.values.iter().map(|(value, seen)| (&**value, seen.count)).collect();
        assert_eq!(counted, [("b", 2), ("a", 2), ("c", 2), ("d", 2), ("e", 1)]);
    }

    #[test]
    fn a_field_beyond_the_limit_counts_as_often_as_it_occurs() {
        let batch = |names: std::ops::Range<usize>| {
            let mut node = Node::<u32>::default();
            for name in names {
                let mut field = Node::default();
                (0..3).for_each(|_| field.note(Kind::Null, 0));
                node.fields.insert(name.to_string().into(), field);
            }
            node
        };
        let (mut all, mut room) = (Node::<u32>::default(), Room::default());
        all.merge(batch(0..FIELDS), &|mark| *mark, 0, &mut room);
        all.merge(batch(1..FIELDS + 2), &|mark| *mark, 0, &mut room);
        assert_eq!((all.fields.len(), all.beyond), (FIELDS, 6));
    }
}
