//! Validation without a model: a tree of values, and a validator for the schema of the delivery.

use std::collections::HashMap;
use std::hint::black_box;

use gancho_schema::{Draft, Variant, catalogue, schema};
use jsonschema::{PatternOptions, Validator};
use serde_json::Value;

use super::{Contender, SCHEMAS};
use crate::digest::{of_body, of_value};
use crate::realistic::Kind;

/// serde_json and jsonschema in their most favourable configuration: each schema is compiled once, the kind of the
/// delivery is known beforehand, patterns use the regex engine without backtracking, and errors are not described.
///
/// Formats are checked, as our parsers always check them.
///
/// # Errors
///
/// When a schema does not compile, which a test of gancho-schema excludes.
pub fn schemas() -> Result<Contender, jsonschema::ValidationError<'static>> {
    let validators = compile()?;
    Ok(Contender::new(SCHEMAS, move |kind, body| {
        let Ok(delivery) = serde_json::from_slice::<Value>(body) else { return false };
        let validator = name(kind, &delivery).and_then(|name| validators.get(name));
        black_box(validator.is_some_and(|validator| validator.is_valid(&delivery)))
    })
    .finding(|kind, body| of_value(kind, &serde_json::from_slice(body).ok()?), of_body))
}

fn compile() -> Result<HashMap<&'static str, Validator>, jsonschema::ValidationError<'static>> {
    let compile = |schema: &Value| {
        jsonschema::options()
            .should_validate_formats(true)
            .with_pattern_options(PatternOptions::regex())
            .build(schema)
    };
    catalogue()
        .map(|entry| Ok((entry.name(), compile(&schema(entry, Draft::default(), Variant::Open))?)))
        .collect()
}

/// The name of the schema: the event name, unless the body has none or the set of names is open.
fn name(kind: Kind, delivery: &Value) -> Option<&str> {
    match kind {
        Kind::Marketing => delivery.get("event_type")?.as_str(),
        Kind::Leads => Some("leads"),
        Kind::SuperOffice => Some("superoffice.Notification"),
        _ => delivery.get("event_name")?.as_str(),
    }
}
