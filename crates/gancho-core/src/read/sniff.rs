//! Detects the envelope of a body from the fields at its root.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer as _, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::de::borrowed::Borrowed;
use crate::shape::{Roots, Shape};
use crate::{System, events};

/// The result of a scan of the root fields.
#[derive(Debug, Default)]
pub(crate) struct Sniff<'de> {
    roots: Roots,
    crm_event: Found<'de>,
    marketing_event: Found<'de>,
    superoffice_event: Found<'de>,
    /// The key of the current value, or of the value in which the scan stopped.
    key: Option<Cow<'de, str>>,
    fault: Option<serde_json::Error>,
}

/// A field that contains an event name, if it was found; and its string, if it is a string.
type Found<'de> = Option<Option<Cow<'de, str>>>;

impl<'de> Sniff<'de> {
    /// Scans the fields in order, and stops when both `event_name` and `document` were found: the envelope is then
    /// that of the CRM, whatever the other fields are. A truncated or invalid body is scanned as far as possible.
    pub(crate) fn of(text: &'de str) -> Self {
        let mut sniff = Self::default();
        let mut parser = serde_json::Deserializer::from_str(text);
        sniff.fault = parser.deserialize_map(Look(&mut sniff)).err();
        sniff
    }

    /// The result for a body whose first fields are this event name and a document.
    pub(crate) fn of_crm(event_name: &'de str) -> Self {
        let mut roots = Roots::default();
        roots.note("event_name");
        roots.note("document");
        Self { roots, crm_event: Some(Some(Cow::Borrowed(event_name))), ..Self::default() }
    }

    /// The error that stopped the scan, and the key of the value that contains it. The scan checks only the syntax,
    /// and may stop early.
    pub(crate) fn into_fault(self) -> Option<(serde_json::Error, Option<Cow<'de, str>>)> {
        self.fault.map(|fault| (fault, self.key))
    }

    /// The detected envelope.
    pub(crate) fn shape(&self) -> Option<Shape> {
        self.roots.shape()
    }

    /// The event name, in any envelope.
    pub(crate) fn event(&self) -> Option<&str> {
        let found = match self.shape()? {
            Shape::Crm => &self.crm_event,
            Shape::Marketing => &self.marketing_event,
            Shape::SuperOffice => &self.superoffice_event,
            Shape::Leads => return Some(events::LEADS),
            Shape::TenantStatus => return Some(events::TENANT_STATUS),
        };
        found.as_ref()?.as_deref()
    }

    /// The event, if its name is known.
    #[cold]
    pub(crate) fn known_event(&self) -> Option<&'static str> {
        self.event().and_then(events::find).map(|event| event.name)
    }

    /// The name of a CRM event.
    pub(crate) fn crm_event(&self) -> Option<&str> {
        self.crm_event.as_ref()?.as_deref()
    }
}

impl System {
    /// Detects the system of a body from its root fields; `None` when they identify no system.
    ///
    /// The body is not validated: an invalid body identifies its system as far as it can be scanned.
    ///
    /// ```
    /// use gancho_core::System;
    ///
    /// assert_eq!(System::of(br#"{"leads":[]}"#), Some(System::RdStationMarketing));
    /// assert_eq!(System::of(b"{}"), None);
    /// ```
    pub fn of(body: &[u8]) -> Option<Self> {
        let text = match std::str::from_utf8(body) {
            Ok(text) => text,
            Err(error) => std::str::from_utf8(body.get(..error.valid_up_to())?).ok()?,
        };
        Sniff::of(text).shape().map(Shape::system)
    }
}

struct Look<'a, 'de>(&'a mut Sniff<'de>);

impl<'de> Visitor<'de> for Look<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        let Self(sniff) = self;
        while let Some(key) = fields.next_key_seed(Borrowed)? {
            sniff.key = Some(key.clone());
            let event = match key.as_ref() {
                "event_name" => Some(&mut sniff.crm_event),
                "event_type" => Some(&mut sniff.marketing_event),
                "Event" => Some(&mut sniff.superoffice_event),
                _ => None,
            };
            if let Some(event) = event {
                let read = text(fields.next_value::<&RawValue>()?.get());
                event.get_or_insert(read);
                sniff.roots.note(&key);
            } else {
                sniff.roots.note(&key);
                if sniff.roots.is_crm() {
                    return Ok(());
                }
                fields.next_value::<IgnoredAny>()?;
            }
            sniff.key = None;
            if sniff.roots.is_crm() {
                return Ok(());
            }
        }
        Ok(())
    }
}

fn text(raw: &str) -> Option<Cow<'_, str>> {
    let borrowed = serde_json::from_str::<&str>(raw).map(Cow::Borrowed);
    borrowed.or_else(|_| serde_json::from_str(raw).map(Cow::Owned)).ok()
}
