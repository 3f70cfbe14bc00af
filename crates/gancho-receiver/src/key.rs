//! The key that identifies duplicates.

use std::fmt::{self, Write as _};

use gancho_core::Envelope;
use sha2::{Digest as _, Sha256};

/// A key that all deliveries of one event share: the vendor's id of the event; where RD Station Marketing sends
/// none, values that a retry repeats; or the digest of the body if the envelope has no key.
///
/// A key may contain values of the payload, so `Debug` shows a [fingerprint](Self::fingerprint) instead. Keys are
/// compared only within a system.
///
/// ```
/// use gancho_receiver::Key;
///
/// let key = Key::of_body(b"{}");
/// assert!(key.as_str().starts_with("sha256:44136fa355b3678a"));
/// assert_eq!(key.fingerprint().len(), 12);
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(String);

impl Key {
    /// The envelope's [`dedup_key`](Envelope::dedup_key), or the digest of the body if it has none.
    pub fn of(envelope: &Envelope, body: &[u8]) -> Self {
        envelope.dedup_key().map_or_else(|| Self::of_body(body), |key| Self(key.into_owned()))
    }

    /// `sha256:` and the digest of the body in hexadecimal digits.
    pub fn of_body(body: &[u8]) -> Self {
        Self(format!("sha256:{}", Hex(&Sha256::digest(body))))
    }

    /// Restores a key that was stored as a string.
    pub fn from_stored(text: String) -> Self {
        Self(text)
    }

    /// The key as a string.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Twelve hexadecimal digits that identify the key in a log, and from which the key cannot be derived.
    pub fn fingerprint(&self) -> String {
        let digest = Sha256::digest(self.0.as_bytes());
        Hex(digest.get(..6).unwrap_or_default()).to_string()
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({}…)", self.fingerprint())
    }
}

struct Hex<'a>(&'a [u8]);

impl fmt::Display for Hex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| {
            let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or_default();
            f.write_char(digit(byte >> 4))?;
            f.write_char(digit(byte & 15))
        })
    }
}
