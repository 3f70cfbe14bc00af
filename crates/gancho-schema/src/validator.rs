//! Validators compiled from the schemas.

use std::collections::BTreeMap;
use std::fmt;

use gancho_core::System;
use gancho_core::checked::json_value;
use serde_json::Value;

use crate::catalogue::{catalogue, find};
use crate::draft::Draft;
use crate::error::Error;
use crate::findings::{self, Errors, Finding};
use crate::parts;
use crate::pick::{pick, pick_for};
use crate::schema::schema;
use crate::variant::Variant;

/// Validators for all schemas, with format validation.
///
/// A validator reports every error of a body, whereas the parser of the model stops at the first. It is much slower
/// than the parser: use it to explain a rejection, or where the schemas are the agreed contract.
///
/// ```
/// use gancho_schema::Validator;
/// use serde_json::json;
///
/// let validator = Validator::strict()?;
/// assert!(validator.is_valid(&json!({ "leads": [{ "id": "7" }] })));
/// assert!(!validator.is_valid(&json!({ "leads": [{ "id": "7", "colour": "red" }] })));
/// # Ok::<(), gancho_schema::Error>(())
/// ```
pub struct Validator {
    compiled: BTreeMap<&'static str, jsonschema::Validator>,
}

impl Validator {
    /// Compiles the schemas that accept unknown fields.
    ///
    /// # Errors
    ///
    /// When a schema does not compile. A test of this crate ensures that all of them do.
    pub fn open() -> Result<Self, Error> {
        Self::new(Variant::Open)
    }

    /// Compiles the schemas that reject unknown fields.
    ///
    /// # Errors
    ///
    /// See [`open`](Self::open).
    pub fn strict() -> Result<Self, Error> {
        Self::new(Variant::Strict)
    }

    fn new(variant: Variant) -> Result<Self, Error> {
        let compile = |schema: &Value| {
            let options = jsonschema::options().should_validate_formats(true);
            options.build(schema).map_err(|error| Error::new(error.to_string()))
        };
        let compiled = catalogue()
            .map(|entry| Ok((entry.name(), compile(&schema(entry, Draft::default(), variant))?)))
            .collect::<Result<_, Error>>()?;
        Ok(Self { compiled })
    }

    /// Validates the body of a delivery with the schema of its event.
    ///
    /// # Errors
    ///
    /// When the body cannot be converted to a [`Value`], so that a schema cannot be applied: it is not JSON, nests too
    /// deep, or contains a number beyond the range of floats.
    pub fn validate_slice(&self, body: &[u8]) -> Result<Validation, Error> {
        json_value(body).map(|delivery| self.validate(&delivery)).map_err(|error| {
            let kind = if error.is_eof() { "the JSON is cut off" } else { "the body cannot be parsed" };
            Error::new(format!("{kind}, at line {} column {}", error.line(), error.column()))
        })
    }

    /// Validates a delivery with the schema of its event.
    ///
    /// The event name is read first, so that only the errors for this event are reported.
    ///
    /// Validate an untrusted body with [`validate_slice`](Self::validate_slice). `serde_json::from_slice` and
    /// `serde_json::to_value` replace objects with the key `$serde_json::private::RawValue`, and they can overflow the
    /// stack.
    pub fn validate(&self, delivery: &Value) -> Validation {
        let Some(name) = pick(delivery) else {
            return Validation::new(None, Errors::one(findings::no_delivery()));
        };
        Validation::new(Some(name), self.errors(name, delivery))
    }

    /// Validates a delivery of a known system.
    pub fn validate_for(&self, system: System, delivery: &Value) -> Validation {
        let name = pick_for(system, delivery);
        Validation::new(Some(name), self.errors(name, delivery))
    }

    /// Validates a value with the schema that [`find`] returns for this name.
    ///
    /// # Errors
    ///
    /// When no schema has this name.
    pub fn validate_as(&self, name: &str, value: &Value) -> Result<Validation, Error> {
        let entry = find(name).ok_or_else(|| Error::new("no schema has this name"))?;
        Ok(Validation::new(Some(entry.name()), self.errors(entry.name(), value)))
    }

    /// Whether a delivery is valid for the schema of its event. This is faster than [`validate`](Self::validate).
    pub fn is_valid(&self, delivery: &Value) -> bool {
        pick(delivery)
            .and_then(|name| self.compiled.get(name))
            .is_some_and(|schema| schema.is_valid(delivery))
    }

    /// Whether a value is valid for the schema with this name; `None` when there is no such schema.
    pub fn is_valid_as(&self, name: &str, value: &Value) -> Option<bool> {
        self.compiled.get(find(name)?.name()).map(|schema| schema.is_valid(value))
    }

    fn errors(&self, name: &str, value: &Value) -> Errors {
        self.compiled.get(name).map(|schema| parts::errors(schema, value)).unwrap_or_default()
    }
}

impl fmt::Debug for Validator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Validator").field("schemas", &self.compiled.len()).finish()
    }
}

/// The result of a validation.
///
/// ```
/// use gancho_schema::{Validation, Validator};
///
/// let validation: Validation = Validator::open()?.validate_slice(br#"{"leads":[{"id":"7"}]}"#)?;
/// assert!(validation.is_valid());
/// assert_eq!(validation.schema(), Some("leads"));
/// # Ok::<(), gancho_schema::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Validation {
    schema: Option<&'static str>,
    findings: Vec<Finding>,
    count: usize,
}

impl Validation {
    fn new(schema: Option<&'static str>, errors: Errors) -> Self {
        let (findings, count) = errors.into_parts();
        Self { schema, findings, count }
    }

    /// The name of the selected schema; `None` when the body is not a delivery of any system.
    pub fn schema(&self) -> Option<&'static str> {
        self.schema
    }

    /// The errors by path, up to a thousand of them.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The number of all errors, including those beyond the first thousand.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Whether there are no errors: if and only if the schema accepts the value.
    pub fn is_valid(&self) -> bool {
        self.findings.is_empty()
    }
}
