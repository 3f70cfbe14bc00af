//! The static header that authenticates deliveries of RD Station CRM.

use std::fmt;

use crate::Secret;

/// The header that RD Station CRM sends with every delivery of a subscription that defines one: name and value.
///
/// RD Station does not sign its deliveries. A subscription of version 2 of the CRM's API can define the name
/// (`auth_header`) and the value (`auth_key`) of a header, which the receiver compares with the header of the
/// request.
///
/// ```
/// # #[cfg(feature = "signature")] {
/// use gancho_core::rdstation::crm::AuthHeader;
///
/// let expected = AuthHeader::new("X-RD-Webhook-Key", "4f1c…")?;
/// assert!(expected.matches("x-rd-webhook-key", "4f1c…".as_bytes()));
/// assert!(!expected.matches("x-rd-webhook-key", b"guess"));
/// # }
/// # Ok::<(), gancho_core::rdstation::crm::AuthHeaderError>(())
/// ```
///
/// Source: <https://developers.rdstation.com/reference/crm-v2-create-webhook>
#[derive(Clone, Debug)]
pub struct AuthHeader {
    name: String,
    key: Secret,
}

impl AuthHeader {
    /// Creates it from the two values of the subscription.
    ///
    /// # Errors
    ///
    /// When one of them is empty: anyone can send a header with an empty value.
    pub fn new(name: &str, key: &str) -> Result<Self, AuthHeaderError> {
        if name.is_empty() || key.is_empty() {
            return Err(AuthHeaderError);
        }
        Ok(Self { name: name.to_owned(), key: Secret::new(key) })
    }

    /// The name of the header; header names are case-insensitive.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The expected value.
    pub fn key(&self) -> &Secret {
        &self.key
    }

    /// Whether a header of a request is the expected one.
    ///
    /// The time of the comparison depends only on the length of the value.
    #[cfg(feature = "signature")]
    pub fn matches(&self, name: &str, value: &[u8]) -> bool {
        use subtle::ConstantTimeEq as _;

        self.name.eq_ignore_ascii_case(name) && bool::from(self.key.expose().as_bytes().ct_eq(value))
    }
}

/// The name or the value of the header is empty.
///
/// ```
/// use gancho_core::rdstation::crm::{AuthHeader, AuthHeaderError};
///
/// assert_eq!(AuthHeader::new("X-Key", "").unwrap_err(), AuthHeaderError);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuthHeaderError;

impl fmt::Display for AuthHeaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name and the value of the header must not be empty")
    }
}

impl std::error::Error for AuthHeaderError {}
