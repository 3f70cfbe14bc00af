//! What was found out about a document.

use std::fmt;

use gancho_core::events::{self, EventInfo};
use gancho_core::rules;
use gancho_core::{Envelope, Error, JsonPointer};
use gancho_schema::{Finding, Report};

/// Whether a document is a delivery.
#[derive(Debug)]
pub(crate) enum Verdict {
    /// It is.
    Accepted(Accepted),
    /// It is not.
    Rejected(Rejection),
}

/// A document that is a delivery.
#[derive(Debug)]
pub(crate) struct Accepted {
    /// What it tells of.
    pub(crate) event: EventOf,
    /// What is odd about it.
    pub(crate) findings: Vec<rules::Finding>,
    /// The unknown fields.
    pub(crate) unknown: Vec<JsonPointer>,
}

/// What a delivery tells of.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum EventOf {
    /// An event of the table.
    Table(&'static EventInfo),
    /// An event of a list, an extra table or a webhook that a SuperOffice account has made for itself.
    Account(String),
    /// An event that nobody documents. Its name is a value of the payload, and is not kept.
    Unknown,
}

/// Why a document is no delivery.
#[derive(Debug)]
pub(crate) enum Rejection {
    /// Its content.
    Content(Error),
    /// What the schema of its event finds wrong with it: at least one thing.
    Schema(Report),
    /// The schemas do not compile, which no released version does.
    NoSchemas,
    /// It has more bytes than this, and was not read.
    TooLong(usize),
}

impl EventOf {
    /// The event of a delivery.
    pub(crate) fn delivery(envelope: &Envelope) -> Self {
        let name = envelope.event_name();
        // An unknown event of one system may be called like a known one of another.
        let known = events::find(name).filter(|event| event.system == envelope.system());
        match (known, envelope) {
            (Some(event), _) => Self::Table(event),
            (None, Envelope::SuperOffice(notification)) if notification.event.is_documented() => {
                Self::Account(name.to_owned())
            }
            _ => Self::Unknown,
        }
    }

    /// The event's name, unless it is nobody's.
    pub(crate) fn name(&self) -> Option<&str> {
        match self {
            Self::Table(event) => Some(event.name),
            Self::Account(name) => Some(name),
            Self::Unknown => None,
        }
    }
}

impl Rejection {
    /// The kind, as a code.
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

    /// Where, as a JSON Pointer.
    pub(crate) fn path(&self) -> &str {
        match self {
            Self::Content(error) => error.path().as_str(),
            Self::Schema(report) => first(report).map_or("", |finding| finding.path().as_str()),
            Self::TooLong(_) | Self::NoSchemas => "",
        }
    }

    /// The byte at which reading stopped.
    pub(crate) fn offset(&self) -> Option<usize> {
        match self {
            Self::Content(error) => error.offset(),
            Self::Schema(_) | Self::TooLong(_) | Self::NoSchemas => None,
        }
    }

    /// The event, when it is a known one.
    pub(crate) fn event(&self) -> Option<&'static str> {
        match self {
            Self::Content(error) => error.event(),
            Self::Schema(report) => report.schema().and_then(events::find).map(|event| event.name),
            Self::TooLong(_) | Self::NoSchemas => None,
        }
    }

    /// Why, without the place.
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
