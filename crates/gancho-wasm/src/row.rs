//! The row of one body, with the same fields as the JSON output of the program.

use gancho_core::rules::{Check as _, Finding};
use gancho_core::{Envelope, Error, JsonPointer, events};
use serde::Serialize;

/// The row of a body. Every row has every field.
#[derive(Serialize)]
pub(crate) struct Row<'a> {
    source: &'a str,
    line: u32,
    event: Option<&'a str>,
    verdict: &'static str,
    kind: Option<&'static str>,
    path: Option<&'a str>,
    message: Option<&'a str>,
    offset: Option<usize>,
    findings: Vec<RowFinding>,
    unknown: Vec<&'a str>,
}

/// A finding in a row.
#[derive(Serialize)]
struct RowFinding {
    code: &'static str,
    severity: &'static str,
    path: String,
    message: &'static str,
}

impl<'a> Row<'a> {
    pub(crate) fn of(
        source: &'a str,
        line: u32,
        parsed: Result<&'a Envelope, &'a Error>,
        unknown: &'a [JsonPointer],
    ) -> Self {
        match parsed {
            Ok(envelope) => Self {
                source,
                line,
                event: event(envelope),
                verdict: "accepted",
                kind: None,
                path: None,
                message: None,
                offset: None,
                findings: envelope.check().iter().map(RowFinding::of).collect(),
                unknown: unknown.iter().map(JsonPointer::as_str).collect(),
            },
            Err(error) => Self {
                source,
                line,
                event: error.event(),
                verdict: "rejected",
                kind: Some(error.kind().as_str()),
                path: Some(error.path().as_str()),
                message: Some(error.message()),
                offset: error.offset(),
                findings: Vec::new(),
                unknown: Vec::new(),
            },
        }
    }
}

/// The event name, if it is documented. An undocumented name is a value of the payload and is not repeated.
fn event(envelope: &Envelope) -> Option<&str> {
    let name = envelope.event_name();
    let known = events::find(name).is_some_and(|event| event.system == envelope.system());
    let documented =
        matches!(envelope, Envelope::SuperOffice(notification) if notification.event.is_documented());
    (known || documented).then_some(name)
}

impl RowFinding {
    fn of(finding: &Finding) -> Self {
        Self {
            code: finding.code(),
            severity: finding.severity().as_str(),
            path: finding.path().as_str().to_owned(),
            message: finding.message(),
        }
    }
}
