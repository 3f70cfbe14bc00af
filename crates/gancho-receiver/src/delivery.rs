//! Received deliveries.

use std::fmt;

use bytes::Bytes;
use gancho_core::chrono::{DateTime, Utc};
use gancho_core::rules::Finding;
use gancho_core::{Envelope, Error, JsonPointer, System};
use http::HeaderMap;

use crate::Key;

/// A delivery that was verified and parsed.
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
/// `Proxy-Authorization`, `Cookie`, and RD Station CRM's static header. It contains SuperOffice's signature, which is valid
/// only for this body. It does not contain the URL, which may include a token.
///
/// `Debug` shows the length of the body and no value of a header.
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
    /// The parts of a request.
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
