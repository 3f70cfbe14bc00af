//! What was found out about a document.

use std::fmt;

use gancho_core::events::{self, EventInfo};
use gancho_core::rules::Finding;
use gancho_core::{Envelope, Error, JsonPointer};

/// Whether a document is a delivery.
#[derive(Debug)]
pub(crate) enum Verdict {
    /// It is.
    Accepted(Accepted),
    /// It is not.
    Refused(Refusal),
}

/// A document that is a delivery.
#[derive(Debug)]
pub(crate) struct Accepted {
    /// What it tells of.
    pub(crate) event: EventOf,
    /// What is odd about it.
    pub(crate) findings: Vec<Finding>,
    /// The fields that the model does not know.
    pub(crate) unknown: Vec<JsonPointer>,
}

/// What a delivery tells of.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum EventOf {
    /// An event of the table.
    Table(&'static EventInfo),
    /// An event of a list, an extra table or a webhook that a SuperOffice account has made for itself.
    Account(String),
    /// An event that nobody documents. Its name is text of the payload, and is not kept.
    Unknown,
}

/// Why a document is no delivery.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// Its content.
    Content(Error),
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

impl Refusal {
    /// The kind, as a word.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Content(error) => error.kind().as_str(),
            Self::TooLong(_) => "too_long",
        }
    }

    /// Where, as a JSON Pointer.
    pub(crate) fn path(&self) -> &str {
        match self {
            Self::Content(error) => error.path().as_str(),
            Self::TooLong(_) => "",
        }
    }

    /// The byte at which reading stopped.
    pub(crate) fn offset(&self) -> Option<usize> {
        match self {
            Self::Content(error) => error.offset(),
            Self::TooLong(_) => None,
        }
    }

    /// The event, when it is a known one.
    pub(crate) fn event(&self) -> Option<&'static str> {
        match self {
            Self::Content(error) => error.event(),
            Self::TooLong(_) => None,
        }
    }

    /// Why, without the place.
    pub(crate) fn message(&self) -> String {
        match self {
            Self::Content(error) => error.message().to_owned(),
            Self::TooLong(_) => self.to_string(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Content(error) => error.fmt(f),
            Self::TooLong(limit) => {
                write!(f, "the document is longer than {limit} bytes, the limit of --max-bytes")
            }
        }
    }
}
