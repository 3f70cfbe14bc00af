//! The subject of a delivery, across all systems.

use gancho_core::Envelope;

/// One string for each subject: two are equal if and only if the deliveries can supersede each other.
///
/// `None` if a delivery has no subject, or several: it then does not wait for other deliveries.
pub(crate) fn subject(envelope: &Envelope) -> Option<String> {
    envelope.revision()?;
    let id = envelope.subject_id()?;
    let kind = match envelope {
        Envelope::Crm(crm) => crm.event.entity().map_or("other", |entity| entity.as_str()),
        Envelope::Marketing(_) => "contact",
        Envelope::Leads(_) => "lead",
        Envelope::SuperOffice(notification) => {
            let tenant = notification.context_identifier.as_deref().unwrap_or_default();
            // A tenant's name has no line break; even if it had one, the id after it would still end the string.
            return Some(format!("superoffice\n{tenant}\n{}\n{id}", notification.event.entity()));
        }
        _ => return None,
    };
    Some(format!("{}\n{kind}\n{id}", envelope.system()))
}
