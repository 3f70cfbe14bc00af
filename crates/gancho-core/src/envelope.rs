//! A delivery of any system.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::rdstation::{crm, marketing};
use crate::shape::Shape;
use crate::superoffice::{Notification, TenantStatus};
use crate::{Revision, System, events};

/// A delivery of any of the systems, as parsed by [`from_slice`](crate::from_slice).
///
/// It serializes to the JSON value it was parsed from, except for unknown fields, and for whole numbers written `5.0`
/// or `-0`, which serialize as `5` and `0`.
///
/// ```
/// use gancho_core::{Envelope, rdstation::crm};
///
/// # let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// let envelope: Envelope = gancho_core::from_slice(body)?;
/// assert_eq!(envelope.event_name(), "crm_source_deleted");
/// assert_eq!(envelope.subject_id().as_deref(), Some("67e6"));
/// assert_eq!(envelope.dedup_key().as_deref(), Some("a0744735-74d1-4eed-b194-ab128e1aa60c"));
/// let delivery: Option<crm::Envelope> = envelope.into_crm();
/// assert!(delivery.is_some());
/// # Ok::<(), gancho_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Envelope {
    /// RD Station CRM.
    Crm(crm::Envelope),
    /// RD Station Marketing.
    Marketing(marketing::Envelope),
    /// The legacy delivery of RD Station Marketing.
    Leads(marketing::LeadsEnvelope),
    /// SuperOffice.
    SuperOffice(Notification),
    /// SuperOffice's notification of a tenant's status.
    TenantStatus(TenantStatus),
}

impl Envelope {
    /// The system that sends such a delivery.
    pub fn system(&self) -> System {
        self.shape().system()
    }

    /// The event name as received; [`LEADS`](events::LEADS) and [`TENANT_STATUS`](events::TENANT_STATUS) for
    /// deliveries without an event name.
    ///
    /// An unknown name is text from the sender: be careful where you show it.
    pub fn event_name(&self) -> &str {
        match self {
            Self::Crm(envelope) => envelope.event.name(),
            Self::Marketing(envelope) => envelope.event_type.as_str(),
            Self::Leads(_) => events::LEADS,
            Self::SuperOffice(notification) => notification.event.as_str(),
            Self::TenantStatus(_) => events::TENANT_STATUS,
        }
    }

    /// A key that identifies duplicates of this delivery; `None` when the delivery contains nothing suitable.
    ///
    /// The key of a lead is that of its last conversion and of its state as an opportunity: two deliveries that have
    /// these in common have the same key, even if other fields of the lead differ. See
    /// [`Lead::dedup_key`](marketing::Lead::dedup_key).
    ///
    /// Both vendors retry when a response is late. Neither guarantees an order: see [`supersedes`](Self::supersedes).
    pub fn dedup_key(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Crm(envelope) => Some(envelope.dedup_key().into()),
            Self::Marketing(envelope) => Some(envelope.dedup_key().into()),
            Self::Leads(envelope) => match envelope.leads.as_slice() {
                [lead] => lead.dedup_key().map(Cow::from),
                _ => None,
            },
            Self::SuperOffice(notification) => notification.dedup_key().map(Cow::from),
            Self::TenantStatus(_) => None,
        }
    }

    /// When the event happened, according to the envelope: whole seconds from RD Station CRM, milliseconds from RD
    /// Station Marketing, up to 100 ns from SuperOffice. SuperOffice timestamps without an offset are interpreted as
    /// UTC.
    ///
    /// For the legacy delivery of RD Station Marketing: the time of the last conversion, if there is exactly one
    /// lead.
    pub fn occurred_at(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::Crm(envelope) => Some(envelope.event_timestamp.instant().to_utc()),
            Self::Marketing(envelope) => Some(envelope.event_timestamp.instant().to_utc()),
            Self::Leads(envelope) => match envelope.leads.as_slice() {
                [lead] => Some(lead.last_conversion.get()?.created_at.get()?.instant().to_utc()),
                _ => None,
            },
            Self::SuperOffice(notification) => Some(notification.occurred_at()),
            Self::TenantStatus(_) => None,
        }
    }

    /// The id of the delivery's subject: the document, the contact, the only lead, the record, or the tenant.
    pub fn subject_id(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Crm(envelope) => envelope.event.id().map(Cow::from),
            Self::Marketing(envelope) => Some(envelope.contact.uuid.as_str().into()),
            Self::Leads(envelope) => match envelope.leads.as_slice() {
                [lead] => Some(lead.id.as_str().into()),
                _ => None,
            },
            Self::SuperOffice(notification) => Some(notification.primary_key.to_string().into()),
            Self::TenantStatus(status) => status.context_identifier.get().map(|id| id.as_str().into()),
        }
    }

    /// A key of the delivery's subject, for a map or a table: two deliveries are about the same subject if and only if
    /// their keys are equal. `None` without a [`subject_id`](Self::subject_id).
    ///
    /// An id alone does not identify a subject: SuperOffice's contact 5 and sale 5 have the same id, and so have the
    /// contacts 5 of two tenants. The key consists of the system, the tenant, the type of the subject, and the id.
    ///
    /// ```
    /// # use gancho_core::Envelope;
    /// # let delivery = |event: &str| -> Envelope { gancho_core::from_str(&format!(r#"{{"Timestamp":"2025-05-14T10:48:07Z","Event":"{event}","PrimaryKey":5,"ChangedByAssociateId":5,"WebhookName":"w"}}"#)).unwrap() };
    /// let (contact, sale) = (delivery("contact.changed"), delivery("sale.changed"));
    /// assert_eq!(contact.subject_id(), sale.subject_id());
    /// assert_ne!(contact.subject_key(), sale.subject_key());
    /// assert_eq!(contact.subject_key(), delivery("contact.deleted").subject_key());
    /// ```
    pub fn subject_key(&self) -> Option<String> {
        let id = self.subject_id()?;
        let kind = match self {
            Self::Crm(envelope) => envelope.event.entity()?.as_str(),
            Self::Marketing(_) => "contact",
            Self::Leads(_) => "lead",
            Self::SuperOffice(notification) => {
                let (tenant, entity) =
                    (one_line(notification.tenant()), one_line(notification.event.entity()));
                return Some(format!("{}\n{tenant}\n{entity}\n{id}", self.system()));
            }
            Self::TenantStatus(_) => return Some(format!("{}\ntenant\n{}", self.system(), one_line(&id))),
        };
        Some(format!("{}\n{kind}\n{id}", self.system()))
    }

    /// The revision of the subject that this delivery describes; `None` when the delivery does not contain enough.
    pub fn revision(&self) -> Option<Revision> {
        Revision::of(self)
    }

    /// Whether a receiver that has stored `stored` should replace it with this delivery.
    ///
    /// Deliveries arrive late, more than once, and out of order. Store a delivery only if it supersedes the stored
    /// delivery with the same subject, *and store deletions like any other delivery*. The receiver then reaches the
    /// same state in any order: see [`Revision`]. Deliveries with different subjects never supersede each other, and
    /// no delivery supersedes itself.
    ///
    /// The order of a delivery without a [`revision`](Self::revision) is unknown: a tenant's status, or a lead whose
    /// last conversion is missing or has no time. If either delivery has none, this one supersedes the stored one,
    /// unless they are equal: the receiver keeps what it received last, and its state then depends on the order of
    /// arrival.
    ///
    /// ```
    /// # use gancho_core::Envelope;
    /// # let delivery = |event: &str, at: &str| -> Envelope { gancho_core::from_str(&format!(r#"{{"event_name":"crm_source_{event}","document":{{"id":"67e6","name":"Instagram","created_at":"{at}","updated_at":"{at}"}},"event_timestamp":"{at}","transaction_uuid":"{event}"}}"#)).unwrap() };
    /// let update = delivery("updated", "2025-03-28T12:00:00.000Z");
    /// let earlier = delivery("updated", "2025-03-28T11:00:00.000Z");
    /// let deletion = delivery("deleted", "2025-03-28T11:30:00.000Z");
    /// assert!(update.supersedes(&earlier) && !earlier.supersedes(&update));
    /// // A deleted document stays deleted, even if an update arrives later.
    /// assert!(deletion.supersedes(&update) && !update.supersedes(&deletion));
    /// ```
    pub fn supersedes(&self, stored: &Self) -> bool {
        self.is_about_the_same_as(stored)
            && match (self.revision(), stored.revision()) {
                (Some(revision), Some(stored)) => revision > stored,
                // Otherwise a receiver would keep the first status of a tenant for ever.
                _ => self != stored,
            }
    }

    /// Which envelope it is, for a `match` without a wildcard.
    #[doc(hidden)]
    pub fn shape(&self) -> Shape {
        match self {
            Self::Crm(_) => Shape::Crm,
            Self::Marketing(_) => Shape::Marketing,
            Self::Leads(_) => Shape::Leads,
            Self::SuperOffice(_) => Shape::SuperOffice,
            Self::TenantStatus(_) => Shape::TenantStatus,
        }
    }

    fn is_about_the_same_as(&self, other: &Self) -> bool {
        let subject = self.subject_key();
        subject.is_some() && subject == other.subject_key()
    }
}

/// The text without line breaks, which separate the parts of a key. Real tenants and events have none.
fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\\']) {
        return text.replace('\\', "\\\\").replace('\n', "\\n").into();
    }
    text.into()
}

/// Conversions between this enum and the envelope of one system.
macro_rules! variants {
    ($($variant:ident($type:ty), $into:ident, $as_ref:ident, $whose:literal;)*) => {
        impl Envelope {$(
            #[doc = concat!("The delivery of ", $whose, "; `None` for any other delivery.")]
            pub fn $into(self) -> Option<$type> {
                if let Self::$variant(envelope) = self { Some(envelope) } else { None }
            }

            #[doc = concat!("The delivery of ", $whose, ", borrowed; `None` for any other delivery.")]
            pub fn $as_ref(&self) -> Option<&$type> {
                if let Self::$variant(envelope) = self { Some(envelope) } else { None }
            }
        )*}

        $(impl From<$type> for Envelope {
            fn from(envelope: $type) -> Self {
                Self::$variant(envelope)
            }
        })*
    };
}

variants! {
    Crm(crm::Envelope), into_crm, as_crm, "RD Station CRM";
    Marketing(marketing::Envelope), into_marketing, as_marketing, "RD Station Marketing";
    Leads(marketing::LeadsEnvelope), into_leads, as_leads, "RD Station Marketing in the legacy form";
    SuperOffice(Notification), into_superoffice, as_superoffice, "SuperOffice";
    TenantStatus(TenantStatus), into_tenant_status, as_tenant_status, "SuperOffice about a tenant's status";
}
