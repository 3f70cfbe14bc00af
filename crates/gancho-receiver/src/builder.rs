//! How a receiver is set up.

use std::fmt;
use std::time::Duration;

use gancho_core::rdstation::crm::AuthHeader;
use gancho_core::{Secret, System};
use http::HeaderName;

use crate::Receiver;
use crate::proof::AllProofs;

/// The default of [`Builder::max_body`]: 2 MiB. No vendor publishes a limit; deals of the wild have some kilobytes.
pub const MAX_BODY: usize = 2 * 1024 * 1024;

/// The default of [`Builder::body_time`]: 10 s. The vendors give up after 5 s.
const BODY_TIME: Duration = Duration::from_secs(10);

/// What a [`Receiver`] asks of each system.
///
/// A system for which nothing is said is refused. Of each kind of proof any one that is set does, so that a secret can be
/// replaced: set both, change it at the vendor's, and take the old one away. Of different kinds each must hold.
#[derive(Clone, Debug)]
pub struct Builder {
    proofs: AllProofs,
    max_body: usize,
    body_time: Duration,
    fault: Option<BuildError>,
}

impl Default for Builder {
    fn default() -> Self {
        Self { proofs: AllProofs::default(), max_body: MAX_BODY, body_time: BODY_TIME, fault: None }
    }
}

impl Builder {
    /// The secret of SuperOffice's webhook definition, by which deliveries are signed.
    ///
    /// From then on a delivery without a signature is refused.
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

    /// A token in the address: a segment of its path, or the parameter `token` of its query.
    ///
    /// It is all that proves a delivery of RD Station Marketing, which signs nothing, and of version 1 of the CRM's API. Take
    /// at least 128 random bits, and keep addresses out of the proxy's log. 16 characters are the least.
    #[must_use]
    pub fn url_token(mut self, system: System, token: &str) -> Self {
        self.expect(token.len() >= 16, BuildError::ShortToken);
        self.proofs.of_mut(system).tokens.push(Secret::new(token));
        self
    }

    /// Takes whatever claims to be this system's. Anyone who knows the address can then make up deliveries.
    #[must_use]
    pub fn allow_unsigned(mut self, system: System) -> Self {
        self.proofs.of_mut(system).unsigned = true;
        self
    }

    /// The longest body, in bytes; a longer one is refused with 413. [`MAX_BODY`] when nothing is said.
    #[must_use]
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }

    /// How long a body may take to arrive where this crate reads it; 10 s when nothing is said.
    #[must_use]
    pub fn body_time(mut self, time: Duration) -> Self {
        self.body_time = time;
        self
    }

    /// The receiver.
    ///
    /// # Errors
    ///
    /// When a secret is empty, a token short, or a name cannot be a header's; when no system is set up; when
    /// [`allow_unsigned`](Self::allow_unsigned) is said of a system that has a proof, for it cannot be both.
    pub fn build(self) -> Result<Receiver, BuildError> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let all = || System::ALL.iter().map(|system| self.proofs.of(*system));
        if !all().any(super::proof::Proofs::is_set) {
            return Err(BuildError::NoSystem);
        }
        if all().any(|proofs| proofs.unsigned && proofs.asks()) {
            return Err(BuildError::UnsignedWithProof);
        }
        Ok(Receiver::new(self.proofs, self.max_body, self.body_time))
    }

    fn expect(&mut self, holds: bool, fault: BuildError) {
        if !holds {
            self.fault.get_or_insert(fault);
        }
    }
}

/// Why a receiver cannot be set up so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BuildError {
    /// A secret or a key is empty: everyone could sign with it.
    EmptySecret,
    /// A token has less than 16 characters: it can be guessed.
    ShortToken,
    /// A name cannot be a header's.
    HeaderName,
    /// No system is set up: everything would be refused.
    NoSystem,
    /// A system has a proof and need not prove itself.
    UnsignedWithProof,
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::EmptySecret => "a secret, a key or a header's name is empty",
            Self::ShortToken => "a token has less than 16 characters",
            Self::HeaderName => "a header cannot have this name",
            Self::NoSystem => "no system is set up: everything would be refused",
            Self::UnsignedWithProof => {
                "a system has a secret, a header or a token, and is allowed to come without"
            }
        })
    }
}

impl std::error::Error for BuildError {}
