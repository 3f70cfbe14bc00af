//! Whether a schema still accepts what another accepted.

mod decide;
mod document;
mod shell;

use std::fmt;

use gancho_core::JsonPointer;
use serde_json::Value;

use self::decide::{Decision, decide};
use self::document::Document;
use crate::error::Error;

/// One way in which a new schema may reject what an old one accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    path: JsonPointer,
    certain: bool,
    message: Box<str>,
}

impl Change {
    /// The field. Elements of arrays and fields of maps are `*`.
    pub fn path(&self) -> &JsonPointer {
        &self.path
    }

    /// Whether there are deliveries that the change rejects; otherwise nobody has decided whether there are.
    pub fn is_certain(&self) -> bool {
        self.certain
    }

    /// What changed.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_root() { "the document" } else { self.path.as_str() };
        let certainty = if self.certain { "" } else { "perhaps: " };
        write!(f, "{path}: {certainty}{}", self.message)
    }
}

/// Tells what keeps a delivery that is valid under `old` from being valid under `new`; nothing when every one is.
///
/// This is the consumer's view. The vendor sends what it sends, so a schema may take more than before and not less: a field
/// that becomes optional, nullable or wider breaks nothing, one that becomes required or narrower does. For what one
/// sends oneself it is the other way round: swap the two.
///
/// Fields that `old` does not name are not looked at, although an open schema takes them: otherwise every new field
/// with a type would break something.
///
/// Both schemas must refer to nothing outside of themselves, as those of this crate do. Formats count.
///
/// # What it cannot decide
///
/// The decision is made by the `canonical` module of the crate `jsonschema`, field by field. It is undecided, and
/// reported as a change that is not [certain](Change::is_certain), where
///
/// - one `pattern` replaces another: whether a regular language holds another is not worked out,
/// - `format` meets `pattern`, other than as the same text on both sides,
/// - a keyword is one that no canonical form exists for, such as `unevaluatedProperties`,
/// - the schemas are of different drafts.
///
/// A field whose two forms are the same text is not asked about. Two branches of an `anyOf` are looked into when the lists
/// are of equal length; otherwise the field is compared as a whole.
///
/// # Errors
///
/// When one of the two is no schema, or refers to something it does not hold.
///
/// ```
/// use serde_json::json;
///
/// let old = json!({ "type": "object", "properties": { "id": { "type": ["string", "null"] } } });
/// let new = json!({ "type": "object", "required": ["id"], "properties": { "id": { "type": "string" } } });
/// let changes = gancho_schema::compare(&old, &new)?;
/// let strings: Vec<String> = changes.iter().map(ToString::to_string).collect();
/// assert_eq!(strings, ["/id: it is required now", r#"/id: it no longer takes {"type":"null"}"#]);
/// assert!(gancho_schema::compare(&new, &old)?.is_empty());
/// # Ok::<(), gancho_schema::Error>(())
/// ```
pub fn compare(old: &Value, new: &Value) -> Result<Vec<Change>, Error> {
    let (old, new) = (Document::closed(old)?, Document::new(new)?);
    let mut comparison = Comparison { old: &old, new: &new, seen: Vec::new(), changes: Vec::new() };
    comparison.schemas(old.root(), new.root(), &JsonPointer::root())?;
    Ok(comparison.changes)
}

struct Comparison<'a> {
    old: &'a Document,
    new: &'a Document,
    /// Pairs of references that are being compared: a schema may hold itself.
    seen: Vec<(&'a str, &'a str)>,
    changes: Vec<Change>,
}

impl<'a> Comparison<'a> {
    fn schemas(&mut self, old: &'a Value, new: &'a Value, path: &JsonPointer) -> Result<(), Error> {
        if let (Some(from), Some(to)) = (Document::reference(old), Document::reference(new)) {
            if self.seen.contains(&(from, to)) {
                return Ok(());
            }
            self.seen.push((from, to));
        }
        let (old, new) = (self.old.resolve(old)?, self.new.resolve(new)?);
        let decision = decide(self.old, old, self.new, new)?;
        if decision == Decision::Covered {
            return Ok(());
        }
        let before = self.changes.len();
        self.within(old, new, path)?;
        if decision == Decision::Unknown && shell::alike(old, new) {
            return Ok(());
        }
        // What is found deeper explains this; only what nothing explains is told here.
        if self.changes.len() == before {
            let (certain, message) = match decision {
                Decision::Rejects(what) => (true, format!("it no longer takes {what}")),
                Decision::RejectsSome => (true, "it no longer takes all that it took".to_owned()),
                Decision::Covered | Decision::Unknown => {
                    (false, "whether it takes all that it took is not decided".to_owned())
                }
            };
            self.changes.push(Change { path: path.clone(), certain, message: message.into() });
        }
        Ok(())
    }

    /// Looks into the parts of two schemas that are not the same.
    fn within(&mut self, old: &'a Value, new: &'a Value, path: &JsonPointer) -> Result<(), Error> {
        let required =
            |schema: &'a Value| schema.get("required").and_then(Value::as_array).into_iter().flatten();
        for name in required(new).filter(|name| !required(old).any(|before| before == *name)) {
            let message = "it is required now".into();
            let path = path.key(name.as_str().unwrap_or_default());
            self.changes.push(Change { path, certain: true, message });
        }
        for (name, before) in fields(old) {
            if let Some((_, after)) = fields(new).find(|(other, _)| *other == name) {
                self.schemas(before, after, &path.key(name))?;
            } else if new.get("additionalProperties").is_some_and(|others| others == false) {
                let message = "it is not known any more, and the object is closed".into();
                self.changes.push(Change { path: path.key(name), certain: true, message });
            }
        }
        for inner in ["items", "additionalProperties"] {
            if let (Some(before), Some(after)) = (schema_at(old, inner), schema_at(new, inner)) {
                self.schemas(before, after, &path.key("*"))?;
            }
        }
        let forms = |schema: &'a Value| schema.get("anyOf").and_then(Value::as_array);
        if let (Some(before), Some(after)) = (forms(old), forms(new))
            && before.len() == after.len()
        {
            for (before, after) in before.iter().zip(after) {
                self.schemas(before, after, path)?;
            }
        }
        Ok(())
    }
}

fn fields(schema: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let properties = schema.get("properties").and_then(Value::as_object);
    properties.into_iter().flatten().map(|(name, field)| (name.as_str(), field))
}

fn schema_at<'a>(schema: &'a Value, key: &str) -> Option<&'a Value> {
    schema.get(key).filter(|inner| inner.is_object())
}
