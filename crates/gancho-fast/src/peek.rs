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

/// What is needed to route a delivery and to detect duplicates: system, event, id and time.
///
/// ```
/// use gancho_fast::{Head, peek};
///
/// let body = br#"{"event_name":"crm_deal_deleted","document":{"id":"67e6","name":"Solar"},
///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
/// let head: Head = peek(body)?;
/// assert_eq!((head.event_name(), head.id()), ("crm_deal_deleted", Some("c34e955b-f62a-43b8")));
/// # Ok::<(), gancho_fast::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head<'a> {
    system: System,
    event: Cow<'a, str>,
    id: Option<Cow<'a, str>>,
    timestamp: Option<Cow<'a, str>>,
}

impl Head<'_> {
    /// The head of a delivery without event name, id and time.
    fn unnamed(system: System, listed_as: &'static str) -> Self {
        Self { system, event: Cow::Borrowed(listed_as), id: None, timestamp: None }
    }

    /// The system that sends such a delivery.
    pub fn system(&self) -> System {
        self.system
    }

    /// The event name as received; [`LEADS`](events::LEADS) for the legacy delivery of RD Station Marketing.
    pub fn event_name(&self) -> &str {
        &self.event
    }

    /// The id of the event: `transaction_uuid` of the CRM, `EventId` of SuperOffice. It is the same in every retry.
    ///
    /// `None` for RD Station Marketing, which sends no id, and for older servers of SuperOffice.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// When the event happened, as written; `None` for the legacy delivery of RD Station Marketing.
    pub fn timestamp_text(&self) -> Option<&str> {
        self.timestamp.as_deref()
    }

    /// When the event happened; `None` for the legacy delivery, for SuperOffice timestamps without an offset, and for
    /// an invalid timestamp, which [`from_slice`](crate::from_slice) would reject.
    pub fn timestamp(&self) -> Option<Timestamp> {
        Timestamp::parse(self.timestamp_text()?)
    }

    /// The timestamp of SuperOffice, which may lack an offset.
    pub fn superoffice_timestamp(&self) -> Option<superoffice::Timestamp> {
        superoffice::Timestamp::parse(self.timestamp_text()?)
    }
}

/// Reads the event, id and time of a delivery, without parsing its document.
///
/// A CRM delivery is read at its two ends, in the same time whatever its size, when all its fields but the document are
/// strings without escapes: in JSON that is valid, what is found there can stand only at the root. That is so in any order
/// of the fields and with any white space: as the vendor sends it, and as PostgreSQL, Python or `jq` print it. Any other body
/// is stepped through.
///
/// # What it does not check
///
/// **Read at its ends**, a body is not checked at all within the document and around it: not for being JSON, not for being
/// UTF-8, not for fields that are duplicated. **Stepped through**, it is checked as JSON, and the
/// document is not checked further. Either way the time may be no timestamp. Whoever acts on more than the head calls
/// [`from_slice`](crate::from_slice); of a body that `from_slice` accepts, `peek` says the same as the view does.
///
/// # Errors
///
/// When a field of the head is missing or not a string, or the scanned part of the body is not JSON: the error of
/// core.
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
