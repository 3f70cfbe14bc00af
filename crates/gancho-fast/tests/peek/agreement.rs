//! What a view says of a delivery's head, and whether `peek` says the same. The fuzz target asks this too.

use gancho_core::{Timestamp, superoffice};
use gancho_fast::{EnvelopeView, Id, peek};

/// What a head must say of the time.
#[derive(Default, PartialEq)]
struct Time {
    text: Option<String>,
    instant: Option<Timestamp>,
    superoffice: Option<superoffice::Timestamp>,
}

impl Time {
    /// A string is read by either system's type that takes it: a head does not ask which system sent it.
    fn of(text: String) -> Self {
        let (instant, superoffice) = (Timestamp::parse(&text), superoffice::Timestamp::parse(&text));
        Self { text: Some(text), instant, superoffice }
    }
}

/// Compares `peek` of a body with what `parse` read from it; the error says in what they differ.
pub(crate) fn with_view(body: &[u8], view: &EnvelopeView<'_>) -> Result<(), &'static str> {
    let Ok(head) = peek(body) else {
        return Err("peek rejects what parse accepts");
    };
    // Timestamps print as they were written, so the printed one is also the text.
    let (id, time) = match view {
        EnvelopeView::Crm(envelope) => {
            (Some(envelope.transaction_uuid.as_str()), Time::of(envelope.event_timestamp.to_string()))
        }
        EnvelopeView::Marketing(envelope) => (None, Time::of(envelope.event_timestamp.to_string())),
        EnvelopeView::Leads(_) | EnvelopeView::TenantStatus(_) => (None, Time::default()),
        EnvelopeView::SuperOffice(notification) => {
            (notification.event_id.get().map(Id::as_str), Time::of(notification.timestamp.to_string()))
        }
        _ => return Err("the view is of a system that this comparison does not know"),
    };
    let said = Time {
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
    } else if said != time {
        Err("the time differs")
    } else {
        Ok(())
    }
}
