//! The head of a delivery, without its document.

mod ends;
mod tail;
mod walk;

use std::borrow::Cow;

#[cfg(doc)]
use gancho_core::events;
use gancho_core::{Error, System, Timestamp, superoffice};

use crate::explain::report;
use crate::rest::Rest;

/// What a delivery is, for routing it and for recognising a second one: system, event, id and time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head<'a> {
    system: System,
    event: Cow<'a, str>,
    id: Option<Cow<'a, str>>,
    timestamp: Option<Cow<'a, str>>,
}

impl Head<'_> {
    /// The head of a delivery that names no event, and has no id and no time.
    fn unnamed(system: System, listed_as: &'static str) -> Self {
        Self { system, event: Cow::Borrowed(listed_as), id: None, timestamp: None }
    }

    /// Which system sends such a delivery.
    pub fn system(&self) -> System {
        self.system
    }

    /// The event's name as it came; [`LEADS`](events::LEADS) for the older delivery of RD Station Marketing.
    pub fn event_name(&self) -> &str {
        &self.event
    }

    /// The id of the event: `transaction_uuid` of the CRM, `EventId` of SuperOffice. The same at every try to deliver.
    ///
    /// `None` for RD Station Marketing, which sends none, and for SuperOffice's servers that send none.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// When it happened, as it is written; `None` for RD Station Marketing's older delivery.
    pub fn timestamp_text(&self) -> Option<&str> {
        self.timestamp.as_deref()
    }

    /// When it happened; `None` for the older delivery, for SuperOffice's times without an offset, and for a string that
    /// is no timestamp, which [`from_slice`](crate::from_slice) would reject.
    pub fn timestamp(&self) -> Option<Timestamp> {
        Timestamp::parse(self.timestamp_text()?)
    }

    /// SuperOffice's time, which may lack an offset.
    pub fn superoffice_timestamp(&self) -> Option<superoffice::Timestamp> {
        superoffice::Timestamp::parse(self.timestamp_text()?)
    }
}

/// Reads event, id and time of a delivery, and leaves its document unread.
///
/// A CRM delivery in the vendor's form, `{"event_name":"…","document":…,"event_timestamp":"…","transaction_uuid":"…"}`
/// without white space, is read at its two ends, in the same time whatever its size: in JSON that is valid, a body
/// with those ends can have those fields only at its root. Any other body is stepped through.
///
/// # What it does not check
///
/// **Read at its ends**, a body is not checked at all between `"document":` and `,"event_timestamp":`: not for being
/// JSON, not for being UTF-8, not for fields that are duplicated. **Stepped through**, it is checked as JSON, and the
/// document is not checked further. Either way the time may be no timestamp. Whoever acts on more than the head calls
/// [`from_slice`](crate::from_slice); of a body that `from_slice` accepts, `peek` says the same as the view does.
///
/// # Errors
///
/// When a field of the head is missing or no text, or the body is no JSON as far as it was looked at: core's error.
///
/// ```
/// let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e699e577ca600014198b59","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// let head = gancho_fast::peek(body)?;
/// assert_eq!(head.event_name(), "crm_source_deleted");
/// assert_eq!(head.id(), Some("a0744735-74d1-4eed-b194-ab128e1aa60c"));
/// assert_eq!(head.timestamp_text(), Some("2025-03-28T12:49:16.000Z"));
/// # Ok::<(), gancho_core::Error>(())
/// ```
#[inline]
pub fn peek(body: &[u8]) -> Result<Head<'_>, Error> {
    let Some([event, id, time]) = ends::strings(body) else {
        return searched(body);
    };
    Ok(Head {
        system: System::RdStationCrm,
        event: Cow::Borrowed(event),
        id: Some(Cow::Borrowed(id)),
        timestamp: Some(Cow::Borrowed(time)),
    })
}

#[inline(never)]
fn searched(body: &[u8]) -> Result<Head<'_>, Error> {
    if let Some(head) = tail::head(body) {
        return Ok(head);
    }
    let head = simdutf8::basic::from_utf8(body).ok().and_then(|text| walk::head(Rest::new(text)).ok());
    head.ok_or_else(|| report(body))
}
