//! Deliveries of any system.

use gancho_core::{Envelope, System, events};

use crate::superoffice::{NotificationView, TenantStatusView};
use crate::to_core::to_core;
use crate::{rdstation::crm, rdstation::marketing};

/// A delivery of any of the three systems, as parsed by [`from_slice`](crate::from_slice); see [`Envelope`].
///
/// The envelopes of the CRM and of the legacy delivery are small enough to be passed by value. The others, of up to
/// about 700 bytes, are in the arena.
///
/// ```
/// use gancho_fast::{Arena, EnvelopeView, from_slice};
///
/// let body = br#"{"event_name":"crm_deal_deleted","document":{"id":"67e6","name":"Solar"},
///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e955b-f62a-43b8"}"#;
/// let arena = Arena::new();
/// let view = from_slice(body, &arena)?;
/// assert_eq!(view.event_name(), "crm_deal_deleted");
/// assert!(matches!(view, EnvelopeView::Crm(_)));
/// assert_eq!(Ok(view.to_core()), gancho_core::from_slice(body));
/// # Ok::<(), gancho_fast::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum EnvelopeView<'a> {
    /// RD Station CRM.
    Crm(crm::EnvelopeView<'a>),
    /// RD Station Marketing.
    Marketing(&'a marketing::EnvelopeView<'a>),
    /// The legacy delivery of RD Station Marketing.
    Leads(marketing::LeadsEnvelopeView<'a>),
    /// SuperOffice.
    SuperOffice(&'a NotificationView<'a>),
    /// SuperOffice's notification of a tenant's status.
    TenantStatus(&'a TenantStatusView<'a>),
}

impl<'a> EnvelopeView<'a> {
    /// The system that sends such a delivery.
    pub fn system(&self) -> System {
        match self {
            Self::Crm(_) => System::RdStationCrm,
            Self::Marketing(_) | Self::Leads(_) => System::RdStationMarketing,
            Self::SuperOffice(_) | Self::TenantStatus(_) => System::SuperOffice,
        }
    }

    /// The event name as received; [`LEADS`](events::LEADS) and [`TENANT_STATUS`](events::TENANT_STATUS) for deliveries
    /// without an event name.
    pub fn event_name(&self) -> &'a str {
        match self {
            Self::Crm(envelope) => envelope.event.name(),
            Self::Marketing(envelope) => envelope.event_type.as_str(),
            Self::Leads(_) => events::LEADS,
            Self::SuperOffice(notification) => notification.event.as_str(),
            Self::TenantStatus(_) => events::TENANT_STATUS,
        }
    }

    /// Converts to the type of core. The result equals what core parses.
    pub fn to_core(self) -> Envelope {
        match self {
            Self::Crm(envelope) => Envelope::Crm(envelope.to_core()),
            Self::Marketing(envelope) => Envelope::Marketing(envelope.to_core()),
            Self::Leads(envelope) => Envelope::Leads(envelope.to_core()),
            Self::SuperOffice(notification) => Envelope::SuperOffice(notification.to_core()),
            Self::TenantStatus(status) => Envelope::TenantStatus(status.to_core()),
        }
    }
}

to_core!(EnvelopeView<'_> => Envelope);
