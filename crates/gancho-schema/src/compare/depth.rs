//! How deep the schemas of a document nest, including those that they refer to.

use std::collections::HashMap;
use std::ptr;

use serde_json::Value;

use super::keywords::{self, Role};
use crate::error::Error;

/// The maximum number of schemas within each other, for which the [stack](super::stack) is large enough. The schemas of
/// this crate nest 22 deep.
pub(super) const MOST: usize = 128;

/// The maximum number of pairs of schemas within each other. It can be larger than that of schemas if the cycles of both
/// documents have different lengths.
const MOST_PAIRS: usize = 256;

/// # Errors
///
/// If schemas nest too deep.
pub(super) fn check(document: &Value) -> Result<(), Error> {
    if Graph::of(document).longest() > MOST {
        return Err(Error::new(format!(
            "more than {MOST} of its schemas are within each other, directly or by references"
        )));
    }
    Ok(())
}

/// # Errors
///
/// If this number of pairs of schemas, which are within each other, is too high.
pub(super) fn check_pairs(pairs: usize) -> Result<(), Error> {
    if pairs > MOST_PAIRS {
        return Err(Error::new(format!(
            "the cycles of the two schemas differ, and more than {MOST_PAIRS} pairs of their parts are within each other"
        )));
    }
    Ok(())
}

/// Every object of a document, and to which objects each one leads.
struct Graph(Vec<Vec<usize>>);

impl Graph {
    fn of(document: &Value) -> Self {
        let mut graph = Self(vec![Vec::new()]);
        let mut indices = HashMap::from([(ptr::from_ref(document), 0)]);
        let mut references = Vec::new();
        let mut has_ids = false;
        let mut left = vec![(document, 0, true)];
        while let Some((object, index, is_schema)) = left.pop() {
            for (key, value) in object.as_object().into_iter().flatten() {
                let role = if is_schema { Role::of(key) } else { Role::Data };
                has_ids |= is_schema && key == "$id" && index > 0;
                if matches!(role, Role::Reference | Role::DynamicReference) {
                    references.extend(value.as_str().map(|reference| (index, reference)));
                }
                // Data cannot refer to anything, but counts: it takes room on the stack, too.
                let inner = if role == Role::Data { elements(value) } else { keywords::inner(key, value) };
                for inner in inner.into_iter().filter(|inner| inner.is_object()) {
                    let next = graph.0.len();
                    graph.0.push(Vec::new());
                    graph.lead(index, next);
                    indices.insert(ptr::from_ref(inner), next);
                    left.push((inner, next, role != Role::Data));
                }
            }
        }
        for (from, reference) in references {
            let target = reference.strip_prefix('#').and_then(|pointer| document.pointer(pointer));
            match target.map(|target| indices.get(&ptr::from_ref(target))) {
                Some(Some(target)) if !has_ids => graph.lead(from, *target),
                Some(None) if target.is_some_and(Value::is_boolean) => {}
                // It may refer to any schema, by an anchor or relative to an id, and the root contains them all.
                _ => graph.lead(from, 0),
            }
        }
        graph
    }

    fn lead(&mut self, from: usize, to: usize) {
        if let Some(targets) = self.0.get_mut(from) {
            targets.push(to);
        }
    }

    /// The maximum number of objects on a path from the root that leads through none twice. Of objects that lead to each
    /// other, all count: how many of them are on one path is hard to compute.
    ///
    /// This is Tarjan's algorithm, with a stack of its own.
    #[expect(clippy::indexing_slicing, reason = "every list has an element for each object")]
    fn longest(&self) -> usize {
        let Self(targets) = self;
        // The position of each object in the order of first visits, from 1, and the least position of those to which it
        // leads.
        let (mut order, mut least) = (vec![0; targets.len()], vec![0; targets.len()]);
        // The result for each object; 0 until all objects are known with which it forms cycles.
        let mut depths = vec![0; targets.len()];
        let (mut visited, mut open, mut path) = (0, Vec::new(), vec![(0, 0)]);
        while let Some((object, next)) = path.last_mut() {
            let object = *object;
            if order[object] == 0 {
                visited += 1;
                (order[object], least[object]) = (visited, visited);
                open.push(object);
            }
            if let Some(&target) = targets[object].get(*next) {
                *next += 1;
                if order[target] == 0 {
                    path.push((target, 0));
                } else if depths[target] == 0 {
                    least[object] = least[object].min(order[target]);
                }
                continue;
            }
            path.pop();
            if let Some(&(parent, _)) = path.last() {
                least[parent] = least[parent].min(least[object]);
            }
            if least[object] == order[object] {
                let first = open.iter().rposition(|other| *other == object).unwrap_or_default();
                let mutual = open.split_off(first);
                let below = mutual.iter().flat_map(|object| &targets[*object]).map(|target| depths[*target]);
                let depth = mutual.len() + below.max().unwrap_or_default();
                for object in mutual {
                    depths[object] = depth;
                }
            }
        }
        depths[0]
    }
}

/// The elements of an array, or the value itself.
fn elements(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(list) => list.iter().collect(),
        one => vec![one],
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn schemas_within_each_other_are_counted_through_references() {
        let branch = json!({"properties": {"d": {}}});
        let with = |reference: &str, more: Value| {
            json!({
                "properties": {"a": {"properties": {"b": {"$ref": reference}}}, "c": branch, "e": more},
                "$defs": {"A": {}, "T": true},
            })
        };
        for (document, expected) in [
            (json!({}), 1),
            (json!({"properties": {"a": {}}}), 2),
            (json!({"allOf": [{}, {"not": {"items": {}}}]}), 4),
            // Data counts, but cannot refer to anything.
            (json!({"const": {"a": {"b": 1}}}), 3),
            (json!({"enum": [1, {"a": [{}]}]}), 3),
            (json!({"const": {"$ref": "#"}, "not": {"not": {}}}), 3),
            (
                json!({"$ref": "#/$defs/A", "$defs": {"A": {"$ref": "#/$defs/B"}, "B": {"$ref": "#/$defs/C"}, "C": {}}}),
                4,
            ),
            // All schemas of a cycle count, and what is below them.
            (json!({"$ref": "#"}), 1),
            (
                json!({"$ref": "#/$defs/A", "$defs": {"A": {"$ref": "#/$defs/B"}, "B": {"$ref": "#/$defs/A"}}}),
                3,
            ),
            (json!({"properties": {"a": {"$ref": "#"}, "b": {"$ref": "#"}, "c": {"not": {}}}}), 5),
            (with("#/$defs/A", json!({})), 4),
            (with("#/$defs/T", json!({})), 3),
            // These may lead to the root, which contains everything.
            (with("#/properties", json!({})), 5),
            (with("#anchor", json!({})), 5),
            (with("other.json", json!({})), 5),
            (with("#/$defs/A", json!({"$id": "x"})), 5),
            (with("#/$defs/A", json!({"const": {"$id": "x"}})), 4),
        ] {
            assert_eq!(Graph::of(&document).longest(), expected, "{document}");
        }
        let mut with_id = with("#/$defs/A", json!({}));
        with_id["$id"] = json!("x");
        assert_eq!(Graph::of(&with_id).longest(), 4);
        let dynamic = json!({"properties": {"a": {"$dynamicRef": "#a"}, "c": branch}});
        assert_eq!(Graph::of(&dynamic).longest(), 4);
    }

    #[test]
    fn the_limits_are_exact() {
        let nested = |count: usize| (1..count).fold(json!({}), |inner, _| json!({"not": inner}));
        assert!(check(&nested(MOST)).is_ok() && check(&nested(MOST + 1)).is_err());
        assert!(check_pairs(MOST_PAIRS).is_ok() && check_pairs(MOST_PAIRS + 1).is_err());
        assert!(check_pairs(MOST_PAIRS + 2).is_err());
    }
}
