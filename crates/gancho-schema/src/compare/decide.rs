//! The decision on one pair of schemas.

use jsonschema::canonical::{self, CanonicalSchema, Containment};
use serde_json::Value;

use super::document::Document;
use super::endless;
use crate::error::Error;

/// Whether a schema accepts everything that another accepts.
pub(super) enum Decision {
    /// It does.
    Covered,
    /// It rejects some of it.
    Rejects(Rejected),
    /// Undecided.
    Unknown,
}

/// The values that an old schema accepts and a new one rejects.
pub(super) struct Rejected {
    old: CanonicalSchema,
    new: CanonicalSchema,
}

impl Rejected {
    /// The schema of these values; `None` if it cannot be expressed, or is too long to show.
    ///
    /// If n fields of an object differ, this takes n³ steps: 6 s for 210 fields. So it is only called for differences that
    /// are reported, which are usually those of single fields.
    pub(super) fn schema(&self) -> Option<String> {
        let mut difference = self.old.subtract(&self.new).ok()?.to_json_schema();
        if let Some(object) = difference.as_object_mut() {
            object.shift_remove("$schema");
            object.shift_remove("$defs");
        }
        Some(difference.to_string()).filter(|text| text.len() <= MAX_SHOWN)
    }
}

/// The maximum length of a schema of rejected values that is shown.
const MAX_SHOWN: usize = 160;

/// Fields that the old schema does not name are ignored.
pub(super) fn decide(
    old_document: &Document,
    old: &Value,
    new_document: &Document,
    new: &Value,
) -> Result<Decision, Error> {
    let whole = between(&old_document.closed_part(old), &new_document.part(new))?;
    if !matches!(whole, Decision::Unknown) {
        return Ok(whole);
    }
    // Limits and patterns may prevent a decision. Those that are equal in both schemas are therefore removed before a
    // second comparison. Rejected values that it finds do not count if their schema has no type, or has a type to which
    // such keywords apply.
    let (old, new) = without_common_limits(old, new);
    Ok(match between(&old_document.closed_part(&old), &new_document.part(&new))? {
        Decision::Rejects(values) if values.schema().is_some_and(|values| !concerns_limits(&values)) => {
            Decision::Rejects(values)
        }
        Decision::Covered => Decision::Covered,
        _ => Decision::Unknown,
    })
}

/// Whether one document accepts everything that another accepts.
pub(super) fn between(old: &Value, new: &Value) -> Result<Decision, Error> {
    if endless::may_be(old) || endless::may_be(new) {
        return Ok(Decision::Unknown);
    }
    let old = canonical(old).map_err(|error| error.within("the old schema"))?;
    let new = canonical(new).map_err(|error| error.within("the new schema"))?;
    Ok(match new.covers(&old) {
        Ok(Containment::Yes) => Decision::Covered,
        Ok(Containment::No) => Decision::Rejects(Rejected { old, new }),
        Ok(Containment::Unknown) | Err(_) => Decision::Unknown,
    })
}

const LIMITS: &[&str] = &["minimum", "maximum", "minLength", "pattern", "format"];

fn without_common_limits(old: &Value, new: &Value) -> (Value, Value) {
    let (mut old, mut new) = (old.clone(), new.clone());
    if let (Some(old), Some(new)) = (old.as_object_mut(), new.as_object_mut()) {
        for limit in LIMITS {
            if old.get(*limit) == new.get(*limit) {
                old.shift_remove(*limit);
                new.shift_remove(*limit);
            }
        }
    }
    (old, new)
}

fn concerns_limits(rejected: &str) -> bool {
    ["\"string\"", "\"number\"", "\"integer\""].iter().any(|kind| rejected.contains(kind))
        || !rejected.contains("\"type\"")
}

fn canonical(schema: &Value) -> Result<CanonicalSchema, Error> {
    let options = canonical::options().offline().should_validate_formats(true);
    options.canonicalize(schema).map_err(|error| Error::new(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::concerns_limits;

    #[test]
    fn limits_apply_to_texts_and_numbers_and_to_values_without_a_type() {
        for (rejected, expected) in [
            (r#"{"type":"string"}"#, true),
            (r#"{"type":["null","integer"]}"#, true),
            (r#"{"type":"number"}"#, true),
            (r#"{"const":1}"#, true),
            (r#"{"type":"object"}"#, false),
            (r#"{"type":["null","boolean"]}"#, false),
        ] {
            assert_eq!(concerns_limits(rejected), expected, "{rejected}");
        }
    }
}
