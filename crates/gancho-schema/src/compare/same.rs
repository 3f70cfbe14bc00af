//! Whether two schemas are identical, including everything that they refer to.

use serde_json::Value;

use super::document::Document;
use crate::error::Error;

/// Keywords without effect on validation.
const ANNOTATIONS: &[&str] = &["title", "description", "examples"];

/// The two documents, and the pairs of references whose comparison has begun, which are not compared again.
pub(super) struct Same<'d> {
    old: &'d Document,
    new: &'d Document,
    seen: Vec<(&'d str, &'d str)>,
}

impl<'d> Same<'d> {
    pub(super) fn new(old: &'d Document, new: &'d Document) -> Self {
        Self { old, new, seen: Vec::new() }
    }

    /// Whether only annotations differ. An open schema that was closed for the comparison counts as open.
    pub(super) fn schemas(&mut self, old: &'d Value, new: &'d Value) -> Result<bool, Error> {
        if let (Some(from), Some(to)) = (Document::reference(old), Document::reference(new)) {
            if self.seen.contains(&(from, to)) {
                return Ok(true);
            }
            self.seen.push((from, to));
            let (old, new) = (self.old.resolve(old)?, self.new.resolve(new)?);
            return self.schemas(old, new);
        }
        Ok(match (old, new) {
            (Value::Object(before), Value::Object(after)) => {
                let kept = |key: &&String| !ANNOTATIONS.contains(&key.as_str());
                let closed_here =
                    |key: &str| key == "additionalProperties" && old.get(key) == Some(&Value::Bool(false));
                for key in before.keys().filter(kept) {
                    match after.get(key) {
                        Some(value) => {
                            if !before.get(key).map_or(Ok(false), |old| self.schemas(old, value))? {
                                return Ok(false);
                            }
                        }
                        None if closed_here(key) => {}
                        None => return Ok(false),
                    }
                }
                after.keys().filter(kept).all(|key| before.contains_key(key))
            }
            (Value::Array(before), Value::Array(after)) => {
                if before.len() != after.len() {
                    return Ok(false);
                }
                for (old, new) in before.iter().zip(after) {
                    if !self.schemas(old, new)? {
                        return Ok(false);
                    }
                }
                true
            }
            _ => old == new,
        })
    }
}
