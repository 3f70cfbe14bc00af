//! Which envelope the members at a body's root make.

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

/// The members seen at a body's root, as far as they decide between the shapes.
#[expect(clippy::struct_excessive_bools, reason = "seven members, each there or not")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roots {
    crm_event: bool,
    marketing_event: bool,
    superoffice_event: bool,
    document: bool,
    contact: bool,
    leads: bool,
    webhook_name: bool,
}

impl Roots {
    /// Notes a member.
    pub fn note(&mut self, key: &str) {
        match key {
            "event_name" => self.crm_event = true,
            "event_type" => self.marketing_event = true,
            "Event" => self.superoffice_event = true,
            "document" => self.document = true,
            "contact" => self.contact = true,
            "leads" => self.leads = true,
            "WebhookName" => self.webhook_name = true,
            _ => {}
        }
    }

    /// Whether a member decides between the shapes.
    pub fn decides(key: &str) -> bool {
        let mut roots = Self::default();
        roots.note(key);
        roots != Self::default()
    }

    /// Whether it is the CRM's whatever follows.
    pub(crate) fn is_crm(self) -> bool {
        self.crm_event && self.document
    }

    /// The envelope, by whole pairs of members first, so that one stray member of another system changes nothing.
    pub fn shape(self) -> Option<Shape> {
        if self.is_crm() {
            Some(Shape::Crm)
        } else if self.superoffice_event && self.webhook_name {
            Some(Shape::SuperOffice)
        } else if self.leads {
            Some(Shape::Leads)
        } else if self.marketing_event && self.contact {
            Some(Shape::Marketing)
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
