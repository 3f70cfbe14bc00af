//! Proofs that the sender is the vendor.

use std::borrow::Cow;

use gancho_core::rdstation::crm::AuthHeader;
use gancho_core::superoffice::{headers, signature};
use gancho_core::{Secret, System};
use http::{HeaderMap, HeaderName, Uri};
use percent_encoding::{percent_decode, percent_decode_str};
use subtle::ConstantTimeEq as _;

use crate::Refusal;

/// The required proofs of one system. Of each kind, one match suffices; every kind that is set must match.
#[derive(Clone, Debug, Default)]
pub(crate) struct Proofs {
    /// Secrets that sign the body: two during a rotation.
    pub(crate) secrets: Vec<Secret>,
    /// Static headers.
    pub(crate) headers: Vec<(HeaderName, AuthHeader)>,
    /// Tokens in the URL.
    pub(crate) tokens: Vec<Secret>,
    /// Whether no proof is required.
    pub(crate) unsigned: bool,
}

/// The parts of a request that the proofs check.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Request<'a> {
    pub(crate) uri: &'a Uri,
    pub(crate) headers: &'a HeaderMap,
    pub(crate) body: &'a [u8],
}

impl Proofs {
    /// Whether anything is set.
    pub(crate) fn is_set(&self) -> bool {
        self.unsigned || self.requires_proof()
    }

    /// Whether a proof is required.
    pub(crate) fn requires_proof(&self) -> bool {
        !(self.secrets.is_empty() && self.headers.is_empty() && self.tokens.is_empty())
    }

    /// Checks every kind that is set.
    pub(crate) fn check(&self, request: Request<'_>) -> Result<(), Refusal> {
        if !self.is_set() {
            return Err(Refusal::NotExpected);
        }
        self.check_tokens(request.uri)?;
        self.check_headers(request.headers)?;
        self.check_signature(request)
    }

    fn check_signature(&self, request: Request<'_>) -> Result<(), Refusal> {
        if self.secrets.is_empty() {
            return Ok(());
        }
        let given = only(request.headers, headers::SIGNATURE)?;
        let given = std::str::from_utf8(given).map_err(|_| Refusal::ProofWrong)?;
        let fits = |secret: &Secret| signature::verify(secret.expose(), request.body, given).is_ok();
        if self.secrets.iter().any(fits) { Ok(()) } else { Err(Refusal::ProofWrong) }
    }

    fn check_headers(&self, given: &HeaderMap) -> Result<(), Refusal> {
        if self.headers.is_empty() {
            return Ok(());
        }
        // During a change of the header's name, either name may be sent: the proof is missing if neither is.
        let mut refusal = Refusal::ProofMissing;
        for (name, expected) in &self.headers {
            match only(given, name.as_str()) {
                Ok(value) if expected.matches(name.as_str(), value) => return Ok(()),
                Ok(_) => refusal = Refusal::ProofWrong,
                Err(_) => {}
            }
        }
        Err(refusal)
    }

    /// A token is a segment of the path, or the query parameter `token`; both may be percent-encoded.
    fn check_tokens(&self, uri: &Uri) -> Result<(), Refusal> {
        if self.tokens.is_empty() {
            return Ok(());
        }
        // A token may itself look percent-encoded.
        let is_token = |segment: &str| {
            let decoded = Cow::<[u8]>::from(percent_decode_str(segment));
            self.is_token(segment.as_bytes()) | self.is_token(&decoded)
        };
        let in_path = uri.path().split('/').any(is_token);
        let query = uri.query().unwrap_or_default().as_bytes();
        let mut in_query = form_urlencoded::parse(query).filter(|(name, _)| name == "token");
        let fits = match (in_query.next(), in_query.next()) {
            (None, _) => in_path,
            (Some((_, given)), None) => self.is_token(given.as_bytes()),
            (Some(_), Some(_)) => false,
        };
        if fits { Ok(()) } else { Err(Refusal::Token) }
    }

    fn is_token(&self, given: &[u8]) -> bool {
        // All tokens are compared, so that the time does not reveal which one matches.
        self.tokens
            .iter()
            .fold(false, |found, token| found | bool::from(token.expose().as_bytes().ct_eq(given)))
    }
}

/// The value of a header that occurs exactly once.
fn only<'a>(headers: &'a HeaderMap, name: &str) -> Result<&'a [u8], Refusal> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => Ok(value.as_bytes()),
        _ => Err(Refusal::ProofMissing),
    }
}

/// The proofs of all systems.
#[derive(Clone, Debug, Default)]
pub(crate) struct AllProofs {
    pub(crate) crm: Proofs,
    pub(crate) marketing: Proofs,
    pub(crate) superoffice: Proofs,
}

impl AllProofs {
    pub(crate) fn of(&self, system: System) -> &Proofs {
        match system {
            System::RdStationCrm => &self.crm,
            System::RdStationMarketing => &self.marketing,
            System::SuperOffice => &self.superoffice,
        }
    }

    pub(crate) fn of_mut(&mut self, system: System) -> &mut Proofs {
        match system {
            System::RdStationCrm => &mut self.crm,
            System::RdStationMarketing => &mut self.marketing,
            System::SuperOffice => &mut self.superoffice,
        }
    }

    /// Whether the bytes, or what they are percent-encoded for, contain a token of any system.
    pub(crate) fn contain_token(&self, bytes: &[u8]) -> bool {
        let decoded = Cow::<[u8]>::from(percent_decode(bytes));
        System::ALL.iter().flat_map(|system| &self.of(*system).tokens).any(|token| {
            // It is not empty: the builder refuses short tokens.
            let token = token.expose().as_bytes();
            [bytes, &decoded].iter().any(|bytes| bytes.windows(token.len()).any(|part| part == token))
        })
    }

    /// The sender of a body that does not identify its system: preferably a system whose proof matches, otherwise one
    /// that needs none.
    pub(crate) fn sender(&self, request: Request<'_>) -> Result<System, Refusal> {
        let mut refusal = Refusal::NotExpected;
        for system in System::ALL.iter().copied().filter(|system| self.of(*system).requires_proof()) {
            match self.of(system).check(request) {
                Ok(()) => return Ok(system),
                Err(why) => refusal = why,
            }
        }
        let unsigned = |system: &System| self.of(*system).unsigned && !self.of(*system).requires_proof();
        System::ALL.iter().copied().find(unsigned).ok_or(refusal)
    }
}
