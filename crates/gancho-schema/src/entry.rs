//! One schema of the catalogue.

use gancho_core::checked::{Shape, with_unknown};
use gancho_core::rdstation::crm::EventName;
use gancho_core::rdstation::{crm, marketing};
use gancho_core::superoffice::TenantStatus;
use gancho_core::{Error, JsonPointer, Payload, System, events};
use schemars::JsonSchema;
use serde_json::Value;

use crate::{event, source};

/// What a schema is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A delivery of one event.
    Event,
    /// A delivery of whichever event, for those that have no schema of their own.
    Delivery,
    /// What a delivery holds.
    Document,
    /// What one sends to a vendor to manage subscriptions, or gets as an answer.
    Call,
}

impl Kind {
    /// The kind as a value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Delivery => "delivery",
            Self::Document => "document",
            Self::Call => "call",
        }
    }
}

/// A schema of the catalogue, by its name.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    name: &'static str,
    system: System,
    kind: Kind,
    of: Of,
}

#[derive(Clone, Copy, Debug)]
enum Of {
    Type { schema: fn() -> Value, read: Read },
    CrmEvent(EventName),
    MarketingEvent(&'static str),
    AnyCrmEvent,
    AnyMarketingEvent,
}

type Read = fn(&[u8]) -> Result<Vec<JsonPointer>, Error>;

impl Entry {
    /// The schema of a type that a body can be.
    pub(crate) fn of_type<T: Payload + JsonSchema>(name: &'static str, system: System, kind: Kind) -> Self {
        let read: Read = |body| with_unknown::<T>(body).map(|(_, unknown)| unknown);
        Self { name, system, kind, of: Of::Type { schema: source::of::<T>, read } }
    }

    /// The schema of an event that has one of its own.
    pub(crate) fn of_event(info: &events::EventInfo) -> Option<Self> {
        let entry = |of| Self { name: info.name, system: info.system, kind: Kind::Event, of };
        match info.shape {
            Shape::Crm => EventName::parse(info.name).map(|event| entry(Of::CrmEvent(event))),
            Shape::Marketing => Some(entry(Of::MarketingEvent(info.name))),
            Shape::Leads => {
                Some(Self::of_type::<marketing::LeadsEnvelope>(info.name, info.system, Kind::Event))
            }
            Shape::TenantStatus => Some(Self::of_type::<TenantStatus>(info.name, info.system, Kind::Event)),
            // One shape for all: only the name differs, and the set of names is open.
            Shape::SuperOffice => None,
        }
    }

    pub(crate) const fn any_crm_event(name: &'static str) -> Self {
        Self { name, system: System::RdStationCrm, kind: Kind::Delivery, of: Of::AnyCrmEvent }
    }

    pub(crate) const fn any_marketing_event(name: &'static str) -> Self {
        Self { name, system: System::RdStationMarketing, kind: Kind::Delivery, of: Of::AnyMarketingEvent }
    }

    /// Its name: that of the event on the wire, or that of the type behind its module, such as `crm.Deal`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The system it belongs to.
    pub fn system(&self) -> System {
        self.system
    }

    /// What it is of.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Reads a body with the model's own reader, and lists the fields it does not know; `None` when the body is a
    /// delivery of an event that has another schema.
    ///
    /// # Errors
    ///
    /// What the model finds wrong with the body.
    pub fn read(&self, body: &[u8]) -> Result<Option<Vec<JsonPointer>>, Error> {
        match self.of {
            Of::Type { read, .. } => read(body).map(Some),
            Of::CrmEvent(event) => {
                let (envelope, unknown) = with_unknown::<crm::Envelope>(body)?;
                Ok((envelope.event.name() == event.as_str()).then_some(unknown))
            }
            Of::AnyCrmEvent => {
                let (envelope, unknown) = with_unknown::<crm::Envelope>(body)?;
                Ok(EventName::parse(envelope.event.name()).is_none().then_some(unknown))
            }
            Of::MarketingEvent(event) => {
                let (envelope, unknown) = with_unknown::<marketing::Envelope>(body)?;
                Ok((envelope.event_type == event).then_some(unknown))
            }
            Of::AnyMarketingEvent => {
                with_unknown::<marketing::Envelope>(body).map(|(_, unknown)| Some(unknown))
            }
        }
    }

    /// What the model says of it, before anything is made of that.
    pub(crate) fn source(&self) -> Value {
        match self.of {
            Of::Type { schema, .. } => schema(),
            Of::CrmEvent(name) => event::crm(Some(name)),
            Of::AnyCrmEvent => event::crm(None),
            Of::MarketingEvent(name) => event::marketing(Some(name)),
            Of::AnyMarketingEvent => event::marketing(None),
        }
    }
}
