//! Whether two schemas are identical, including everything that they refer to.

use std::collections::HashSet;

use serde_json::Value;

use super::document::Document;
use super::keywords::{Role, is_annotation};
use crate::error::Error;

/// Whether only annotations differ.
pub(super) fn same<'d>(
    old_document: &'d Document,
    old: &'d Value,
    new_document: &'d Document,
    new: &'d Value,
) -> Result<bool, Error> {
    all_same(old_document, new_document, (Role::Schema, old, new))
}

/// Whether only annotations differ in the values of a keyword.
pub(super) fn same_keyword<'d>(
    key: &str,
    old_document: &'d Document,
    old: &'d Value,
    new_document: &'d Document,
    new: &'d Value,
) -> Result<bool, Error> {
    all_same(old_document, new_document, (Role::of(key), old, new))
}

fn all_same<'d>(
    old_document: &'d Document,
    new_document: &'d Document,
    values: (Role, &'d Value, &'d Value),
) -> Result<bool, Error> {
    // Pairs of references that were found, which are not compared again.
    let mut seen: HashSet<(Role, &str, &str)> = HashSet::new();
    // A list and not recursion: if the cycles of the two schemas have different lengths, many pairs are compared before
    // one repeats.
    let mut left = vec![values];
    while let Some((role, old, new)) = left.pop() {
        match (role, old, new) {
            (Role::Reference, Value::String(from), Value::String(to)) => {
                if seen.insert((role, from, to)) {
                    left.push((Role::Schema, old_document.target(from)?, new_document.target(to)?));
                }
            }
            // Its target may be any part of the document.
            (Role::DynamicReference, Value::String(from), Value::String(to)) if from == to => {
                if seen.insert((role, from, to)) {
                    left.push((Role::Schema, old_document.whole(), new_document.whole()));
                }
            }
            (Role::Schema | Role::Schemas, Value::Object(before), Value::Object(after)) => {
                // A field may have the name of an annotation.
                let is_kept = |key: &str| role == Role::Schemas || !is_annotation(key);
                if !after.keys().all(|key| !is_kept(key) || before.contains_key(key)) {
                    return Ok(false);
                }
                for (key, old) in before.iter().filter(|(key, _)| is_kept(key)) {
                    let Some(new) = after.get(key) else { return Ok(false) };
                    let role = if role == Role::Schemas { Role::Schema } else { Role::of(key) };
                    left.push((role, old, new));
                }
            }
            (Role::Schema, Value::Array(before), Value::Array(after)) if before.len() == after.len() => {
                left.extend(before.iter().zip(after).map(|(old, new)| (Role::Schema, old, new)));
            }
            _ if old == new => {}
            _ => return Ok(false),
        }
    }
    Ok(true)
}
