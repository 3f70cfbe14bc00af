//! Received deliveries.

use std::fmt;

use bytes::Bytes;
use gancho_core::chrono::{DateTime, Utc};
use gancho_core::rules::Finding;
use gancho_core::{Envelope, Error, JsonPointer, System};
use http::HeaderMap;

use crate::Key;

/// A delivery that was verified and parsed.
///
/// ```
/// use gancho_receiver::gancho_core::System;
/// use gancho_receiver::{Delivery, Receiver};
/// use http::{HeaderMap, Method, Uri};
///
/// let receiver = Receiver::builder().allow_unsigned(System::RdStationCrm).build()?;
/// let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram","color":"blue"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// let outcome = receiver.accept(&Method::POST, &Uri::from_static("/"), &HeaderMap::new(), body.as_slice());
/// let delivery: Delivery = outcome.delivery().unwrap();
/// assert_eq!(delivery.envelope.event_name(), "crm_source_deleted");
/// assert_eq!(delivery.key.as_str(), "a0744735-74d1-4eed-b194-ab128e1aa60c");
/// assert_eq!(delivery.unknown[0].to_string(), "/document/color");
/// # Ok::<(), gancho_receiver::BuildError>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Delivery {
    /// The typed payload.
    pub envelope: Envelope,
    /// When it arrived.
    pub received_at: DateTime<Utc>,
    /// The key, which identifies duplicates.
    pub key: Key,
    /// The number of the vendor's attempt, counted from 1; `None` if the vendor does not send it.
    pub attempt: Option<u32>,
    /// The findings of the rules.
    pub findings: Vec<Finding>,
    /// The fields that the model does not know.
    pub unknown: Vec<JsonPointer>,
    /// The request from which it was parsed.
    pub raw: Raw,
}

/// A delivery that was verified, but whose body cannot be parsed.
///
/// Store it, and respond with success: the vendor would send the same bytes again, and finally suspend the webhook.
///
/// ```
/// use gancho_receiver::gancho_core::System;
/// use gancho_receiver::{Answer, Outcome, Receiver};
/// use http::{HeaderMap, Method, Uri};
///
/// let receiver = Receiver::builder().allow_unsigned(System::RdStationCrm).build()?;
/// let cut_off = br#"{"event_name":"crm_source_del"#.as_slice();
/// let outcome = receiver.accept(&Method::POST, &Uri::from_static("/"), &HeaderMap::new(), cut_off);
/// assert_eq!(outcome.answer(), Answer::Accepted);
/// let Outcome::Unparsed(unparsed) = outcome else { panic!("the body is cut off") };
/// assert_eq!(unparsed.error.kind().as_str(), "unexpected_end");
/// assert_eq!(unparsed.raw.body, cut_off);
/// # Ok::<(), gancho_receiver::BuildError>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Unparsed {
    /// The error of the parser.
    pub error: Error,
    /// When it arrived.
    pub received_at: DateTime<Utc>,
    /// The digest of the body.
    pub key: Key,
    /// The number of the vendor's attempt, counted from 1; `None` if the vendor does not send it.
    pub attempt: Option<u32>,
    /// The request.
    pub raw: Raw,
}

/// A request as received, without credentials.
///
/// It does not contain the headers with which a reader of the archive could forge deliveries: `Authorization`,
/// `Proxy-Authorization`, `Cookie`, and RD Station CRM's static header. It contains SuperOffice's signature, which is
/// valid only for this body. It does not contain the URL, which may include a token, nor the headers in which proxies
/// repeat the URL, such as `X-Original-URL`, nor a header with a token of the receiver.
///
/// `Debug` shows the length of the body and no value of a header.
///
/// ```
/// use gancho_receiver::Raw;
/// use gancho_receiver::gancho_core::System;
/// use http::{HeaderMap, header};
///
/// let headers = HeaderMap::from_iter([(header::CONTENT_TYPE, "application/json".parse()?)]);
/// let raw = Raw::new(System::RdStationCrm, headers, br#"{"name":"Ana"}"#.as_slice());
/// assert_eq!(raw.body, br#"{"name":"Ana"}"#.as_slice());
/// assert_eq!(format!("{raw:?}"), "Raw { system: RdStationCrm, headers: 1, body: 14 bytes }");
/// # Ok::<(), http::header::InvalidHeaderValue>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Raw {
    /// The system that sent it.
    pub system: System,
    /// The headers.
    pub headers: HeaderMap,
    /// The bytes of the body.
    pub body: Bytes,
}

impl Raw {
    /// Creates a request from its parts.
    pub fn new(system: System, headers: HeaderMap, body: impl Into<Bytes>) -> Self {
        Self { system, headers, body: body.into() }
    }
}

impl fmt::Debug for Raw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Raw")
            .field("system", &self.system)
            .field("headers", &self.headers.len())
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish()
    }
}
