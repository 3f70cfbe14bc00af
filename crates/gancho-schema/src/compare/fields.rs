//! The fields that a new schema no longer describes, and the objects in which it no longer allows unknown fields.

use std::collections::{HashMap, HashSet};

use gancho_core::JsonPointer;
use serde_json::Value;

use super::depth;
use super::document::Document;
use super::step::{Pair, Step};
use crate::error::Error;

/// The places of these fields and objects.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// Fields that the old schema describes and the new one does not.
    pub(super) removed: Vec<JsonPointer>,
    /// Objects that could have unknown fields and cannot any more.
    pub(super) closed: Vec<JsonPointer>,
    /// Whether there are more places: of each change, at least the first one is listed.
    pub(super) is_cut: bool,
}

/// The number of places after which a change is listed at its first place only. A part of a schema may be reached on any
/// number of paths.
const MOST: usize = 1000;

/// The number of pairs of schemas after which each pair is walked at its first place only, because most paths may lead
/// to no further change.
const MOST_STEPS: usize = 20_000;

impl Fields {
    fn count(&self) -> usize {
        self.removed.len() + self.closed.len()
    }

    /// Compares two schemas as they are: neither is changed to accept only the fields that it names.
    pub(super) fn compare(old: &Document, new: &Document) -> Result<Self, Error> {
        let mut walk = Walk {
            changed: changed(old, new)?,
            old,
            new,
            outer: Vec::new(),
            walked: HashSet::new(),
            steps: 0,
            found: Self::default(),
        };
        walk.schemas(old.root(), new.root(), &JsonPointer::root())?;
        Ok(walk.found)
    }
}

/// The pairs of schemas in which there is a change, directly or in a pair within them. Each pair is compared once: each
/// of n schemas may refer to the next one twice.
fn changed(old: &Document, new: &Document) -> Result<HashSet<Pair>, Error> {
    let mut left = vec![Step::new(old, old.root(), new, new.root())?];
    let mut seen: HashSet<Pair> = left.iter().map(|step| step.pair).collect();
    let (mut outer, mut changed): (HashMap<Pair, Vec<Pair>>, Vec<Pair>) = (HashMap::new(), Vec::new());
    while let Some(step) = left.pop() {
        if step.is_closing || step.fields.iter().any(|(_, _, after)| after.is_none()) {
            changed.push(step.pair);
        }
        for (_, before, after) in step.fields {
            let Some(after) = after else { continue };
            let inner = Step::pair(old, before, new, after)?;
            outer.entry(inner).or_default().push(step.pair);
            if seen.insert(inner) {
                left.push(Step::new(old, before, new, after)?);
            }
        }
    }
    let mut all = HashSet::new();
    while let Some(pair) = changed.pop() {
        if all.insert(pair) {
            changed.extend(outer.remove(&pair).unwrap_or_default());
        }
    }
    Ok(all)
}

struct Walk<'d> {
    old: &'d Document,
    new: &'d Document,
    /// The only pairs that are walked.
    changed: HashSet<Pair>,
    /// Pairs that are being walked: a schema may contain itself, directly or in an `anyOf`.
    outer: Vec<Pair>,
    /// Pairs that were walked.
    walked: HashSet<Pair>,
    steps: usize,
    found: Fields,
}

impl<'d> Walk<'d> {
    fn schemas(&mut self, old: &'d Value, new: &'d Value, path: &JsonPointer) -> Result<(), Error> {
        let pair = Step::pair(self.old, old, self.new, new)?;
        if self.outer.contains(&pair) || !self.changed.contains(&pair) {
            return Ok(());
        }
        self.steps += 1;
        if (self.found.count() >= MOST || self.steps > MOST_STEPS) && self.walked.contains(&pair) {
            self.found.is_cut = true;
            return Ok(());
        }
        self.outer.push(pair);
        depth::check_pairs(self.outer.len())?;
        let step = Step::new(self.old, old, self.new, new)?;
        if step.is_closing && !self.found.closed.contains(path) {
            self.found.closed.push(path.clone());
        }
        for (name, before, after) in step.fields {
            let path = path.key(name);
            match after {
                Some(after) => self.schemas(before, after, &path)?,
                None => self.found.removed.push(path),
            }
        }
        self.outer.pop();
        self.walked.insert(pair);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, json};

    use super::*;

    /// Whether places are cut if this number of pairs of schemas is visited.
    ///
    /// One field was removed from the object in `own`. The root has others, whose schemas refer to each other so that
    /// there are many paths. All of these lead to the change, but only through the root, within which they are.
    fn is_cut(visits: usize) -> bool {
        let refer = |level: usize| json!({"$ref": format!("#/$defs/{level}")});
        let object = |fields: Value| json!({"type": "object", "properties": fields});
        let mut definitions = Map::from_iter([("0".to_owned(), object(json!({"up": {"$ref": "#"}})))]);
        let mut others = Map::new();
        // The root and `own` are visited, too.
        let mut left = visits - 2;
        for level in (0..14).rev() {
            let next = object(json!({"a": refer(level), "b": refer(level)}));
            definitions.insert((level + 1).to_string(), next);
            // The number of visits below a reference to this level.
            let size = (2 << level) - 1;
            while left >= size {
                left -= size;
                others.insert(left.to_string(), refer(level));
            }
        }
        let document = |own: Value| {
            let mut fields = Map::from_iter([("own".to_owned(), object(own))]);
            fields.extend(others.clone());
            let mut document = object(fields.into());
            document["$defs"] = definitions.clone().into();
            Document::new(&document).unwrap()
        };
        let (old, new) = (document(json!({"id": {}, "name": {}})), document(json!({"id": {}})));
        let found = Fields::compare(&old, &new).unwrap();
        assert_eq!(found.removed, [JsonPointer::root().key("own").key("name")]);
        found.is_cut
    }

    #[test]
    fn the_limit_of_visits_is_exact() {
        assert!(!is_cut(MOST_STEPS));
        assert!(is_cut(MOST_STEPS + 1));
    }
}
