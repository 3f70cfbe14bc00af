//! The rules of gancho-core, checked on views as far as possible.
//!
//! Most deliveries violate no rule. [`Clean`] decides this on the view. Core's rules need core's type, and the
//! conversion to it takes several times as long. [`Clean`] may return `false` for a payload without findings, for
//! example where a decision would need memory; then core checks the converted delivery. The test `law` compares the
//! findings of both on every body that both parsers accept.

mod crm;
mod custom_field;
mod marketing;
mod superoffice;

use gancho_core::checked::{is_email_or_empty, is_uuid};
use gancho_core::rules::{Check as _, Finding};
use gancho_core::{Amount, Maybe, Timestamp};

use crate::{EnvelopeView, List};

impl EnvelopeView<'_> {
    /// The findings of gancho-core's [rules](gancho_core::rules), in the same order; none for most deliveries.
    ///
    /// This is `self.to_core().check()`, but it does not convert most deliveries that have no findings.
    ///
    /// ```
    /// use gancho_fast::{Arena, from_slice};
    ///
    /// let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},
    ///     "event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e"}"#;
    /// let arena = Arena::new();
    /// let findings = from_slice(body, &arena)?.check();
    /// assert_eq!(findings[0].code(), "transaction-uuid");
    /// assert_eq!(findings[0].path().as_str(), "/transaction_uuid");
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    pub fn check(&self) -> Vec<Finding> {
        match self {
            Self::SuperOffice(notification) => notification.check(),
            _ if self.is_clean() => Vec::new(),
            _ => self.to_core().check(),
        }
    }
}

/// A view whose rules can be decided without a conversion.
trait Clean {
    /// Whether it is certain that no rule is violated.
    fn is_clean(&self) -> bool;
}

impl Clean for EnvelopeView<'_> {
    fn is_clean(&self) -> bool {
        match self {
            Self::Crm(envelope) => envelope.is_clean(),
            Self::Marketing(envelope) => envelope.is_clean(),
            Self::Leads(envelope) => envelope.is_clean(),
            Self::SuperOffice(notification) => notification.check().is_empty(),
            Self::TenantStatus(_) => true,
        }
    }
}

impl<T: Clean> Clean for Maybe<T> {
    fn is_clean(&self) -> bool {
        self.get().is_none_or(T::is_clean)
    }
}

impl<T: Clean> Clean for List<'_, T> {
    fn is_clean(&self) -> bool {
        self.iter().all(T::is_clean)
    }
}

/// Whether a value of an extensible enum is absent or documented.
macro_rules! is_known {
    ($value:expr) => {
        $value.get().is_none_or(|value| value.to_core().is_known())
    };
}
use is_known;

fn is_email(address: &Maybe<&str>) -> bool {
    address.get().is_none_or(|address| is_email_or_empty(address))
}

fn in_order(created_at: &Timestamp, updated_at: &Timestamp) -> bool {
    updated_at.instant() >= created_at.instant()
}

fn maybe_in_order(created_at: &Maybe<Timestamp>, updated_at: &Maybe<Timestamp>) -> bool {
    match (created_at.get(), updated_at.get()) {
        (Some(created_at), Some(updated_at)) => in_order(created_at, updated_at),
        _ => true,
    }
}

fn is_not_negative(amount: &Amount) -> bool {
    !amount.is_sign_negative() || amount.is_zero()
}

#[cfg(test)]
mod tests {
    use gancho_core::rdstation::crm;
    use gancho_core::{Envelope, events, testing};

    use super::*;
    use crate::{Arena, from_slice};

    /// A needless conversion makes the check three times as slow, and only this test detects it.
    #[test]
    fn deliveries_without_findings_are_checked_without_a_conversion() {
        let mut clean = 0;
        for (event, seed) in events::all().flat_map(|event| (0..50).map(move |seed| (event, seed))) {
            let delivery = testing::sample(event.name, seed).unwrap();
            let body = serde_json::to_string(&delivery).unwrap();
            let arena = Arena::new();
            let view = from_slice(body.as_bytes(), &arena).unwrap();
            let has_findings = !delivery.check().is_empty();
            let is_unknown =
                matches!(&delivery, Envelope::Crm(crm::Envelope { event: crm::Event::Other { .. }, .. }));
            assert_eq!(view.is_clean(), !has_findings && !is_unknown, "{body}");
            clean += u32::from(!has_findings);
        }
        assert!(clean > 1000, "{clean}");
    }
}
