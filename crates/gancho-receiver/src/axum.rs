//! An extractor for axum.

use std::fmt;

use axum::extract::{FromRef, FromRequest};
use axum::response::{IntoResponse, Response};
use gancho_core::System;

use crate::endpoint::{collect, response};
use crate::{Answer, Delivery, Outcome, Receiver, Refusal, Unparsed, observe};

impl<S> FromRequest<S> for Delivery
where
    Receiver: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Rejection;

    /// Verifies and parses the request. If the body cannot be parsed, this responds with success and the body **is
    /// lost**: a handler that must not lose it takes `Result<Delivery, Rejection>`, and stores [`Rejection::unparsed`].
    ///
    /// The handler must store the delivery before it responds; an [`Endpoint`](crate::Endpoint) does this by itself.
    ///
    /// The bodies of a receiver and its clones share 64 MiB of memory: from their first byte until the handler drops
    /// the delivery, and all clones of its `raw.body`. When it is exhausted, the body that has been read for the
    /// longest time is given up, with the response 503. So let the state contain the receiver, and do not build one in
    /// [`FromRef`] for each request.
    async fn from_request(request: axum::extract::Request, state: &S) -> Result<Self, Rejection> {
        let receiver = Receiver::from_ref(state);
        let (parts, body) = request.into_parts();
        let collected = collect(body, &receiver, receiver.budget()).await;
        let body = match collected {
            Ok(Some(body)) => body.into_bytes(),
            Ok(None) => {
                observe::no_memory();
                return Err(Rejection::Retry);
            }
            Err(refusal) => {
                observe::refused(refusal, None);
                return Err(Rejection::Refused(refusal));
            }
        };
        match receiver.accept(&parts.method, &parts.uri, &parts.headers, body) {
            Outcome::Delivery(delivery) => Ok(*delivery),
            Outcome::Unparsed(unparsed) => Err(Rejection::Unparsed(unparsed)),
            Outcome::Refused(refusal) => Err(Rejection::Refused(refusal)),
        }
    }
}

/// Why there is no [`Delivery`]. It converts to the right response for the vendor.
///
/// ```
/// use axum::{Router, routing::post};
/// use gancho_receiver::{Answer, Delivery, Receiver, Rejection};
///
/// async fn hook(delivery: Result<Delivery, Rejection>) -> Result<Answer, Rejection> {
///     match delivery {
///         Ok(delivery) => println!("keep {}", delivery.envelope.event_name()),
///         Err(Rejection::Unparsed(unparsed)) => println!("keep {} bytes", unparsed.raw.body.len()),
///         Err(rejection) => return Err(rejection),
///     }
///     Ok(Answer::Accepted)
/// }
///
/// let receiver = Receiver::builder().superoffice_secret("s3cret").build()?;
/// let app: Router = Router::new().route("/webhooks", post(hook)).with_state(receiver);
/// # Ok::<(), gancho_receiver::BuildError>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Rejection {
    /// The request is rejected.
    Refused(Refusal),
    /// The body cannot be parsed. The status is 200.
    Unparsed(Box<Unparsed>),
    /// There is no memory left for the body, or it was given up for another one, because bodies take the 64 MiB that
    /// all bodies share. The status is 503, so that the vendor sends the delivery again.
    Retry,
}

impl Rejection {
    /// The delivery that could not be parsed, which the handler should store.
    pub fn unparsed(self) -> Option<Unparsed> {
        if let Self::Unparsed(unparsed) = self { Some(*unparsed) } else { None }
    }
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        match self {
            Self::Refused(refusal) => response(None, Answer::Refuse(refusal)),
            Self::Unparsed(unparsed) => response(Some(unparsed.raw.system), Answer::Accepted),
            Self::Retry => response(None, Answer::Retry),
        }
        .into_response()
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(f),
            Self::Unparsed(unparsed) => unparsed.error.fmt(f),
            Self::Retry => f.write_str("there is no memory left for the body"),
        }
    }
}

impl std::error::Error for Rejection {}

/// The status is the same for all three systems.
impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        response(Some(System::SuperOffice), self).into_response()
    }
}
