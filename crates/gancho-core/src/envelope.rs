//! A delivery of any system.

use std::borrow::Cow;

use serde::Serialize;

use crate::{System, events, rdstation::crm, rdstation::marketing, superoffice};

/// A delivery of any of the three systems, as [`from_slice`](crate::from_slice) reads it.
///
/// It prints back to the document it was read from, unknown members aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Envelope {
    /// RD Station CRM.
    Crm(crm::Envelope),
    /// RD Station Marketing.
    Marketing(marketing::Envelope),
    /// RD Station Marketing's older delivery.
    Leads(marketing::LeadsEnvelope),
    /// SuperOffice.
    SuperOffice(superoffice::Notification),
}

impl Envelope {
    /// Which system sends such a delivery.
    pub fn system(&self) -> System {
        match self {
            Self::Crm(_) => System::RdStationCrm,
            Self::Marketing(_) | Self::Leads(_) => System::RdStationMarketing,
            Self::SuperOffice(_) => System::SuperOffice,
        }
    }

    /// The event's name as it came; [`LEADS`](events::LEADS) for the older delivery of RD Station Marketing.
    ///
    /// An unknown name is the sender's own text: mind where it is shown.
    pub fn event_name(&self) -> &str {
        match self {
            Self::Crm(envelope) => envelope.event.name(),
            Self::Marketing(envelope) => envelope.event_type.as_str(),
            Self::Leads(_) => events::LEADS,
            Self::SuperOffice(notification) => notification.event.as_str(),
        }
    }

    /// What to remember to recognise a second delivery; `None` when the delivery tells nothing fit for it.
    ///
    /// Both vendors deliver again when an answer is late, and neither promises an order.
    pub fn dedup_key(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Crm(envelope) => Some(envelope.dedup_key().into()),
            Self::Marketing(envelope) => Some(envelope.dedup_key().into()),
            Self::Leads(envelope) => match envelope.leads.as_slice() {
                [lead] => lead.dedup_key().map(Cow::from),
                _ => None,
            },
            Self::SuperOffice(notification) => notification.dedup_key().map(Cow::from),
        }
    }
}
