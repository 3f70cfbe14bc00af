//! Compares the head of a view with the result of `peek`. The fuzz target uses this too.

use gancho_core::{Timestamp, superoffice};
use gancho_fast::{EnvelopeView, Id, peek};

/// The expected time of a head.
#[derive(Default, PartialEq)]
struct Time {
    text: Option<String>,
    instant: Option<Timestamp>,
    superoffice: Option<superoffice::Timestamp>,
}

impl Time {
    /// Parses the string as a timestamp of both systems, because the methods of a head do not check its system.
    fn of(text: String) -> Self {
        let (instant, superoffice) = (Timestamp::parse(&text), superoffice::Timestamp::parse(&text));
        Self { text: Some(text), instant, superoffice }
    }
}

/// Compares `peek` of a body with the parsed view; the error describes the difference.
pub(crate) fn with_view(body: &[u8], view: &EnvelopeView<'_>) -> Result<(), &'static str> {
    let Ok(head) = peek(body) else {
        return Err("peek rejects what parse accepts");
    };
    // Timestamps round-trip, so the serialized one is also the original text.
    let (id, time) = match view {
        EnvelopeView::Crm(envelope) => {
            (Some(envelope.transaction_uuid.as_str()), Time::of(envelope.event_timestamp.to_string()))
        }
        EnvelopeView::Marketing(envelope) => (None, Time::of(envelope.event_timestamp.to_string())),
        EnvelopeView::Leads(_) | EnvelopeView::TenantStatus(_) => (None, Time::default()),
        EnvelopeView::SuperOffice(notification) => {
            (notification.event_id.get().map(Id::as_str), Time::of(notification.timestamp.to_string()))
        }
        _ => return Err("this comparison does not know the system of the view"),
    };
    let actual = Time {
        text: head.timestamp_text().map(str::to_owned),
        instant: head.timestamp(),
        superoffice: head.superoffice_timestamp(),
    };
    if head.system() != view.system() {
        Err("the system differs")
    } else if head.event_name() != view.event_name() {
        Err("the event's name differs")
    } else if head.id() != id {
        Err("the id differs")
    } else if actual != time {
        Err("the time differs")
    } else {
        Ok(())
    }
}
