//! The configuration of a receiver.

use std::fmt;
use std::time::Duration;

use gancho_core::rdstation::crm::AuthHeader;
use gancho_core::{Secret, System};
use http::HeaderName;

use crate::Receiver;
use crate::proof::AllProofs;

/// The default of [`Builder::max_body`]: 2 MiB. No vendor publishes a limit; real deals have a few kilobytes.
pub const MAX_BODY: usize = 2 * 1024 * 1024;

/// The default of [`Builder::max_elements`]: 250,000. A real deal has a few hundred.
pub const MAX_ELEMENTS: usize = 250_000;

/// The default of [`Builder::body_time`]: 10 s. RD Station gives up after 5 s; SuperOffice publishes no limit.
const BODY_TIME: Duration = Duration::from_secs(10);

/// Configures what a [`Receiver`] requires of each system.
///
/// Deliveries of a system that is not configured are refused. If several proofs of one kind are set, any of them
/// suffices, so that you can rotate a secret: set both, change it at the vendor, and remove the old one. If proofs of
/// several kinds are set, one of each kind must hold.
///
/// ```
/// use gancho_receiver::{Outcome, Receiver};
/// use http::{HeaderMap, Method, Uri};
///
/// let receiver = Receiver::builder()
///     .crm_header("X-RD-Webhook-Key", "the-old-key")
///     .crm_header("X-RD-Webhook-Key", "the-new-key")
///     .max_body(1 << 20)
///     .build()?;
/// # let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#.as_slice();
/// for key in ["the-old-key", "the-new-key"] {
///     let headers: HeaderMap = [("x-rd-webhook-key".parse()?, key.parse()?)].into_iter().collect();
///     let outcome = receiver.accept(&Method::POST, &Uri::from_static("/"), &headers, body);
///     assert!(matches!(outcome, Outcome::Delivery(_)));
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Builder {
    proofs: AllProofs,
    max_body: usize,
    max_elements: usize,
    body_time: Duration,
    fault: Option<BuildError>,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            proofs: AllProofs::default(),
            max_body: MAX_BODY,
            max_elements: MAX_ELEMENTS,
            body_time: BODY_TIME,
            fault: None,
        }
    }
}

impl Builder {
    /// The secret of SuperOffice's webhook definition, with which deliveries are signed.
    ///
    /// A delivery without a signature is then refused.
    #[must_use]
    pub fn superoffice_secret(mut self, secret: &str) -> Self {
        self.expect(!secret.is_empty(), BuildError::EmptySecret);
        self.proofs.superoffice.secrets.push(Secret::new(secret));
        self
    }

    /// The header that a subscription of RD Station CRM names (`auth_header`) and its value (`auth_key`).
    #[must_use]
    pub fn crm_header(mut self, name: &str, key: &str) -> Self {
        match (name.parse::<HeaderName>(), AuthHeader::new(name, key)) {
            (Ok(header), Ok(expected)) => self.proofs.crm.headers.push((header, expected)),
            (Err(_), _) if !name.is_empty() => self.expect(false, BuildError::HeaderName),
            _ => self.expect(false, BuildError::EmptySecret),
        }
        self
    }

    /// A token in the URL: a segment of the path, or the query parameter `token`.
    ///
    /// It is the only proof for deliveries of RD Station Marketing, which are not signed, and for those of version 1 of
    /// the CRM's API. Use at least 128 random bits, and keep URLs out of the proxy's log. The minimum length is 16
    /// bytes.
    ///
    /// A token may contain any characters. Those other than letters, digits, `-`, `.`, `_` and `~` must be
    /// percent-encoded in the URL: a `/` as `%2F`, a `%` as `%25`.
    #[must_use]
    pub fn url_token(mut self, system: System, token: &str) -> Self {
        self.expect(token.len() >= 16, BuildError::ShortToken);
        self.proofs.of_mut(system).tokens.push(Secret::new(token));
        self
    }

    /// Accepts deliveries of this system without proof. Anyone who knows the URL can then forge deliveries.
    #[must_use]
    pub fn allow_unsigned(mut self, system: System) -> Self {
        self.proofs.of_mut(system).unsigned = true;
        self
    }

    /// The maximum length of a body, in bytes; a longer one is refused with 413. The default is [`MAX_BODY`].
    #[must_use]
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }

    /// The maximum number of elements of arrays and fields of objects in a body, at any depth. The default is
    /// [`MAX_ELEMENTS`].
    ///
    /// They determine how much memory a parsed body takes. A body with more is not parsed when it arrives: it is
    /// [`Unparsed`](crate::Outcome::Unparsed), with the error kind `TooManyElements`, and so is stored and not lost. An
    /// inbox that parses such bodies again parses them one at a time, without this limit.
    #[must_use]
    pub fn max_elements(mut self, most: usize) -> Self {
        self.max_elements = most;
        self
    }

    /// The time limit for reading a body, where this crate reads it. The default is 10 s.
    #[must_use]
    pub fn body_time(mut self, time: Duration) -> Self {
        self.body_time = time;
        self
    }

    /// Builds the receiver.
    ///
    /// # Errors
    ///
    /// When a secret, a key or a header name is empty, a token is too short, or a header name is invalid; when no
    /// system is configured; when [`allow_unsigned`](Self::allow_unsigned) is set for a system that has a proof.
    pub fn build(self) -> Result<Receiver, BuildError> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let all = || System::ALL.iter().map(|system| self.proofs.of(*system));
        if !all().any(super::proof::Proofs::is_set) {
            return Err(BuildError::NoSystem);
        }
        if all().any(|proofs| proofs.unsigned && proofs.requires_proof()) {
            return Err(BuildError::UnsignedWithProof);
        }
        Ok(Receiver::new(self.proofs, self.max_body, self.max_elements, self.body_time))
    }

    fn expect(&mut self, holds: bool, fault: BuildError) {
        if !holds {
            self.fault.get_or_insert(fault);
        }
    }
}

/// Why a configuration is invalid.
///
/// ```
/// use gancho_receiver::gancho_core::System;
/// use gancho_receiver::{BuildError, Receiver};
///
/// let error = Receiver::builder().url_token(System::RdStationMarketing, "short").build().unwrap_err();
/// assert_eq!(error, BuildError::ShortToken);
/// assert_eq!(error.to_string(), "a token has fewer than 16 characters");
/// assert_eq!(Receiver::builder().build().unwrap_err(), BuildError::NoSystem);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BuildError {
    /// A secret or a key is empty, so that anyone could sign with it; or the name of a header is empty.
    EmptySecret,
    /// A token has fewer than 16 characters: it can be guessed.
    ShortToken,
    /// A header name is invalid.
    HeaderName,
    /// No system is configured: every request would be refused.
    NoSystem,
    /// A system has a proof, and is also allowed without one.
    UnsignedWithProof,
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::EmptySecret => "a secret, a key or a header's name is empty",
            Self::ShortToken => "a token has fewer than 16 characters",
            Self::HeaderName => "a header name is invalid",
            Self::NoSystem => "no system is configured: every request would be refused",
            Self::UnsignedWithProof => {
                "a system has a secret, a header or a token, but is also allowed without one"
            }
        })
    }
}

impl std::error::Error for BuildError {}
