//! The one header by which RD Station CRM can prove itself.

use std::fmt;

use crate::Secret;

/// The header that a version 2 subscription makes RD Station CRM send with every delivery: its name and its value.
///
/// RD Station signs nothing. A subscription of version 2 of the CRM's API can name a header (`auth_header`) and a
/// value for it (`auth_key`), which a receiver compares with what arrives.
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
    /// Takes the two values of the subscription.
    ///
    /// # Errors
    ///
    /// When one of them is empty: an empty key would let everyone in.
    pub fn new(name: &str, key: &str) -> Result<Self, AuthHeaderError> {
        if name.is_empty() || key.is_empty() {
            return Err(AuthHeaderError);
        }
        Ok(Self { name: name.to_owned(), key: Secret::new(key) })
    }

    /// The header's name; names of headers are the same in any case.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The value it must have.
    pub fn key(&self) -> &Secret {
        &self.key
    }

    /// Whether a header that arrived is the expected one.
    ///
    /// Its value is compared in a time that depends on its length alone.
    #[cfg(feature = "signature")]
    pub fn matches(&self, name: &str, value: &[u8]) -> bool {
        use subtle::ConstantTimeEq as _;

        self.name.eq_ignore_ascii_case(name) && bool::from(self.key.expose().as_bytes().ct_eq(value))
    }
}

/// A header's name or key that is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuthHeaderError;

impl fmt::Display for AuthHeaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the header's name and its key must both be given")
    }
}

impl std::error::Error for AuthHeaderError {}
