//! From a request to a delivery.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use gancho_core::chrono::{DateTime, Utc};
use gancho_core::rules::Check as _;
use gancho_core::superoffice::headers;
use gancho_core::{Envelope, ParseOptions, System};
use http::header::{AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION};
use http::{HeaderMap, Method, Uri};

use crate::proof::{AllProofs, Request};
use crate::{Builder, Delivery, Key, Outcome, Raw, Refusal, Unparsed, observe};

/// Verifies requests and parses them. It does no I/O and keeps nothing.
///
/// ```
/// use gancho_receiver::{Outcome, Receiver};
/// use http::{HeaderMap, Method, Uri};
///
/// let receiver = Receiver::builder()
///     .superoffice_secret("s3cret")
///     .crm_header("X-RD-Webhook-Key", "4f1c0a7e")
///     .build()?;
///
/// let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// let (uri, mut headers) = (Uri::from_static("/webhooks"), HeaderMap::new());
/// let outcome = receiver.accept(&Method::POST, &uri, &headers, body.as_slice());
/// assert!(matches!(outcome, Outcome::Refused(_)), "without its header it is nobody's");
///
/// headers.insert("x-rd-webhook-key", "4f1c0a7e".parse()?);
/// let delivery = receiver.accept(&Method::POST, &uri, &headers, body.as_slice()).delivery().unwrap();
/// assert_eq!(delivery.envelope.event_name(), "crm_source_deleted");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Receiver {
    proofs: AllProofs,
    max_body: usize,
    body_time: Duration,
}

impl Receiver {
    pub(crate) fn new(proofs: AllProofs, max_body: usize, body_time: Duration) -> Self {
        Self { proofs, max_body, body_time }
    }

    /// Says what each system must bring.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// The longest body, in bytes.
    pub fn max_body(&self) -> usize {
        self.max_body
    }

    /// How long a body may take.
    pub fn body_time(&self) -> Duration {
        self.body_time
    }

    /// Verifies a request and parses its body; the bytes must be those that came.
    ///
    /// The body tells the system, and that system's proofs must hold. A body that tells no system is the one's whose proofs
    /// hold. A tenant status of SuperOffice is never signed: where a secret is set it is refused, so it takes a receiver of
    /// its own, with [`url_token`](Builder::url_token).
    pub fn accept(&self, method: &Method, uri: &Uri, headers: &HeaderMap, body: impl Into<Bytes>) -> Outcome {
        let body = body.into();
        let outcome = self
            .verify(method, Request { uri, headers, body: &body })
            .map_or_else(Outcome::Refused, |system| {
                parse(Raw::new(system, self.without_credentials(headers), body), now())
            });
        observe::outcome(&outcome);
        outcome
    }

    fn verify(&self, method: &Method, request: Request<'_>) -> Result<System, Refusal> {
        if method != Method::POST {
            return Err(Refusal::Method);
        }
        if request.body.len() > self.max_body {
            return Err(Refusal::TooLarge);
        }
        match System::of(request.body) {
            Some(system) => self.proofs.of(system).check(request).map(|()| system),
            None => self.proofs.sender(request),
        }
    }

    fn without_credentials(&self, headers: &HeaderMap) -> HeaderMap {
        let mut kept = headers.clone();
        for name in [AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE] {
            kept.remove(name);
        }
        for (name, _) in &self.proofs.crm.headers {
            kept.remove(name);
        }
        kept
    }
}

/// Parses what was verified.
pub(crate) fn parse(raw: Raw, received_at: DateTime<Utc>) -> Outcome {
    let attempt = attempt(&raw);
    let mut unknown = Vec::new();
    let parsed: Result<Envelope, _> =
        ParseOptions::new().system(raw.system).unknown_fields(&mut unknown).from_slice(&raw.body);
    match parsed {
        Ok(envelope) => {
            let findings = envelope.check();
            let key = Key::of(&envelope, &raw.body);
            Outcome::Delivery(Box::new(Delivery {
                envelope,
                received_at,
                key,
                attempt,
                findings,
                unknown,
                raw,
            }))
        }
        Err(error) => {
            let key = Key::of_body(&raw.body);
            Outcome::Unparsed(Box::new(Unparsed { error, received_at, key, attempt, raw }))
        }
    }
}

/// SuperOffice counts its retries; RD Station does not tell.
fn attempt(raw: &Raw) -> Option<u32> {
    match raw.system {
        System::RdStationCrm | System::RdStationMarketing => None,
        System::SuperOffice => {
            let retries: u32 = raw.headers.get(headers::RETRY)?.to_str().ok()?.trim().parse().ok()?;
            retries.checked_add(1)
        }
    }
}

pub(crate) fn now() -> DateTime<Utc> {
    SystemTime::now().into()
}
