//! The memory that the bodies of all extracted deliveries share.

use std::convert::Infallible;
use std::future::{Future as _, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{FromRequest as _, Request};
use axum::response::IntoResponse as _;
use gancho_core::System;
use gancho_receiver::{Delivery, Receiver, Rejection};
use http::StatusCode;

/// An eighth of the memory.
const LONG: usize = 8 * 1024 * 1024;

/// A body whose end does not arrive.
struct Endless(Option<Bytes>);

impl HttpBody for Endless {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, Infallible>>> {
        self.0.take().map_or(Poll::Pending, |data| Poll::Ready(Some(Ok(http_body::Frame::data(data)))))
    }
}

fn receiver() -> Receiver {
    Receiver::builder().allow_unsigned(System::RdStationCrm).max_body(LONG).build().unwrap()
}

async fn extract(body: Body, receiver: &Receiver) -> Result<Delivery, Rejection> {
    // axum clones the state for each request.
    let state = receiver.clone();
    Delivery::from_request(Request::post("/").body(body).unwrap(), &state).await
}

/// Extracts a long body that cannot be parsed.
async fn long(receiver: &Receiver) -> Result<Delivery, Rejection> {
    extract(Body::from(vec![b'x'; LONG]), receiver).await
}

fn is_out_of_memory(extracted: Result<Delivery, Rejection>) -> bool {
    match extracted.unwrap_err() {
        rejection @ Rejection::Retry => {
            assert_eq!(rejection.into_response().status(), StatusCode::SERVICE_UNAVAILABLE);
            true
        }
        rejection => {
            assert_eq!(rejection.unparsed().unwrap().raw.body.len(), LONG);
            false
        }
    }
}

#[tokio::test]
async fn bodies_that_are_being_read_share_the_memory() {
    let receiver = receiver();
    let mut reading: Vec<_> = (0..8)
        .map(|_| Box::pin(extract(Body::new(Endless(Some(vec![b'x'; LONG].into()))), &receiver)))
        .collect();
    for extracting in &mut reading {
        assert!(poll_fn(|context| Poll::Ready(extracting.as_mut().poll(context).is_pending())).await);
    }
    assert!(!is_out_of_memory(long(&self::receiver()).await), "another receiver has its own memory");
    // The body that has been read for the longest time is given up.
    let first = reading.remove(0);
    let (next, first) = tokio::join!(long(&receiver), first);
    assert!(!is_out_of_memory(next) && is_out_of_memory(first));
    drop(reading);
    assert!(!is_out_of_memory(long(&receiver).await));
}

#[tokio::test]
async fn bodies_that_handlers_have_share_the_memory() {
    let receiver = receiver();
    let mut bodies = Vec::new();
    for _ in 0..8 {
        bodies.push(long(&receiver).await.unwrap_err().unparsed().unwrap().raw.body);
    }
    assert!(is_out_of_memory(long(&receiver).await));
    let clone = bodies[0].clone();
    bodies.swap_remove(0);
    assert!(is_out_of_memory(long(&receiver).await), "a clone is the same memory");
    drop(clone);
    assert!(!is_out_of_memory(long(&receiver).await));
}
