//! One schema of the catalogue.

use gancho_core::checked::{Shape, with_unknown};
use gancho_core::rdstation::crm::EventName;
use gancho_core::rdstation::{crm, marketing};
use gancho_core::rules::{Check, Finding};
use gancho_core::superoffice::TenantStatus;
use gancho_core::{Error, JsonPointer, Payload, System, events};
use schemars::JsonSchema;
use serde_json::Value;

use crate::{event, source};

/// The kind of payload that a schema describes.
///
/// ```
/// use gancho_schema::{Kind, find};
///
/// assert_eq!(find("crm_deal_created").unwrap().kind(), Kind::Event);
/// assert_eq!(find("crm.Deal").unwrap().kind(), Kind::Document);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A delivery of one event.
    Event,
    /// A delivery of any event, for events without a schema of their own.
    Delivery,
    /// The document in a delivery.
    Document,
    /// The body of an API call that manages subscriptions, or of the response to it.
    Call,
}

impl Kind {
    /// The kind as a string.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Delivery => "delivery",
            Self::Document => "document",
            Self::Call => "call",
        }
    }
}

/// A schema of the catalogue, identified by its name.
///
/// ```
/// use gancho_core::System;
/// use gancho_schema::{Entry, find};
///
/// let entry: &Entry = find("superoffice.Webhook").unwrap();
/// assert_eq!((entry.name(), entry.system()), ("superoffice.Webhook", System::SuperOffice));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    name: &'static str,
    system: System,
    kind: Kind,
    subject: Subject,
}

/// What the schema of an entry describes.
#[derive(Clone, Copy, Debug)]
enum Subject {
    Type { schema: fn() -> Value, read: Read },
    CrmEvent(EventName),
    MarketingEvent(&'static str),
    AnyCrmEvent,
    AnyMarketingEvent,
}

type Read = fn(&[u8]) -> Result<Examined, Error>;

/// The unknown fields and the findings of an accepted body.
///
/// ```
/// use gancho_schema::{Examined, find};
///
/// let leads = find("leads").unwrap();
/// let examined: Option<Examined> = leads.examine(br#"{"leads":[{"id":"7","colour":"red"}]}"#)?;
/// assert_eq!(examined.unwrap().unknown[0].as_str(), "/leads/0/colour");
/// # Ok::<(), gancho_core::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Examined {
    /// The pointers of the unknown fields.
    pub unknown: Vec<JsonPointer>,
    /// The findings of the rules.
    pub findings: Vec<Finding>,
}

/// Parses a body as this type, and checks it.
fn examine<T: Payload + Check>(body: &[u8]) -> Result<(T, Examined), Error> {
    let (value, unknown) = with_unknown::<T>(body)?;
    let findings = value.check();
    Ok((value, Examined { unknown, findings }))
}

impl Entry {
    /// The schema of a type that a whole body is parsed as.
    pub(crate) fn of_type<T: Payload + Check + JsonSchema>(
        name: &'static str,
        system: System,
        kind: Kind,
    ) -> Self {
        let read: Read = |body| examine::<T>(body).map(|(_, examined)| examined);
        Self { name, system, kind, subject: Subject::Type { schema: source::of::<T>, read } }
    }

    /// The schema of an event that has its own schema.
    pub(crate) fn of_event(info: &events::EventInfo) -> Option<Self> {
        let entry = |subject| Self { name: info.name, system: info.system, kind: Kind::Event, subject };
        match info.shape {
            Shape::Crm => EventName::parse(info.name).map(|event| entry(Subject::CrmEvent(event))),
            Shape::Marketing => Some(entry(Subject::MarketingEvent(info.name))),
            Shape::Leads => {
                Some(Self::of_type::<marketing::LeadsEnvelope>(info.name, info.system, Kind::Event))
            }
            Shape::TenantStatus => Some(Self::of_type::<TenantStatus>(info.name, info.system, Kind::Event)),
            // One schema for all events: only the name differs, and the set of names is open.
            Shape::SuperOffice => None,
        }
    }

    pub(crate) const fn any_crm_event(name: &'static str) -> Self {
        Self { name, system: System::RdStationCrm, kind: Kind::Delivery, subject: Subject::AnyCrmEvent }
    }

    pub(crate) const fn any_marketing_event(name: &'static str) -> Self {
        Self {
            name,
            system: System::RdStationMarketing,
            kind: Kind::Delivery,
            subject: Subject::AnyMarketingEvent,
        }
    }

    /// The name: the event name on the wire, or the type with its module, such as `crm.Deal`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The system.
    pub fn system(&self) -> System {
        self.system
    }

    /// The kind.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Parses a body with the parser of the model, and lists its unknown fields; `None` if the body is a delivery of an
    /// event with another schema. It is never `None` for `marketing.Envelope`, which accepts every event.
    ///
    /// # Errors
    ///
    /// The error of the parser.
    pub fn read(&self, body: &[u8]) -> Result<Option<Vec<JsonPointer>>, Error> {
        self.examine(body).map(|examined| examined.map(|examined| examined.unknown))
    }

    /// Parses a body with the parser of the model and checks it against the rules; `None` if the body is a delivery of
    /// an event with another schema, as for [`read`](Self::read).
    ///
    /// ```
    /// let webhook = gancho_schema::find("platform.SubscriptionRequest").unwrap();
    /// let body = br#"{"entity_type":"CONTACT","event_type":"WEBHOOK.CONVERTED","url":"http://example.com","http_method":"POST"}"#;
    /// let examined = webhook.examine(body)?.unwrap();
    /// assert_eq!(examined.findings[0].code(), "subscription-url");
    /// # Ok::<(), gancho_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The error of the parser.
    pub fn examine(&self, body: &[u8]) -> Result<Option<Examined>, Error> {
        match self.subject {
            Subject::Type { read, .. } => read(body).map(Some),
            Subject::CrmEvent(event) => {
                let (envelope, examined) = examine::<crm::Envelope>(body)?;
                Ok((envelope.event.name() == event.as_str()).then_some(examined))
            }
            Subject::AnyCrmEvent => {
                let (envelope, examined) = examine::<crm::Envelope>(body)?;
                Ok(EventName::parse(envelope.event.name()).is_none().then_some(examined))
            }
            Subject::MarketingEvent(event) => {
                let (envelope, examined) = examine::<marketing::Envelope>(body)?;
                Ok((envelope.event_type == event).then_some(examined))
            }
            Subject::AnyMarketingEvent => {
                examine::<marketing::Envelope>(body).map(|(_, examined)| Some(examined))
            }
        }
    }

    /// The schema according to the model, before it is processed.
    pub(crate) fn source(&self) -> Value {
        match self.subject {
            Subject::Type { schema, .. } => schema(),
            Subject::CrmEvent(name) => event::crm(Some(name)),
            Subject::AnyCrmEvent => event::crm(None),
            Subject::MarketingEvent(name) => event::marketing(Some(name)),
            Subject::AnyMarketingEvent => event::marketing(None),
        }
    }
}
