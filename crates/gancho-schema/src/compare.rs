//! Comparison of schemas: whether one still accepts what another accepts.

mod close;
mod decide;
mod depth;
mod described;
mod document;
mod endless;
mod fields;
mod keywords;
mod patterns;
mod references;
mod same;
mod shell;
mod stack;
mod step;

use std::collections::HashSet;
use std::fmt::{self, Write as _};
use std::ptr;

use gancho_core::{JsonPointer, is_unprintable};
use serde_json::{Value, json};

use self::decide::{Decision, decide};
use self::document::Document;
use self::fields::Fields;
use self::same::same;
use crate::error::Error;

/// More newly required fields than this are not decided one by one, if other keywords may have required them already.
const MANY_REQUIRED: usize = 32;

/// A change with which a new schema may reject what an old one accepts.
///
/// ```
/// use gancho_schema::{Change, compare};
/// use serde_json::json;
///
/// let old = json!({ "type": "object", "properties": { "id": { "type": "string" } } });
/// let new = json!({ "type": "object", "properties": { "id": { "type": "string" } }, "required": ["id"] });
/// let changes: Vec<Change> = compare(&old, &new)?;
/// assert_eq!((changes[0].path().as_str(), changes[0].message()), ("/id", "it is now required"));
/// # Ok::<(), gancho_schema::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    path: JsonPointer,
    certain: bool,
    message: Box<str>,
}

impl Change {
    /// The path of the field. Elements of arrays and fields of maps are `*`.
    pub fn path(&self) -> &JsonPointer {
        &self.path
    }

    /// Whether it is certain that the new schema rejects some delivery, or no longer describes this field. If not, it
    /// could not be decided, or the change says that places are not listed.
    pub fn is_certain(&self) -> bool {
        self.certain
    }

    /// A description of the change.
    pub fn message(&self) -> &str {
        &self.message
    }
}

/// In names, invisible and misleading characters are escaped.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_root() {
            f.write_str("the document: ")?;
        } else {
            write!(f, "{}: ", self.path)?;
        }
        self.message.chars().try_for_each(|character| {
            if is_unprintable(character) {
                write!(f, "{}", character.escape_unicode())
            } else {
                f.write_char(character)
            }
        })
    }
}

/// Finds the changes because of which a delivery that is valid under `old` may be invalid under `new`; empty if there
/// are none.
///
/// This is the view of a consumer. The vendor decides what it sends, so a new schema may accept more than the old one,
/// but not less: making a field optional, nullable or wider breaks nothing; making it required or narrower does. For
/// payloads that you send, the reverse holds: swap the arguments.
///
/// A field that `old` describes and `new` does not is reported, although an open schema still accepts it, because its
/// content is no longer specified.
///
/// Fields that `old` does not name are ignored, although an open schema accepts them: otherwise every new field with a
/// type would be a breaking change. If `new` accepts no field that it does not name, this is reported. An open branch
/// of an `anyOf` in `new` also accepts the fields of the other branches: a field that is narrower in one of those is
/// not reported if the open branch still accepts its old values.
///
/// A field that `new` describes by the patterns of `patternProperties` only is not removed. If several schemas hold for
/// a field, in `properties` and `patternProperties`, they are compared as a whole.
///
/// If `allOf` or a similar keyword and `properties` beside it describe one object, `old` names the fields of all. If
/// two of them describe the same field, and it is an object, the fields within it that `old` does not name are not
/// ignored.
///
/// Neither schema may refer to other documents; the schemas of this crate do not. Formats count as constraints.
///
/// # What it cannot decide
///
/// The comparison uses the `canonical` module of the crate `jsonschema`, field by field. The following cannot be
/// decided and are reported as changes that are not [certain](Change::is_certain):
///
/// - a `pattern` is replaced by another one, because inclusion of regular languages is not computed,
/// - a `format` is compared with a `pattern`, unless both are equal on both sides,
/// - a keyword without a canonical form, such as `unevaluatedProperties`, is used,
/// - more than 32 fields of an object are newly required, and a keyword such as `allOf` may have required some already,
/// - a schema that contains itself does so in an `allOf`, or has keywords beside the reference,
/// - a schema contains itself, and `if`, `dependentSchemas`, `anyOf` or `oneOf`, and a keyword such as
///   `unevaluatedProperties` are used,
/// - the schemas use different drafts.
///
/// A field whose old and new schemas are identical, apart from annotations, is not compared. The branches of two
/// `anyOf` lists are compared one by one if the lists have equal lengths; otherwise the field is compared as a whole.
///
/// A part of a schema may be at any number of places. A narrower part is reported at the first one, and a removed field
/// or a closed object at each place, up to 1,000 in total, or until 20,000 were visited; then at the first one only,
/// and a change of the whole document that is not certain says that places are not listed.
///
/// # Errors
///
/// When one of the two is not a schema, or refers to something that it does not contain. References are JSON Pointers
/// from the root: an anchor, or an `$id` within the document, is not found.
///
/// When more than 128 schemas are within each other, directly or by references, because the stack could overflow. Of
/// schemas that refer to each other, all count. The same holds for more than 256 pairs of their parts.
///
/// ```
/// use serde_json::json;
///
/// let old = json!({ "type": "object", "properties": { "id": { "type": ["string", "null"] } } });
/// let new = json!({ "type": "object", "required": ["id"], "properties": { "id": { "type": "string" } } });
/// let changes = gancho_schema::compare(&old, &new)?;
/// let strings: Vec<String> = changes.iter().map(ToString::to_string).collect();
/// assert_eq!(strings, ["/id: it is now required", r#"/id: it no longer accepts values of {"type":"null"}"#]);
/// assert!(gancho_schema::compare(&new, &old)?.is_empty());
/// # Ok::<(), gancho_schema::Error>(())
/// ```
pub fn compare(old: &Value, new: &Value) -> Result<Vec<Change>, Error> {
    stack::with_room(|| changes(old, new))
}

fn changes(old: &Value, new: &Value) -> Result<Vec<Change>, Error> {
    let old = Document::new(old).map_err(|error| error.within("the old schema"))?;
    let new = Document::new(new).map_err(|error| error.within("the new schema"))?;
    let Fields { removed, closed, is_cut } = Fields::compare(&old, &new)?;
    let mut comparison = Comparison {
        old: &old,
        new: &new,
        closed: &closed,
        depth: 0,
        seen: HashSet::new(),
        changes: Vec::new(),
    };
    comparison.schemas(old.root(), new.root(), &JsonPointer::root())?;
    let mut changes = comparison.changes;
    let mut reported: HashSet<JsonPointer> = changes.iter().map(|change| change.path.clone()).collect();
    for path in removed {
        // If the new object accepts no unknown fields, the removal was already reported.
        if reported.insert(path.clone()) {
            changes.push(Change { path, certain: true, message: "it was removed from the schema".into() });
        }
    }
    let message = "it no longer accepts fields that it does not describe";
    changes.extend(closed.into_iter().map(|path| Change { path, certain: true, message: message.into() }));
    if is_cut {
        let message = "there are more places with these changes, which are not listed".into();
        changes.push(Change { path: JsonPointer::root(), certain: false, message });
    }
    Ok(changes)
}

struct Comparison<'a> {
    old: &'a Document,
    new: &'a Document,
    /// The objects that no longer accept unknown fields, which is reported in any case.
    closed: &'a [JsonPointer],
    /// The number of pairs of schemas that contain the current ones.
    depth: usize,
    /// Pairs of schemas that were compared, by their addresses: a schema may contain itself.
    seen: HashSet<(*const Value, *const Value)>,
    changes: Vec<Change>,
}

impl<'a> Comparison<'a> {
    fn schemas(&mut self, old: &'a Value, new: &'a Value, path: &JsonPointer) -> Result<(), Error> {
        let (old, new) = (self.old.resolve(old)?, self.new.resolve(new)?);
        if !self.seen.insert((ptr::from_ref(old), ptr::from_ref(new))) {
            return Ok(());
        }
        if same(self.old, old, self.new, new)? {
            return Ok(());
        }
        let decision = decide(self.old, old, self.new, new)?;
        if matches!(decision, Decision::Covered) {
            return Ok(());
        }
        let before = self.changes.len();
        self.depth += 1;
        depth::check_pairs(self.depth)?;
        self.within(old, new, path)?;
        self.depth -= 1;
        if matches!(decision, Decision::Unknown) && shell::differ_only_in_parts(self.old, old, self.new, new)?
        {
            return Ok(());
        }
        // Changes of parts explain this difference. It is reported only if no part explains it.
        if self.changes.len() == before {
            let is_explained_by_unknown_fields = self.closed.contains(path)
                && !matches!(&decision, Decision::Rejects(values) if values.schema().is_some());
            if is_explained_by_unknown_fields {
                return Ok(());
            }
            self.report(decision, path.clone());
        }
        Ok(())
    }

    /// Reports a change of everything at a path.
    fn report(&mut self, decision: Decision, path: JsonPointer) {
        let (certain, message) = match decision {
            Decision::Covered => return,
            Decision::Rejects(values) => (
                true,
                match values.schema() {
                    Some(values) => format!("it no longer accepts values of {values}"),
                    None => "it no longer accepts everything that it accepted".to_owned(),
                },
            ),
            Decision::Unknown => {
                let message = "it may no longer accept everything that it accepted; this cannot be decided";
                (false, message.to_owned())
            }
        };
        self.changes.push(Change { path, certain, message: message.into() });
    }

    /// Compares the parts of two different schemas.
    fn within(&mut self, old: &'a Value, new: &'a Value, path: &JsonPointer) -> Result<(), Error> {
        let required = |schema: &'a Value| {
            schema.get("required").and_then(Value::as_array).into_iter().flatten().map(Value::as_str)
        };
        let before: HashSet<Option<&str>> = required(old).collect();
        let added: Vec<&str> = required(new).filter(|name| !before.contains(name)).flatten().collect();
        for (name, certain) in self.newly_required(old, &added)? {
            let message = "it is now required".into();
            self.changes.push(Change { path: path.key(name), certain, message });
        }
        for (name, _) in fields(old) {
            let befores: Vec<_> = patterns::for_name(old, name).collect();
            let afters: Vec<_> = patterns::for_name(new, name).collect();
            match (befores.as_slice(), afters.as_slice()) {
                ([before], [after]) => self.schemas(before, after, &path.key(name))?,
                (_, [_, ..]) => self.all_of(&befores, &afters, path.key(name))?,
                _ if new.get("additionalProperties").is_some_and(|others| others == false) => {
                    let message = "it was removed, and the object no longer accepts unknown fields".into();
                    self.changes.push(Change { path: path.key(name), certain: true, message });
                }
                _ => {}
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

    /// The fields that the old schema did not require already, and whether that is certain.
    fn newly_required(&self, old: &Value, added: &[&'a str]) -> Result<Vec<(&'a str, bool)>, Error> {
        // Another keyword of the old schema, such as `allOf`, may require a field, or allow no object.
        if !old.as_object().into_iter().flatten().any(|(key, value)| keywords::may_require_fields(key, value))
        {
            return Ok(added.iter().map(|name| (*name, true)).collect());
        }
        let old = self.old.closed_part(old);
        let decide = |names: &[&str]| decide::between(&old, &self.old.part(&json!({ "required": names })));
        if matches!(decide(added)?, Decision::Covered) {
            return Ok(Vec::new());
        }
        // Each decision takes as long as the schema is large.
        if added.len() > MANY_REQUIRED {
            return Ok(added.iter().map(|name| (*name, false)).collect());
        }
        let mut all = Vec::new();
        for &name in added {
            match decide(&[name])? {
                Decision::Covered => {}
                Decision::Unknown => all.push((name, false)),
                Decision::Rejects(_) => all.push((name, true)),
            }
        }
        Ok(all)
    }

    /// Compares the schemas of a field for which several hold, as a whole.
    fn all_of(&mut self, old: &[&Value], new: &[&Value], path: JsonPointer) -> Result<(), Error> {
        let (old, new) = (json!({ "allOf": old }), json!({ "allOf": new }));
        if !same(self.old, &old, self.new, &new)? {
            self.report(decide(self.old, &old, self.new, &new)?, path);
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
