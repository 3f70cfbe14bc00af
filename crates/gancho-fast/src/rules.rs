//! The rules of gancho-core, decided on views as far as possible.
//!
//! Most deliveries violate no rule. [`Clean`] decides this on the view, which takes a fraction of the conversion to the type
//! of core that the rules themselves need. It may return `false` for a payload without findings, for example where a
//! decision would need memory; then core checks the converted delivery. The test `law` compares the findings of both on every
//! body that it parses.

mod crm;
mod marketing;
mod superoffice;

use gancho_core::checked::{is_email_or_empty, is_uuid};
use gancho_core::rules::{Check as _, Finding};
use gancho_core::{Amount, Maybe, Timestamp};

use crate::{EnvelopeView, List};

impl EnvelopeView<'_> {
    /// The findings of gancho-core's [rules](gancho_core::rules), in the order of the fields; none for most deliveries.
    ///
    /// This is `self.to_core().check()`, but does not convert a delivery if no rule can be violated.
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
        if self.is_clean() { Vec::new() } else { self.to_core().check() }
    }
}

/// A view whose rules can be decided without a conversion.
trait Clean {
    /// Whether certainly no rule is violated.
    fn is_clean(&self) -> bool;
}

/// For documents that do not implement [`Clean`]: core checks them. A method of [`Clean`] takes precedence, because this trait is
/// implemented for references.
trait LeftToCore {
    fn is_clean(&self) -> bool {
        false
    }
}

impl<T> LeftToCore for &T {}

impl Clean for EnvelopeView<'_> {
    fn is_clean(&self) -> bool {
        match self {
            Self::Crm(envelope) => envelope.is_clean(),
            Self::Marketing(envelope) => envelope.is_clean(),
            Self::Leads(envelope) => envelope.is_clean(),
            Self::SuperOffice(notification) => notification.is_clean(),
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
