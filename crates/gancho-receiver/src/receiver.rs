//! Verifies and parses requests.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use gancho_core::chrono::{DateTime, Utc};
use gancho_core::rules::Check as _;
use gancho_core::superoffice::headers;
use gancho_core::{Envelope, ParseOptions, System};
use http::header::{AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};

#[cfg(feature = "axum")]
use crate::endpoint::Budget;
use crate::proof::{AllProofs, Request};
use crate::{Builder, Delivery, Key, Outcome, Raw, Refusal, Unparsed, observe};

/// Headers in which proxies repeat the URL of the request, which may contain a token.
const URL_HEADERS: [&str; 8] = [
    "referer",
    "x-envoy-original-path",
    "x-forwarded-path",
    "x-forwarded-prefix",
    "x-forwarded-uri",
    "x-original-uri",
    "x-original-url",
    "x-rewrite-url",
];

/// Verifies requests and parses them. It does no I/O and stores nothing.
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
/// assert!(matches!(outcome, Outcome::Refused(_)), "the header is missing");
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
    max_elements: usize,
    body_time: Duration,
    /// The memory that the bodies of all extracted deliveries share. A clone has the same budget, because axum clones
    /// the state for each request.
    #[cfg(feature = "axum")]
    budget: Budget,
}

impl Receiver {
    pub(crate) fn new(proofs: AllProofs, max_body: usize, max_elements: usize, body_time: Duration) -> Self {
        Self {
            proofs,
            max_body,
            max_elements,
            body_time,
            #[cfg(feature = "axum")]
            budget: Budget::default(),
        }
    }

    /// Configures a receiver.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// The maximum length of a body, in bytes.
    pub fn max_body(&self) -> usize {
        self.max_body
    }

    /// The time limit for reading a body.
    pub fn body_time(&self) -> Duration {
        self.body_time
    }

    #[cfg(feature = "axum")]
    pub(crate) fn budget(&self) -> &Budget {
        &self.budget
    }

    /// Verifies a request and parses its body, which must be the unchanged bytes.
    ///
    /// The body identifies the system, whose proofs must hold. If the body does not identify a system, it is attributed
    /// to the system whose proofs hold. SuperOffice's notifications of a tenant's status are never signed: a receiver
    /// with a SuperOffice secret refuses them, so use a separate receiver for them, with
    /// [`url_token`](Builder::url_token).
    pub fn accept(&self, method: &Method, uri: &Uri, headers: &HeaderMap, body: impl Into<Bytes>) -> Outcome {
        let body = body.into();
        match self.verify(method, Request { uri, headers, body: &body }) {
            Ok(system) => {
                let limits = ParseOptions::new().max_elements(self.max_elements);
                let raw = Raw::new(system, self.without_credentials(headers), body);
                let outcome = parse_with(limits, raw, now());
                observe::outcome(&outcome);
                outcome
            }
            Err((refusal, system)) => {
                observe::refused(refusal, system);
                Outcome::Refused(refusal)
            }
        }
    }

    /// The system, or the refusal and the system that the body identifies.
    fn verify(&self, method: &Method, request: Request<'_>) -> Result<System, (Refusal, Option<System>)> {
        if method != Method::POST {
            return Err((Refusal::Method, None));
        }
        if request.body.len() > self.max_body {
            return Err((Refusal::TooLarge, None));
        }
        match System::of(request.body) {
            Some(system) => {
                let checked = self.proofs.of(system).check(request);
                checked.map(|()| system).map_err(|refusal| (refusal, Some(system)))
            }
            None => self.proofs.sender(request).map_err(|refusal| (refusal, None)),
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
        for name in URL_HEADERS {
            kept.remove(name);
        }
        // A proxy may repeat the URL in a header of any name. A sender may even write it as a name.
        let has_token = |name: &HeaderName| {
            let values = kept.get_all(name).iter().map(HeaderValue::as_bytes);
            values.chain([name.as_str().as_bytes()]).any(|text| self.proofs.contain_token(text))
        };
        let with_token: Vec<HeaderName> = kept.keys().filter(|name| has_token(name)).cloned().collect();
        for name in with_token {
            kept.remove(name);
        }
        kept
    }
}

/// Parses a stored body again.
#[cfg(any(feature = "sqlite", feature = "postgres"))]
pub(crate) fn parse(raw: Raw, received_at: DateTime<Utc>) -> Outcome {
    parse_with(ParseOptions::new(), raw, received_at)
}

fn parse_with(options: ParseOptions<'_>, raw: Raw, received_at: DateTime<Utc>) -> Outcome {
    let attempt = attempt(&raw);
    let mut unknown = Vec::new();
    let parsed: Result<Envelope, _> =
        options.system(raw.system).unknown_fields(&mut unknown).from_slice(&raw.body);
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

/// SuperOffice sends the number of retries; RD Station does not.
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
