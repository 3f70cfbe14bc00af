//! Secrets.

use std::fmt;

use gancho_core::{EmptyForm, Secret};

use super::text::Text;
use crate::to_core::to_core;

/// A borrowed secret; see [`Secret`]. `Debug` shows that there is a secret, but not its value.
///
/// ```
/// use gancho_fast::{Arena, EnvelopeView, SecretView, from_slice};
///
/// let body = br#"{"ChangeType":1,"ContextIdentifier":"Cust12345","Token":"eyJhbGciOiJSUzI1NiJ9"}"#;
/// let arena = Arena::new();
/// let EnvelopeView::TenantStatus(delivery) = from_slice(body, &arena)? else { unreachable!() };
/// let token: SecretView = delivery.token;
/// assert_eq!(token.expose(), "eyJhbGciOiJSUzI1NiJ9");
/// assert!(!format!("{token:?}").contains("eyJ"));
/// # Ok::<(), gancho_fast::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct SecretView<'a>(&'a str);

impl<'a> SecretView<'a> {
    /// The secret string.
    pub fn expose(&self) -> &'a str {
        self.0
    }

    /// Converts to the type of core.
    pub fn to_core(self) -> Secret {
        Secret::new(self.0)
    }
}

impl fmt::Debug for SecretView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretView(…)")
    }
}

to_core!(SecretView<'_> => Secret);

impl<'a> Text<'a> for SecretView<'a> {
    const BLANK: Self = Self("");

    const EMPTY: EmptyForm = EmptyForm::None;

    #[inline(always)]
    fn of(text: &'a str) -> Option<Self> {
        Some(Self(text))
    }
}
