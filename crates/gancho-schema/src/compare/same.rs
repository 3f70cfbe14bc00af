//! Whether two schemas are identical, including everything that they refer to.

use std::collections::HashSet;

use serde_json::Value;

use super::document::Document;
use crate::error::Error;

/// Keywords without effect on validation.
const ANNOTATIONS: &[&str] = &["title", "description", "examples"];

/// Whether only annotations differ. An open schema that was closed for the comparison counts as open.
pub(super) fn same<'d>(
    old_document: &'d Document,
    old: &'d Value,
    new_document: &'d Document,
    new: &'d Value,
) -> Result<bool, Error> {
    // Pairs of references that were found, which are not compared again.
    let mut seen: HashSet<(&str, &str)> = HashSet::new();
    // A list and not recursion: the references of two schemas may take long until both are where they were before.
    let mut left = vec![(old, new)];
    while let Some((old, new)) = left.pop() {
        if let (Some(from), Some(to)) = (Document::reference(old), Document::reference(new)) {
            if seen.insert((from, to)) {
                left.push((old_document.resolve(old)?, new_document.resolve(new)?));
            }
            continue;
        }
        match (old, new) {
            (Value::Object(before), Value::Object(after)) => {
                let kept = |key: &&String| !ANNOTATIONS.contains(&key.as_str());
                let is_closed = before.get("additionalProperties") == Some(&Value::Bool(false));
                for (key, old) in before.iter().filter(|(key, _)| kept(key)) {
                    match after.get(key) {
                        Some(new) => left.push((old, new)),
                        None if key == "additionalProperties" && is_closed => {}
                        None => return Ok(false),
                    }
                }
                if !after.keys().filter(kept).all(|key| before.contains_key(key)) {
                    return Ok(false);
                }
            }
            (Value::Array(before), Value::Array(after)) if before.len() == after.len() => {
                left.extend(before.iter().zip(after));
            }
            _ if old == new => {}
            _ => return Ok(false),
        }
    }
    Ok(true)
}
