//! Which envelope the fields at a body's root make.

use crate::System;

/// The shapes of envelopes of all systems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// RD Station CRM.
    Crm,
    /// RD Station Marketing.
    Marketing,
    /// RD Station Marketing's older delivery.
    Leads,
    /// SuperOffice.
    SuperOffice,
    /// SuperOffice's message on a tenant's state.
    TenantStatus,
}

impl Shape {
    /// Whose envelope it is.
    pub fn system(self) -> System {
        match self {
            Self::Crm => System::RdStationCrm,
            Self::Marketing | Self::Leads => System::RdStationMarketing,
            Self::SuperOffice | Self::TenantStatus => System::SuperOffice,
        }
    }

    /// The envelope of a system that a body is measured by: what it looks like if that is the system's, else the
    /// system's first.
    pub fn of_system(system: System, looks_like: Option<Self>) -> Self {
        let first = match system {
            System::RdStationCrm => Self::Crm,
            System::RdStationMarketing => Self::Marketing,
            System::SuperOffice => Self::SuperOffice,
        };
        looks_like.filter(|shape| shape.system() == system).unwrap_or(first)
    }
}

/// The fields seen at a body's root, as far as they decide between the shapes.
#[expect(clippy::struct_excessive_bools, reason = "nine fields, each there or not")]
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
    /// Notes a field.
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

    /// Whether a field decides between the shapes.
    pub fn decides(key: &str) -> bool {
        let mut roots = Self::default();
        roots.note(key);
        roots != Self::default()
    }

    /// Whether it is the CRM's whatever follows.
    pub(crate) fn is_crm(self) -> bool {
        self.crm_event && self.document
    }

    /// The envelope, by whole pairs of fields first, so that one stray field of another system changes nothing.
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
