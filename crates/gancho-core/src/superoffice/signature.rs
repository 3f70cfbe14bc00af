//! Signatures of deliveries.
//!
//! `X-SuperOffice-Signature` is the HMAC-SHA256 of the raw body in base64, keyed with the UTF-8 bytes of the
//! definition's `Secret`. Only definitions with a secret have signatures. The signature covers only the body, so a
//! replayed delivery verifies too: remember its [`EventId`](super::EventId).
//!
//! Source: <https://docs.superoffice.com/en/automation/webhook/dev/security.html>

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use subtle::ConstantTimeEq as _;

/// The signature of a body: 44 characters of base64.
///
/// ```
/// use gancho_core::superoffice::signature;
///
/// let body = br#"{"Event":"test"}"#;
/// assert_eq!(signature::sign("s3cret", body), "iUeacth59Cl86QCfACLw6m+DIEAkwjDP2Co/RjTF5cc=");
/// ```
pub fn sign(secret: &str, body: &[u8]) -> String {
    STANDARD.encode(mac(secret, body))
}

/// Verifies the value of `X-SuperOffice-Signature` for the raw body, in a time that does not depend on where the
/// signatures differ.
///
/// Pass the original bytes, before they are parsed: white space is signed too.
///
/// # Errors
///
/// When the signature does not match. The error does not say whether the signature was malformed or wrong. An empty
/// secret never verifies, because anyone could sign with it.
///
/// ```
/// use gancho_core::superoffice::signature;
///
/// let body = br#"{"Event":"test"}"#;
/// signature::verify("s3cret", body, "iUeacth59Cl86QCfACLw6m+DIEAkwjDP2Co/RjTF5cc=")?;
/// assert!(signature::verify("other", body, "iUeacth59Cl86QCfACLw6m+DIEAkwjDP2Co/RjTF5cc=").is_err());
/// # Ok::<(), signature::SignatureError>(())
/// ```
pub fn verify(secret: &str, body: &[u8], signature: &str) -> Result<(), SignatureError> {
    let given = STANDARD.decode(signature).map_err(|_| SignatureError)?;
    if secret.is_empty() {
        return Err(SignatureError);
    }
    let expected = mac(secret, body);
    if bool::from(expected.as_slice().ct_eq(&given)) { Ok(()) } else { Err(SignatureError) }
}

fn mac(secret: &str, body: &[u8]) -> Vec<u8> {
    #[expect(
        clippy::expect_used,
        reason = "an empty signature would be worse: HMAC accepts keys of any length, and its constructor's error is for \
            algorithms with keys of a fixed length"
    )]
    let hmac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("HMAC accepts keys of any length");
    hmac.chain_update(body).finalize().into_bytes().to_vec()
}

/// The signature does not match the body.
///
/// ```
/// use gancho_core::superoffice::signature::{SignatureError, verify};
///
/// assert_eq!(verify("secret", b"{}", "bm90IGl0"), Err(SignatureError));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignatureError;

impl fmt::Display for SignatureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the signature does not match the body")
    }
}

impl std::error::Error for SignatureError {}
