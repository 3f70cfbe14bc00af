//! The fields that a new schema no longer describes, and the objects in which it no longer allows unknown fields.

use std::collections::HashSet;
use std::ptr;

use gancho_core::JsonPointer;
use serde_json::Value;

use super::depth;
use super::document::Document;
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

impl Fields {
    fn count(&self) -> usize {
        self.removed.len() + self.closed.len()
    }

    /// Compares two schemas as they are published: unknown fields are allowed in both.
    pub(super) fn compare(old: &Document, new: &Document) -> Result<Self, Error> {
        let mut walk = Walk {
            old,
            new,
            outer: Vec::new(),
            walked: HashSet::new(),
            unchanged: HashSet::new(),
            found: Self::default(),
        };
        walk.schemas(old.root(), new.root(), &JsonPointer::root())?;
        Ok(walk.found)
    }
}

/// The addresses of an old and a new schema.
type Pair = (*const Value, *const Value);

struct Walk<'d> {
    old: &'d Document,
    new: &'d Document,
    /// Pairs that are being walked: a schema may contain itself, directly or in an `anyOf`.
    outer: Vec<Pair>,
    /// Pairs that were walked.
    walked: HashSet<Pair>,
    /// Pairs in which nothing was found, which are not walked again: each of n schemas may refer to the next one twice.
    unchanged: HashSet<Pair>,
    found: Fields,
}

impl<'d> Walk<'d> {
    fn schemas(&mut self, old: &'d Value, new: &'d Value, path: &JsonPointer) -> Result<(), Error> {
        let (old, new) = (self.old.resolve(old)?, self.new.resolve(new)?);
        let pair = (ptr::from_ref(old), ptr::from_ref(new));
        if self.outer.contains(&pair) || self.unchanged.contains(&pair) {
            return Ok(());
        }
        if self.found.count() >= MOST && self.walked.contains(&pair) {
            self.found.is_cut = true;
            return Ok(());
        }
        self.outer.push(pair);
        depth::check_pairs(self.outer.len())?;
        let before = self.found.count();
        // Each alternative that describes fields is compared with all alternatives of the new schema that do.
        let (olds, news) = (alternatives(self.old, old)?, alternatives(self.new, new)?);
        if is_closing(&olds, &news) && !self.found.closed.contains(path) {
            self.found.closed.push(path.clone());
        }
        for old in olds {
            for (name, before) in fields(old) {
                let path = path.key(name);
                let after = news.iter().find_map(|new| fields(new).find(|(other, _)| *other == name));
                match after {
                    Some((_, after)) => self.schemas(before, after, &path)?,
                    // If no alternative describes an object any more, another change reports it.
                    None if news.iter().any(|new| fields(new).next().is_some()) => {
                        self.found.removed.push(path);
                    }
                    None => {}
                }
            }
            for inner in ["items", "additionalProperties"] {
                let after = news.iter().find_map(|new| new.get(inner).filter(|inner| inner.is_object()));
                if let (Some(before), Some(after)) = (old.get(inner).filter(|inner| inner.is_object()), after)
                {
                    self.schemas(before, after, &path.key("*"))?;
                }
            }
        }
        self.outer.pop();
        self.walked.insert(pair);
        if self.found.count() == before {
            self.unchanged.insert(pair);
        }
        Ok(())
    }
}

/// A schema, or those of its `anyOf`, resolved.
fn alternatives<'d>(document: &'d Document, schema: &'d Value) -> Result<Vec<&'d Value>, Error> {
    match schema.get("anyOf").and_then(Value::as_array) {
        Some(list) => list.iter().map(|one| document.resolve(one)).collect(),
        None => Ok(vec![schema]),
    }
}

fn fields(schema: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let properties = schema.get("properties").and_then(Value::as_object);
    properties.into_iter().flatten().map(|(name, field)| (name.as_str(), field))
}

/// What a schema says about fields that it does not describe.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Others {
    /// They are allowed.
    Allowed,
    /// They are not allowed.
    Rejected,
    /// It accepts no object, or a keyword other than `false` limits them.
    Other,
}

/// Whether unknown fields were allowed, and no longer are.
fn is_closing(olds: &[&Value], news: &[&Value]) -> bool {
    let count = |all: &[&Value], what: Others| all.iter().filter(|one| others(one) == what).count();
    if olds.len() == news.len() {
        // Each alternative probably has the same meaning in both.
        count(news, Others::Allowed) < count(olds, Others::Allowed)
            && count(news, Others::Rejected) > count(olds, Others::Rejected)
    } else {
        count(olds, Others::Allowed) > 0
            && count(news, Others::Allowed) == 0
            && count(news, Others::Rejected) > 0
    }
}

fn others(schema: &Value) -> Others {
    let Some(keywords) = schema.as_object() else {
        return if schema == true { Others::Allowed } else { Others::Other };
    };
    let accepts_objects = match keywords.get("type") {
        Some(Value::Array(types)) => types.iter().any(|kind| kind == "object"),
        Some(kind) => kind == "object",
        None => !keywords.contains_key("enum") && !keywords.contains_key("const"),
    };
    let rest = ["additionalProperties", "unevaluatedProperties"].map(|key| keywords.get(key));
    if !accepts_objects {
        Others::Other
    } else if rest.contains(&Some(&Value::Bool(false))) {
        Others::Rejected
    } else if rest.iter().flatten().all(|rest| *rest == true) {
        Others::Allowed
    } else {
        Others::Other
    }
}
