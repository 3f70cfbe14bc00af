//! The subject of a delivery, across all systems.

use gancho_core::Envelope;

/// One string for each subject: two strings are equal if and only if the deliveries can supersede each other.
///
/// `None` if a delivery has no subject, or several, or no revision: it then does not wait for other deliveries.
pub(crate) fn subject(envelope: &Envelope) -> Option<String> {
    envelope.revision()?;
    envelope.subject_key()
}
