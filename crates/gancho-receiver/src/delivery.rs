//! What came in.

use std::fmt;

use bytes::Bytes;
use gancho_core::chrono::{DateTime, Utc};
use gancho_core::rules::Finding;
use gancho_core::{Envelope, Error, JsonPointer, System};
use http::HeaderMap;

use crate::Key;

/// A delivery whose origin is proved and whose body is parsed.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Delivery {
    /// The typed payload.
    pub envelope: Envelope,
    /// When it arrived.
    pub received_at: DateTime<Utc>,
    /// What it has in common with a second delivery of the same event.
    pub key: Key,
    /// Which try of the vendor's it is, counted from 1; `None` where the vendor does not tell.
    pub attempt: Option<u32>,
    /// What is odd about it.
    pub findings: Vec<Finding>,
    /// The fields that the model does not know.
    pub unknown: Vec<JsonPointer>,
    /// What it was parsed from.
    pub raw: Raw,
}

/// A delivery whose origin is proved and whose body cannot be parsed.
///
/// It is kept, and answered with success: the vendor would send the same bytes again, and suspend the webhook at last.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Unparsed {
    /// What is wrong with the body.
    pub error: Error,
    /// When it arrived.
    pub received_at: DateTime<Utc>,
    /// The digest of the body.
    pub key: Key,
    /// Which try of the vendor's it is, counted from 1; `None` where the vendor does not tell.
    pub attempt: Option<u32>,
    /// What came.
    pub raw: Raw,
}

/// A request as it came, but for credentials.
///
/// Left out of the headers are those that prove the sender and would open the door to whoever reads an archive:
/// `Authorization`, `Proxy-Authorization`, `Cookie`, and RD Station CRM's static header. SuperOffice's signature stays: it is
/// of use for this body only. The address is left out, for a token may stand in it.
///
/// `Debug` tells the body's length and no header's value.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Raw {
    /// Who sent it.
    pub system: System,
    /// The headers.
    pub headers: HeaderMap,
    /// The bytes of the body.
    pub body: Bytes,
}

impl Raw {
    /// A request's parts.
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
