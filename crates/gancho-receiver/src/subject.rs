//! The subject of a delivery, across all systems.

use gancho_core::Envelope;
use gancho_core::checked::Shape;

/// One string for each subject: two strings are equal if and only if the deliveries can supersede each other.
///
/// `None` if a delivery has no subject, or several: it then does not wait for other deliveries.
pub(crate) fn subject(envelope: &Envelope) -> Option<String> {
    envelope.revision()?;
    let id = envelope.subject_id()?;
    // This matches on the shape without a wildcard: the code does not compile until the subject of a new shape is
    // defined.
    let kind = match envelope.shape() {
        Shape::Crm => {
            let Envelope::Crm(crm) = envelope else { return None };
            crm.event.entity().map_or("other", |entity| entity.as_str())
        }
        Shape::Marketing => "contact",
        Shape::Leads => "lead",
        Shape::SuperOffice => {
            let Envelope::SuperOffice(notification) = envelope else { return None };
            let tenant = notification.context_identifier.as_deref().unwrap_or_default();
            // Neither a tenant's name nor an event's name contains a line break, so no two subjects have the same
            // string.
            return Some(format!("superoffice\n{tenant}\n{}\n{id}", notification.event.entity()));
        }
        Shape::TenantStatus => return None,
    };
    Some(format!("{}\n{kind}\n{id}", envelope.system()))
}
