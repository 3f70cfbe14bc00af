//! Fields that a new schema no longer describes.

use gancho_core::JsonPointer;
use serde_json::Value;

use super::document::Document;
use crate::error::Error;

/// The places of all fields that the old schema describes and the new one does not.
pub(super) fn removed(old: &Document, new: &Document) -> Result<Vec<JsonPointer>, Error> {
    let mut walk = Walk { old, new, seen: Vec::new(), found: Vec::new() };
    walk.schemas(old.root(), new.root(), &JsonPointer::root())?;
    Ok(walk.found)
}

struct Walk<'d> {
    old: &'d Document,
    new: &'d Document,
    /// Pairs of references that are being walked: a schema may contain itself.
    seen: Vec<(&'d str, &'d str)>,
    found: Vec<JsonPointer>,
}

impl<'d> Walk<'d> {
    fn schemas(&mut self, old: &'d Value, new: &'d Value, path: &JsonPointer) -> Result<(), Error> {
        let pair = Document::reference(old).zip(Document::reference(new));
        if let Some(pair) = pair {
            if self.seen.contains(&pair) {
                return Ok(());
            }
            self.seen.push(pair);
        }
        let (old, new) = (self.old.resolve(old)?, self.new.resolve(new)?);
        // Each alternative that describes fields is compared with all alternatives of the new schema that do.
        let (olds, news) = (alternatives(self.old, old)?, alternatives(self.new, new)?);
        for old in olds {
            for (name, before) in fields(old) {
                let path = path.key(name);
                let after = news.iter().find_map(|new| fields(new).find(|(other, _)| *other == name));
                match after {
                    Some((_, after)) => self.schemas(before, after, &path)?,
                    // If no alternative describes an object any more, another change reports it.
                    None if news.iter().any(|new| fields(new).next().is_some()) => self.found.push(path),
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
        if pair.is_some() {
            self.seen.pop();
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
