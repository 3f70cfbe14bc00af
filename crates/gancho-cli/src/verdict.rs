//! The result of validating a document.

use std::fmt;

use gancho_core::events::{self, EventInfo};
use gancho_core::rules;
use gancho_core::{Envelope, Error, JsonPointer};
use gancho_schema::{Finding, Report};

/// Whether a document is a delivery.
#[derive(Debug)]
pub(crate) enum Verdict {
    /// Accepted.
    Accepted(Accepted),
    /// Rejected.
    Rejected(Rejection),
}

/// An accepted document.
#[derive(Debug)]
pub(crate) struct Accepted {
    /// Its event.
    pub(crate) event: EventOf,
    /// Its findings.
    pub(crate) findings: Vec<rules::Finding>,
    /// Its unknown fields.
    pub(crate) unknown: Vec<JsonPointer>,
}

/// The event of a delivery.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum EventOf {
    /// An event of the table.
    Table(&'static EventInfo),
    /// An event of a list, an extra table or a webhook that a SuperOffice account has defined.
    Account(String),
    /// An undocumented event. Its name is a value of the payload and is not stored.
    Unknown,
}

/// Why a document was rejected.
#[derive(Debug)]
pub(crate) enum Rejection {
    /// An error in its content.
    Content(Error),
    /// The errors according to the schema of its event: at least one.
    Schema(Report),
    /// The schemas do not compile, which is a bug of this program.
    NoSchemas,
    /// It has more bytes than this, and was not parsed.
    TooLong(usize),
}

impl EventOf {
    /// The event of a delivery.
    pub(crate) fn delivery(envelope: &Envelope) -> Self {
        let name = envelope.event_name();
        // An unknown event of one system may have the name of a known event of another.
        let known = events::find(name).filter(|event| event.system == envelope.system());
        match (known, envelope) {
            (Some(event), _) => Self::Table(event),
            (None, Envelope::SuperOffice(notification)) if notification.event.is_documented() => {
                Self::Account(name.to_owned())
            }
            _ => Self::Unknown,
        }
    }

    /// The event name, unless it is undocumented.
    pub(crate) fn name(&self) -> Option<&str> {
        match self {
            Self::Table(event) => Some(event.name),
            Self::Account(name) => Some(name),
            Self::Unknown => None,
        }
    }
}

impl Rejection {
    /// The code of the error.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Content(error) => error.kind().as_str(),
            Self::Schema(report) => match first(report).map(Finding::keyword) {
                _ if report.schema().is_none() => "unknown_envelope",
                Some("required") => "missing_field",
                Some("type") => "wrong_type",
                _ => "invalid_value",
            },
            Self::NoSchemas => "no_schemas",
            Self::TooLong(_) => "too_long",
        }
    }

    /// The JSON Pointer of the error.
    pub(crate) fn path(&self) -> &str {
        match self {
            Self::Content(error) => error.path().as_str(),
            Self::Schema(report) => first(report).map_or("", |finding| finding.path().as_str()),
            Self::TooLong(_) | Self::NoSchemas => "",
        }
    }

    /// The byte offset at which parsing stopped.
    pub(crate) fn offset(&self) -> Option<usize> {
        match self {
            Self::Content(error) => error.offset(),
            Self::Schema(_) | Self::TooLong(_) | Self::NoSchemas => None,
        }
    }

    /// The event, if it is known.
    pub(crate) fn event(&self) -> Option<&'static str> {
        match self {
            Self::Content(error) => error.event(),
            Self::Schema(report) => report.schema().and_then(events::find).map(|event| event.name),
            Self::TooLong(_) | Self::NoSchemas => None,
        }
    }

    /// The message, without the path.
    pub(crate) fn message(&self) -> String {
        match self {
            Self::Content(error) => error.message().to_owned(),
            Self::Schema(report) => {
                first(report).map(|finding| finding.message().to_owned()).unwrap_or_default()
            }
            Self::TooLong(_) | Self::NoSchemas => self.to_string(),
        }
    }
}

fn first(report: &Report) -> Option<&Finding> {
    report.findings().first()
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Content(error) => error.fmt(f),
            Self::Schema(report) => {
                for (index, finding) in report.findings().iter().enumerate() {
                    write!(f, "{}{finding}", if index == 0 { "" } else { "; " })?;
                }
                report.schema().map_or(Ok(()), |schema| write!(f, ", by the schema {schema}"))
            }
            Self::NoSchemas => f.write_str("the schemas do not compile"),
            Self::TooLong(limit) => {
                write!(f, "the document is longer than {limit} bytes, the limit of --max-bytes")
            }
        }
    }
}
