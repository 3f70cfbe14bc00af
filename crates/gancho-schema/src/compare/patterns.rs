//! The schemas that hold for a field with a name.

use serde_json::{Value, json};

/// The schema in `properties` for a field with this name, and those in `patternProperties` whose pattern matches it. If
/// there are several, all of them hold.
pub(super) fn for_name<'s>(schema: &'s Value, name: &'s str) -> impl Iterator<Item = &'s Value> {
    let named = schema.get("properties").and_then(|fields| fields.get(name));
    let patterns = schema.get("patternProperties").and_then(Value::as_object).into_iter().flatten();
    let matching = patterns.filter(move |(pattern, _)| matches(pattern, name));
    named.into_iter().chain(matching.map(|(_, field)| field))
}

/// Whether a pattern matches a name, according to the validator.
fn matches(pattern: &str, name: &str) -> bool {
    jsonschema::validator_for(&json!({ "patternProperties": { pattern: false } }))
        // A pattern that does not compile is an error of the schema, which the comparison returns.
        .is_ok_and(|rejects| !rejects.is_valid(&json!({ name: null })))
}
