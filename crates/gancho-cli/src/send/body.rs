//! The body of a request.

use bytes::Bytes;
use gancho_core::{Envelope, System};
use gancho_receiver::testing::Signer;
use http::Request;

/// One delivery.
#[derive(Clone)]
pub(super) struct Body {
    pub(super) system: System,
    bytes: Bytes,
    /// The generated delivery, whose values some headers repeat; `None` for bodies of files and for truncated ones.
    envelope: Option<Box<Envelope>>,
}

impl Body {
    pub(super) fn of(envelope: Envelope) -> Self {
        let bytes = serde_json::to_vec(&envelope).unwrap_or_default().into();
        Self { system: envelope.system(), bytes, envelope: Some(Box::new(envelope)) }
    }

    pub(super) fn of_bytes(system: System, bytes: Bytes) -> Self {
        Self { system, bytes, envelope: None }
    }

    pub(super) fn request(&self, signer: &Signer) -> Request<Bytes> {
        match &self.envelope {
            Some(envelope) => signer.request(envelope),
            None => signer.request_of(self.system, Bytes::clone(&self.bytes)),
        }
    }

    #[cfg(test)]
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The first half of it.
    pub(super) fn broken(self) -> Self {
        let bytes = self.bytes.slice(..self.bytes.len() / 2);
        Self { bytes, envelope: None, ..self }
    }
}
