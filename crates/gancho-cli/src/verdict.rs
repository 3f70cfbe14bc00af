//! The result of examining a document.

use gancho_core::checked::is_documented_event;
use gancho_core::events;
use gancho_core::rules;
use gancho_core::{Envelope, Error, ErrorKind, JsonPointer, System};
use gancho_fast::EnvelopeView;
use gancho_schema::{Finding, Validation};

use crate::hint::Hint;
use crate::wrapped::Unwrapping;

/// Whether a document is accepted.
#[derive(Debug)]
pub(crate) enum Verdict {
    /// It is a delivery, or of the requested type.
    Accepted(Accepted),
    /// It is rejected.
    Rejected(Rejection),
}

/// A document that is a delivery, or of the requested type.
#[derive(Debug)]
pub(crate) struct Accepted {
    /// The event or type.
    pub(crate) event: EventOf,
    /// The findings of the rules.
    pub(crate) findings: Vec<rules::Finding>,
    /// The unknown fields.
    pub(crate) unknown: Vec<JsonPointer>,
}

/// The event or type of a document.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum EventOf {
    /// An event of the table of all events.
    Table(&'static events::Row),
    /// An event of a list, an extra table or a webhook that a SuperOffice account defines.
    Account(String),
    /// An undocumented event. Its name is a value of the payload, and is not stored.
    Unknown,
    /// Not a delivery, but the type with this name in the catalogue.
    Type(&'static str),
}

/// Why a document is rejected.
#[derive(Debug)]
pub(crate) enum Rejection {
    /// The content is invalid; with a hint about what to try next.
    Content(Error, Option<Hint>),
    /// The schema of its event or type reports at least one error.
    Schema(Validation),
    /// The schemas do not compile. This does not happen in a released version.
    NoSchemas,
    /// It has more bytes than this limit, and was not parsed.
    TooLong(usize),
    /// The delivery has another event than `--as` requests.
    OtherEvent,
    /// There is no delivery at the place to which `--at` points.
    Unwrapping(Unwrapping),
}

impl EventOf {
    /// The event of a delivery.
    pub(crate) fn delivery(envelope: &Envelope) -> Self {
        Self::of(envelope.event_name(), envelope.system(), || match envelope {
            Envelope::SuperOffice(notification) => notification.event.is_documented(),
            _ => false,
        })
    }

    /// The event of a delivery.
    pub(crate) fn view(view: &EnvelopeView<'_>) -> Self {
        Self::of(view.event_name(), view.system(), || match view {
            EnvelopeView::SuperOffice(notification) => is_documented_event(notification.event.as_str()),
            _ => false,
        })
    }

    fn of(name: &str, system: System, is_account_event: impl FnOnce() -> bool) -> Self {
        // An unknown event of one system may have the name of a known event of another system.
        match events::row(name).filter(|(_, event)| event.system == system) {
            Some(row) => Self::Table(row),
            None if is_account_event() => Self::Account(name.to_owned()),
            None => Self::Unknown,
        }
    }

    /// The name of the event or type; `None` for an undocumented event.
    pub(crate) fn name(&self) -> Option<&str> {
        match self {
            Self::Table((_, event)) => Some(event.name),
            Self::Account(name) => Some(name),
            Self::Type(name) => Some(name),
            Self::Unknown => None,
        }
    }
}

impl Rejection {
    /// The kind, as a code.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Content(error, _) => error.kind().as_str(),
            Self::Schema(validation) => match first(validation).map(Finding::keyword) {
                _ if validation.schema().is_none() => "unknown_envelope",
                Some("required") => "missing_field",
                Some("type") => "wrong_type",
                _ => "invalid_value",
            },
            Self::NoSchemas => "no_schemas",
            Self::TooLong(_) => "too_long",
            Self::OtherEvent => "other_event",
            Self::Unwrapping(why) => why.kind(),
        }
    }

    /// Where, as a JSON Pointer.
    pub(crate) fn path(&self) -> &str {
        match self {
            Self::Content(error, _) => error.path().as_str(),
            Self::Schema(validation) => first(validation).map_or("", |finding| finding.path().as_str()),
            _ => "",
        }
    }

    /// The byte at which parsing stopped.
    pub(crate) fn offset(&self) -> Option<usize> {
        match self {
            Self::Content(error, _) => error.offset(),
            _ => None,
        }
    }

    /// The event, if it is known.
    pub(crate) fn event(&self) -> Option<&'static str> {
        match self {
            Self::Content(error, _) => error.event(),
            Self::Schema(validation) => validation.schema().and_then(events::find).map(|event| event.name),
            _ => None,
        }
    }

    /// What to try next.
    pub(crate) fn hint(&self) -> Option<&Hint> {
        match self {
            Self::Content(_, hint) => hint.as_ref(),
            _ => None,
        }
    }

    /// Adds a hint about the form of the document, if there is no other hint.
    pub(crate) fn with_hint_of_form(self, document: &[u8], is_log: bool) -> Self {
        match self {
            Self::Content(error, None) => {
                let hint = Hint::of_form(document, error.kind(), is_log);
                Self::Content(error, hint)
            }
            other => other,
        }
    }

    /// Whether the document was probably not meant to be a delivery.
    pub(crate) fn is_foreign(&self, document: &[u8]) -> bool {
        match self {
            Self::Content(error, None) => match error.kind() {
                ErrorKind::UnknownEnvelope => true,
                // With `--system`, any object is parsed as a delivery of that system.
                ErrorKind::MissingField => {
                    error.path().tokens().count() == 1 && System::of(document).is_none()
                }
                _ => false,
            },
            Self::Schema(validation) => validation.schema().is_none(),
            Self::Unwrapping(why) => *why == Unwrapping::Missing,
            _ => false,
        }
    }

    /// Why, without the place.
    pub(crate) fn message(&self) -> String {
        match self {
            Self::Content(error, _) => error.message().to_owned(),
            Self::Schema(validation) => {
                first(validation).map(|finding| finding.message().to_owned()).unwrap_or_default()
            }
            Self::NoSchemas => "the schemas do not compile".to_owned(),
            Self::TooLong(limit) => {
                format!("the document is longer than {limit} bytes, the limit of --max-bytes")
            }
            Self::OtherEvent => "the delivery has another event than --as requests".to_owned(),
            Self::Unwrapping(why) => why.message().to_owned(),
        }
    }

    /// The errors after the first one, if a schema reports more.
    pub(crate) fn others(&self) -> &[Finding] {
        match self {
            Self::Schema(validation) => validation.findings().get(1..).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The number of errors that are neither the first one nor in [`others`](Self::others).
    pub(crate) fn omitted(&self) -> usize {
        match self {
            Self::Schema(report) => report.count() - report.findings().len(),
            _ => 0,
        }
    }

    /// The schema that rejects it.
    pub(crate) fn schema(&self) -> Option<&'static str> {
        match self {
            Self::Schema(validation) => validation.schema(),
            _ => None,
        }
    }
}

fn first(validation: &Validation) -> Option<&Finding> {
    validation.findings().first()
}
