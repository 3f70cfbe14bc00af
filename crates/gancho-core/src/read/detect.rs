//! Which envelope a body is, told by the members at its root.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer as _, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::borrowed::Borrowed;

/// The four shapes of the three systems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// RD Station CRM.
    Crm,
    /// RD Station Marketing.
    Marketing,
    /// RD Station Marketing's older delivery.
    Leads,
    /// SuperOffice.
    SuperOffice,
}

/// What a look at the root's members has found.
#[expect(clippy::struct_excessive_bools, reason = "four members, each there or not")]
#[derive(Debug, Default)]
pub(crate) struct Sniff<'de> {
    crm_event: Found<'de>,
    marketing_event: Found<'de>,
    superoffice_event: Found<'de>,
    document: bool,
    contact: bool,
    leads: bool,
    webhook_name: bool,
    /// The key whose value is being looked at, or was when the look broke off.
    key: Option<Cow<'de, str>>,
    fault: Option<serde_json::Error>,
}

/// A member that names the event: whether it is there, and its text when it is text.
#[derive(Debug, Default)]
struct Found<'de> {
    present: bool,
    text: Option<Cow<'de, str>>,
}

impl<'de> Sniff<'de> {
    /// Looks at the members in order, and stops once `event_name` and `document` are both seen: that is the CRM,
    /// whatever else there is. A body that breaks off or breaks the grammar is looked at as far as it goes.
    pub(crate) fn of(text: &'de str) -> Self {
        let mut sniff = Self::default();
        let mut parser = serde_json::Deserializer::from_str(text);
        sniff.fault = parser.deserialize_map(Look(&mut sniff)).err();
        sniff
    }

    /// What the look broke off at, and the key of the value it was in. The look checks grammar alone, and stops early.
    pub(crate) fn into_fault(self) -> Option<(serde_json::Error, Option<Cow<'de, str>>)> {
        self.fault.map(|fault| (fault, self.key))
    }

    /// The envelope, by whole pairs of members first, so that one stray member of another system changes nothing.
    pub(crate) fn shape(&self) -> Option<Shape> {
        let crm = self.crm_event.present;
        let marketing = self.marketing_event.present;
        let superoffice = self.superoffice_event.present;
        if crm && self.document {
            Some(Shape::Crm)
        } else if superoffice && self.webhook_name {
            Some(Shape::SuperOffice)
        } else if self.leads {
            Some(Shape::Leads)
        } else if marketing && self.contact {
            Some(Shape::Marketing)
        } else if crm {
            Some(Shape::Crm)
        } else if superoffice {
            Some(Shape::SuperOffice)
        } else if marketing {
            Some(Shape::Marketing)
        } else {
            None
        }
    }

    /// The event's name, in whichever envelope.
    pub(crate) fn event(&self) -> Option<&str> {
        let found = match self.shape()? {
            Shape::Crm => &self.crm_event,
            Shape::Marketing => &self.marketing_event,
            Shape::SuperOffice => &self.superoffice_event,
            Shape::Leads => return Some(crate::events::LEADS),
        };
        found.text.as_deref()
    }

    /// The name of a CRM event.
    pub(crate) fn crm_event(&self) -> Option<&str> {
        self.crm_event.text.as_deref()
    }
}

struct Look<'a, 'de>(&'a mut Sniff<'de>);

impl<'de> Visitor<'de> for Look<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let Self(sniff) = self;
        while let Some(key) = members.next_key_seed(Borrowed)? {
            sniff.key = Some(key.clone());
            match key.as_ref() {
                "event_name" => sniff.crm_event.read(&mut members)?,
                "event_type" => sniff.marketing_event.read(&mut members)?,
                "Event" => sniff.superoffice_event.read(&mut members)?,
                other => {
                    match other {
                        "document" => sniff.document = true,
                        "contact" => sniff.contact = true,
                        "leads" => sniff.leads = true,
                        "WebhookName" => sniff.webhook_name = true,
                        _ => {}
                    }
                    if sniff.crm_event.present && sniff.document {
                        return Ok(());
                    }
                    members.next_value::<IgnoredAny>()?;
                }
            }
            sniff.key = None;
            if sniff.crm_event.present && sniff.document {
                return Ok(());
            }
        }
        Ok(())
    }
}

impl<'de> Found<'de> {
    fn read<A: MapAccess<'de>>(&mut self, members: &mut A) -> Result<(), A::Error> {
        let raw = members.next_value::<&RawValue>()?.get();
        if !self.present {
            self.present = true;
            let borrowed = serde_json::from_str::<&str>(raw).map(Cow::Borrowed);
            self.text = borrowed.or_else(|_| serde_json::from_str(raw).map(Cow::Owned)).ok();
        }
        Ok(())
    }
}
