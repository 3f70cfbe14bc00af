//! Detection of the envelope from the root fields of a body.

use crate::System;

/// The envelopes of all systems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// RD Station CRM.
    Crm,
    /// RD Station Marketing.
    Marketing,
    /// The legacy delivery of RD Station Marketing.
    Leads,
    /// SuperOffice.
    SuperOffice,
    /// SuperOffice's notification of a tenant's status.
    TenantStatus,
}

impl Shape {
    /// The system of the envelope.
    pub fn system(self) -> System {
        match self {
            Self::Crm => System::RdStationCrm,
            Self::Marketing | Self::Leads => System::RdStationMarketing,
            Self::SuperOffice | Self::TenantStatus => System::SuperOffice,
        }
    }

    /// The envelope with which a body of a known system is parsed: the detected one if it belongs to the system,
    /// otherwise the first one of the system.
    pub fn of_system(system: System, looks_like: Option<Self>) -> Self {
        let first = match system {
            System::RdStationCrm => Self::Crm,
            System::RdStationMarketing => Self::Marketing,
            System::SuperOffice => Self::SuperOffice,
        };
        looks_like.filter(|shape| shape.system() == system).unwrap_or(first)
    }
}

/// The root fields that identify an envelope, as far as they were found.
#[expect(clippy::struct_excessive_bools, reason = "nine fields, each present or not")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roots {
    crm_event: bool,
    marketing_event: bool,
    superoffice_event: bool,
    document: bool,
    contact: bool,
    leads: bool,
    webhook_name: bool,
    change_type: bool,
    token: bool,
}

impl Roots {
    /// Records a field.
    pub fn note(&mut self, key: &str) {
        match key {
            "event_name" => self.crm_event = true,
            "event_type" => self.marketing_event = true,
            "Event" => self.superoffice_event = true,
            "document" => self.document = true,
            "contact" => self.contact = true,
            "leads" => self.leads = true,
            "WebhookName" => self.webhook_name = true,
            "ChangeType" => self.change_type = true,
            "Token" => self.token = true,
            _ => {}
        }
    }

    /// Whether this is one of the fields that identify an envelope, alone or with others.
    pub fn decides(key: &str) -> bool {
        let mut roots = Self::default();
        roots.note(key);
        roots != Self::default()
    }

    /// Whether the envelope is that of the CRM, whatever the other fields are.
    pub(crate) fn is_crm(self) -> bool {
        self.crm_event && self.document
    }

    /// The envelope. Pairs of fields, and `leads`, are checked first, so that a single field of another system has no
    /// effect.
    pub fn shape(self) -> Option<Shape> {
        if self.is_crm() {
            Some(Shape::Crm)
        } else if self.superoffice_event && self.webhook_name {
            Some(Shape::SuperOffice)
        } else if self.leads {
            Some(Shape::Leads)
        } else if self.marketing_event && self.contact {
            Some(Shape::Marketing)
        } else if self.change_type && self.token && !self.superoffice_event {
            Some(Shape::TenantStatus)
        } else if self.crm_event {
            Some(Shape::Crm)
        } else if self.superoffice_event {
            Some(Shape::SuperOffice)
        } else if self.marketing_event {
            Some(Shape::Marketing)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fields that identify an envelope, in the order in which they decide, and its name.
    const DECIDING: [(&[&str], Shape); 8] = [
        (&["event_name", "document"], Shape::Crm),
        (&["Event", "WebhookName"], Shape::SuperOffice),
        (&["leads"], Shape::Leads),
        (&["event_type", "contact"], Shape::Marketing),
        (&["ChangeType", "Token"], Shape::TenantStatus),
        (&["event_name"], Shape::Crm),
        (&["Event"], Shape::SuperOffice),
        (&["event_type"], Shape::Marketing),
    ];

    const NAMES: [&str; 9] = [
        "event_name",
        "document",
        "Event",
        "WebhookName",
        "leads",
        "event_type",
        "contact",
        "ChangeType",
        "Token",
    ];

    #[test]
    fn each_set_of_fields_is_the_first_envelope_that_it_contains() {
        for set in 0..1_usize << NAMES.len() {
            let present: Vec<&str> = NAMES
                .iter()
                .enumerate()
                .filter(|(at, _)| set >> at & 1 == 1)
                .map(|(_, name)| *name)
                .collect();
            let mut roots = Roots::default();
            for name in &present {
                roots.note(name);
            }
            let expected = DECIDING.iter().find(|(fields, shape)| {
                let hidden = *shape == Shape::TenantStatus && present.contains(&"Event");
                !hidden && fields.iter().all(|field| present.contains(field))
            });
            assert_eq!(roots.shape(), expected.map(|(_, shape)| *shape), "{present:?}");
        }
    }

    #[test]
    fn only_the_fields_of_envelopes_decide() {
        assert!(NAMES.iter().all(|name| Roots::decides(name)));
        assert!(!["", "id", "event", "Leads", "transaction_uuid"].iter().any(|name| Roots::decides(name)));
    }
}
