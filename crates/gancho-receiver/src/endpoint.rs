//! A service that receives and stores deliveries, and responds.

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use bytes::Bytes;
use gancho_core::System;
use http::{HeaderValue, Request, Response, StatusCode, header, request};
use http_body::Body;
use http_body_util::Full;
use tower_service::Service;
use tracing::Instrument as _;

use crate::{Answer, Entry, Inbox, InboxError, Receiver, Refusal, Stored, observe};

mod collect;
mod reading;

pub(crate) use self::collect::{Budget, collect};

/// The time limit for an inbox. The vendors' limit is 5 s or unknown; a delivery that is stored later is sent again
/// unnecessarily.
const STORE_LIMIT: Duration = Duration::from_millis(4_500);

/// Receives deliveries, stores each in an inbox, and then responds: a tower service, for axum's `route_service`, or for
/// hyper with the adapter `TowerToHyperService` of hyper-util.
///
/// It responds with success when the delivery is on disk, whether or not it could be parsed. If the inbox does not
/// store it within 4.5 s, the response is 503, so that the vendor sends it again.
///
/// Bodies are read up to the receiver's limits of length and time. All bodies that are being read or stored share
/// 64 MiB of memory. When it is exhausted, the body that has been read for the longest time is given up, with the
/// response 503, so that stalled senders do not block others. This counts the buffers of the bodies, and not what the
/// server itself reads ahead: `Limits::head_bytes` for each connection.
///
/// ```
/// # #[cfg(feature = "axum")] {
/// use gancho_receiver::{Endpoint, Receiver, SqliteInbox, gancho_core::System};
///
/// let receiver = Receiver::builder().url_token(System::RdStationMarketing, "c2VjcmV0LXRva2Vu").build()?;
/// let endpoint = Endpoint::new(receiver, SqliteInbox::in_memory()?);
/// let app: axum::Router = axum::Router::new().route_service("/webhooks", endpoint);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Endpoint<I> {
    shared: Arc<Shared<I>>,
}

#[derive(Debug)]
struct Shared<I> {
    receiver: Receiver,
    inbox: I,
    budget: Budget,
}

impl<I> Clone for Endpoint<I> {
    fn clone(&self) -> Self {
        Self { shared: Arc::clone(&self.shared) }
    }
}

impl<I: Inbox> Endpoint<I> {
    /// Stores in `inbox` the deliveries that `receiver` accepts.
    pub fn new(receiver: Receiver, inbox: I) -> Self {
        Self { shared: Arc::new(Shared { receiver, inbox, budget: Budget::default() }) }
    }

    /// Receives one request, and returns the response to the vendor.
    ///
    /// The system is `None` if the request is refused, or if there is no memory for its body.
    pub async fn receive<B>(&self, request: Request<B>) -> (Option<System>, Answer)
    where
        B: Body + Send,
        B::Data: Send,
    {
        let (parts, body) = request.into_parts();
        // No part of the URL is logged, because it may contain a token.
        let span = tracing::debug_span!("receive");
        self.shared.receive(parts, body).instrument(span).await
    }
}

impl<I: Inbox> Shared<I> {
    async fn receive<B>(&self, parts: request::Parts, body: B) -> (Option<System>, Answer)
    where
        B: Body + Send,
        B::Data: Send,
    {
        let body = match collect(body, &self.receiver, &self.budget).await {
            Ok(Some(body)) => body.into_bytes(),
            Ok(None) => {
                observe::no_memory();
                return (None, Answer::Retry);
            }
            Err(refusal) => {
                observe::refused(refusal, None);
                return (None, Answer::Refuse(refusal));
            }
        };
        let outcome = self.receiver.accept(&parts.method, &parts.uri, &parts.headers, body);
        let answer = outcome.answer();
        let Some(entry) = outcome.entry() else { return (None, answer) };
        let system = entry.raw.system;
        match self.store(entry).await {
            Ok(_) => (Some(system), Answer::Accepted),
            Err(error) => {
                observe::not_stored(system, &error);
                (Some(system), Answer::Retry)
            }
        }
    }

    async fn store(&self, entry: Entry) -> Result<Stored, InboxError> {
        let (system, begin) = (entry.raw.system, Instant::now());
        let stored = tokio::time::timeout(STORE_LIMIT, self.inbox.store(entry)).await;
        let stored = stored.map_err(|_| InboxError::late())??;
        observe::stored(system, matches!(stored, Stored::Duplicate(_)), begin.elapsed());
        Ok(stored)
    }
}

impl<I, B> Service<Request<B>> for Endpoint<I>
where
    I: Inbox,
    B: Body + Send + 'static,
    B::Data: Send,
{
    type Response = Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let endpoint = self.clone();
        Box::pin(async move {
            let (system, answer) = endpoint.receive(request).await;
            Ok(response(system, answer))
        })
    }
}

/// The HTTP response: a status without any details.
pub(crate) fn response(system: Option<System>, answer: Answer) -> Response<Full<Bytes>> {
    // Without a system, the request was refused or there was no memory for its body: the status of both is the same
    // for all systems.
    let status = answer.status(system.unwrap_or(System::SuperOffice));
    let mut response = Response::new(Full::default());
    *response.status_mut() = status;
    if status == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("POST"));
    }
    if matches!(answer, Answer::Refuse(Refusal::TooLarge | Refusal::TooSlow | Refusal::Incomplete)) {
        // The rest of the body is not read.
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}
