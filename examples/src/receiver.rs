//! A receiver with axum, for RD Station CRM and SuperOffice.
//!
//! It checks where a delivery comes from on the bytes as they came, then parses, keeps the latest delivery of each document,
//! and answers as each vendor expects.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use gancho_core::rdstation::crm::AuthHeader;
use gancho_core::superoffice::{headers, signature};
use gancho_core::{Envelope, from_slice};

/// What the receiver knows and holds.
#[derive(Debug)]
pub struct Receiver {
    superoffice_secret: String,
    crm_header: AuthHeader,
    latest: Mutex<HashMap<(String, String), Envelope>>,
}

impl Receiver {
    /// A receiver that takes what is signed with this secret, or carries this header.
    pub fn new(superoffice_secret: &str, crm_header: AuthHeader) -> Arc<Self> {
        let superoffice_secret = superoffice_secret.to_owned();
        Arc::new(Self { superoffice_secret, crm_header, latest: Mutex::default() })
    }

    /// The routes.
    pub fn routes(self: &Arc<Self>) -> Router {
        Router::new()
            .route("/rdstation-crm", post(crm))
            .route("/superoffice", post(superoffice))
            .with_state(Arc::clone(self))
    }

    /// The latest delivery about this document.
    pub fn latest(&self, system: &str, id: &str) -> Option<Envelope> {
        let latest = self.latest.lock().unwrap_or_else(PoisonError::into_inner);
        latest.get(&(system.to_owned(), id.to_owned())).cloned()
    }

    /// Keeps a delivery, unless what is held is later.
    ///
    /// What cannot be parsed is taken too: the vendor would send the same bytes again, and suspend the webhook at last. A real
    /// receiver stores it as it came, and tries again after an update.
    fn keep(&self, body: &[u8]) -> StatusCode {
        let envelope: Envelope = match from_slice(body) {
            Ok(envelope) => envelope,
            Err(error) => {
                eprintln_without_values(&error);
                return StatusCode::OK;
            }
        };
        let system = envelope.system().to_string();
        if let Some(id) = envelope.subject_id().map(Cow::into_owned) {
            let mut latest = self.latest.lock().unwrap_or_else(PoisonError::into_inner);
            let stored = latest.get(&(system.clone(), id.clone()));
            if stored.is_none_or(|stored| envelope.supersedes(stored)) {
                latest.insert((system, id), envelope);
            }
        }
        StatusCode::OK
    }
}

/// An error tells its place, and no value of the payload: it may be logged.
#[expect(clippy::print_stderr, reason = "a program's log")]
fn eprintln_without_values(error: &gancho_core::Error) {
    eprintln!("kept unparsed: {error}");
}

async fn crm(State(receiver): State<Arc<Receiver>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let expected = &receiver.crm_header;
    let is_theirs =
        headers.get(expected.name()).is_some_and(|value| expected.matches(expected.name(), value.as_bytes()));
    if is_theirs { receiver.keep(&body) } else { StatusCode::UNAUTHORIZED }
}

async fn superoffice(State(receiver): State<Arc<Receiver>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    // A delivery without the header is rejected as a forged one is.
    let given = headers.get(headers::SIGNATURE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    match signature::verify(&receiver.superoffice_secret, &body, given) {
        Ok(()) => receiver.keep(&body),
        Err(_) => StatusCode::UNAUTHORIZED,
    }
}
