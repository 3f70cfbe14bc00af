//! Findings.

use std::fmt;

use serde::ser::{Serialize, SerializeStruct as _, Serializer};

use super::rule::{Rule, Severity};
use crate::JsonPointer;

/// A rule that a payload violates, and where.
///
/// Like an [`Error`](crate::Error), it contains no value of the payload.
///
/// ```
/// use gancho_core::Envelope;
/// use gancho_core::rules::{Check as _, Finding};
///
/// let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},
///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e"}"#;
/// let delivery: Envelope = gancho_core::from_slice(body)?;
/// let findings: Vec<Finding> = delivery.check();
/// assert_eq!(findings[0].code(), "transaction-uuid");
/// assert_eq!(findings[0].path().as_str(), "/transaction_uuid");
/// # Ok::<(), gancho_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Finding {
    rule: &'static Rule,
    path: JsonPointer,
}

impl Finding {
    pub(super) fn new(rule: &'static Rule, path: JsonPointer) -> Self {
        Self { rule, path }
    }

    /// The rule.
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// The rule's code, such as `deal-total`.
    pub fn code(&self) -> &'static str {
        self.rule.code
    }

    /// The severity.
    pub fn severity(&self) -> Severity {
        self.rule.severity
    }

    /// The path of the field that violates the rule.
    pub fn path(&self) -> &JsonPointer {
        &self.path
    }

    /// The message.
    pub fn message(&self) -> &'static str {
        self.rule.message
    }
}

/// `{"code", "severity", "path", "message"}`.
impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Finding", 4)?;
        fields.serialize_field("code", self.code())?;
        fields.serialize_field("severity", &self.severity())?;
        fields.serialize_field("path", &self.path)?;
        fields.serialize_field("message", self.message())?;
        fields.end()
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}, at {} [{}]", self.severity(), self.message(), self.path, self.code())
    }
}
