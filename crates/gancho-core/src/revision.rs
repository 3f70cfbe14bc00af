//! Which of two deliveries has the later state.

use chrono::{DateTime, Utc};

use crate::Envelope;
use crate::rdstation::crm::Action;
use crate::rdstation::marketing::Disguised;

/// The revision of a subject that a delivery describes. Of two revisions of the same subject, keep the greater.
///
/// Revisions compare, in this order: whether the subject was deleted, because ids are not reused and a deletion is
/// final; the time of the last update (the document's `updated_at`, or the time of the event if the delivery has
/// none); the time of the event; the action, because RD Station CRM sends an update right after a creation, in the
/// same second; and the key of the delivery, so that different deliveries are not equal. The order is total. A receiver
/// that keeps the greatest revision therefore reaches the same state, in whatever order and however often deliveries
/// arrive. Only a delivery of SuperOffice without an event id has no key: of two such updates with the same time,
/// neither is greater.
///
/// A lead was last updated when it last converted or was last marked as an opportunity, whichever is later. At the same
/// time, a lead that is an opportunity is greater than one that is not: the vendor sends a lead after it was marked,
/// not after the mark was removed.
///
/// A receiver with a database stores the revision with the document, and updates a row only if the new revision is
/// greater, or if the delivery or the row has none: see [`Envelope::supersedes`]. [`sort_key`](Self::sort_key) is the
/// revision as a string. A database compares it in the same way if the column is compared byte by byte, as with
/// PostgreSQL's collation `C`.
///
/// A deletion has no `updated_at`: the time of the event is used instead.
///
/// ```
/// use gancho_core::Envelope;
///
/// # let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// let envelope: Envelope = gancho_core::from_slice(body)?;
/// let revision = envelope.revision().unwrap();
/// assert!(revision.is_deleted());
/// assert_eq!(revision.updated_at().to_rfc3339(), "2025-03-28T12:49:16+00:00");
/// # Ok::<(), gancho_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision {
    is_deleted: bool,
    updated_at: DateTime<Utc>,
    occurred_at: DateTime<Utc>,
    /// Which of two events at the same time is the later one: the number of the action, or of a lead's state.
    step: u8,
    key: String,
}

impl Revision {
    pub(crate) fn of(envelope: &Envelope) -> Option<Self> {
        let occurred_at = envelope.occurred_at()?;
        envelope.subject_id()?;
        let (step, updated_at) = match envelope {
            Envelope::Crm(crm) => {
                (step(crm.event.action()), crm.event.updated_at().map(|at| at.instant().to_utc()))
            }
            Envelope::SuperOffice(notification) => {
                let is_deleted = notification.event.verb() == Some("deleted");
                (step(is_deleted.then_some(Action::Deleted)), None)
            }
            Envelope::Leads(envelope) => {
                let [lead] = envelope.leads.as_slice() else { return None };
                let is_opportunity = lead.opportunity.get().and_then(Disguised::as_bool) == Some(true);
                let marked_at = lead.last_marked_opportunity_date.get().map(|at| at.instant().to_utc());
                (u8::from(is_opportunity), marked_at.map(|at| at.max(occurred_at)))
            }
            Envelope::Marketing(_) | Envelope::TenantStatus(_) => (0, None),
        };
        Some(Self {
            is_deleted: step == DELETED,
            updated_at: updated_at.unwrap_or(occurred_at),
            occurred_at,
            step,
            key: envelope.dedup_key().unwrap_or_default().into_owned(),
        })
    }

    /// Whether the subject was deleted.
    pub fn is_deleted(&self) -> bool {
        self.is_deleted
    }

    /// When the subject was last updated.
    pub fn updated_at(&self) -> DateTime<Utc> {
        self.updated_at
    }

    /// When the event happened.
    pub fn occurred_at(&self) -> DateTime<Utc> {
        self.occurred_at
    }

    /// The revision as a string; the byte order of these strings is the order of the revisions.
    pub fn sort_key(&self) -> String {
        let deleted = u8::from(self.is_deleted);
        // The seconds since `FIRST`, which precedes every supported timestamp in any offset. They are never negative
        // and have at most twelve digits.
        let [updated, occurred] = [self.updated_at, self.occurred_at].map(|at| {
            let seconds = at.timestamp().saturating_sub(FIRST);
            format!("{seconds:012}.{:09}", at.timestamp_subsec_nanos())
        });
        format!("{deleted} {updated} {occurred} {} {}", self.step, self.key)
    }
}

/// The step of a deletion.
const DELETED: u8 = 3;

fn step(action: Option<Action>) -> u8 {
    match action {
        None => 0,
        Some(Action::Created) => 1,
        Some(Action::Updated) => 2,
        Some(Action::Deleted) => DELETED,
    }
}

/// One day before year 1 begins in UTC, in seconds of Unix time.
const FIRST: i64 = -62_135_683_200;
