//! Which of two deliveries tells the later state.

use chrono::{DateTime, Utc};

use crate::Envelope;
use crate::rdstation::crm::Action;

/// How recent a delivery's news of its subject is: of two revisions of one subject, the greater one is to be kept.
///
/// Compared are, in this order: whether the subject was deleted, for ids are not given twice and a deletion is final; when
/// it was last changed (the document's `updated_at`; where the delivery has none, the time of the event); when the
/// event happened; what happened, for RD Station CRM sends an update right after a creation, of the same second; and at
/// last the delivery's key, so that no two deliveries tie. The order is total, so that a receiver which keeps the greatest
/// ends in the same state in whichever order, and however often, deliveries come.
///
/// A receiver in front of a database stores the revision beside the document, and updates a row only where the new
/// revision is greater; [`sort_key`](Self::sort_key) is the revision as one string, which databases compare alike.
///
/// A deletion has no `updated_at`: it counts as changed when it happened.
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
    action: Option<Action>,
    key: String,
}

impl Revision {
    pub(crate) fn of(envelope: &Envelope) -> Option<Self> {
        let occurred_at = envelope.occurred_at()?;
        envelope.subject_id()?;
        let (action, updated_at) = match envelope {
            Envelope::Crm(crm) => {
                (crm.event.action(), crm.event.updated_at().map(|at| at.instant().to_utc()))
            }
            Envelope::SuperOffice(notification) => {
                let is_deleted = notification.event.verb() == Some("deleted");
                (is_deleted.then_some(Action::Deleted), None)
            }
            Envelope::Marketing(_) | Envelope::Leads(_) | Envelope::TenantStatus(_) => (None, None),
        };
        Some(Self {
            is_deleted: action == Some(Action::Deleted),
            updated_at: updated_at.unwrap_or(occurred_at),
            occurred_at,
            action,
            key: envelope.dedup_key().unwrap_or_default().into_owned(),
        })
    }

    /// Whether the subject was deleted.
    pub fn is_deleted(&self) -> bool {
        self.is_deleted
    }

    /// When the subject was last changed.
    pub fn updated_at(&self) -> DateTime<Utc> {
        self.updated_at
    }

    /// When the event happened.
    pub fn occurred_at(&self) -> DateTime<Utc> {
        self.occurred_at
    }

    /// The revision as a string whose bytes sort as revisions do.
    pub fn sort_key(&self) -> String {
        let action = match self.action {
            None => 0,
            Some(Action::Created) => 1,
            Some(Action::Updated) => 2,
            Some(Action::Deleted) => 3,
        };
        let deleted = u8::from(self.is_deleted);
        // Seconds from the first day that a timestamp can name, in whichever offset: never negative, twelve digits.
        let [updated, occurred] = [self.updated_at, self.occurred_at].map(|at| {
            let seconds = at.timestamp().saturating_sub(FIRST);
            format!("{seconds:012}.{:09}", at.timestamp_subsec_nanos())
        });
        format!("{deleted} {updated} {occurred} {action} {}", self.key)
    }
}

/// A day before year 1 begins in UTC, in seconds of Unix time.
const FIRST: i64 = -62_135_683_200;
