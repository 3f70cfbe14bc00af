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

    /// The event name as received; [`LEADS`](events::LEADS) and [`TENANT_STATUS`](events::TENANT_STATUS) for deliveries
    /// without an event name.
    pub fn event_name(&self) -> &str {
        &self.event
    }

    /// The id of the event: `transaction_uuid` of the CRM, `EventId` of SuperOffice. It is the same in every retry.
    ///
    /// `None` for RD Station Marketing and for SuperOffice's notification of a tenant's status, which have no id, and
    /// for older servers of SuperOffice.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// When the event happened, as written; `None` for the legacy delivery of RD Station Marketing and for
    /// SuperOffice's notification of a tenant's status.
    pub fn timestamp_text(&self) -> Option<&str> {
        self.timestamp.as_deref()
    }

    /// When the event happened; `None` without a [`timestamp_text`](Self::timestamp_text), for SuperOffice timestamps
    /// that have no offset or an offset without a colon, and for an invalid timestamp, which
    /// [`from_slice`](crate::from_slice) would reject.
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
/// If all fields of a CRM delivery except the document are strings of less than 128 bytes without escapes, `peek` reads
/// only the two ends of the body, in a time that does not depend on the size of the document. The fields may be in any
/// order and with any white space: as the vendor sends them, or as PostgreSQL, Python or `jq` write them. `peek` scans
/// the root fields of any other body.
///
/// # What it does not check
///
/// If `peek` reads only **the two ends** of a body, it does not check the rest: whether it is JSON, whether it is
/// UTF-8, and whether fields are duplicated. If it **scans** the root fields, it checks that the body is JSON, but
/// neither the content of the document nor whether fields are duplicated. In both cases the time may be an invalid
/// timestamp. If you use more than the head, call [`from_slice`](crate::from_slice); if `from_slice` accepts a body,
/// `peek` returns the same head as the view.
///
/// # Errors
///
/// When a required field of the head is missing or not a string, when the id of a CRM delivery is empty, when no field
/// identifies the system, or when a scanned body is not JSON or not UTF-8: the error of core.
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
