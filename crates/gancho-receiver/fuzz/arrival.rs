//! A request made from the bytes of an input.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::header::{HeaderMap, HeaderName, HeaderValue};
use http::{Method, Request, Uri};
use http_body::{Body, Frame};

/// A request, with its body in one piece.
#[derive(Clone)]
pub(crate) struct Arrival {
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Arrival {
    /// Reads an input that looks like a request: a line with the method and the URL, headers, an empty line, the body.
    /// An input that begins with neither `POST` nor `GET` is only a body, so that fixtures are requests. Invalid headers
    /// are omitted, as no server passes them on.
    pub(crate) fn read(input: &[u8]) -> Self {
        let mut arrival = Self {
            method: Method::POST,
            uri: Uri::from_static("/"),
            headers: HeaderMap::new(),
            body: Bytes::copy_from_slice(input),
        };
        if !input.starts_with(b"POST ") && !input.starts_with(b"GET ") {
            return arrival;
        }
        let mut rest = input;
        let first = line(&mut rest);
        let (method, uri) = first.split_at(first.iter().position(|byte| *byte == b' ').unwrap_or(0));
        arrival.method = Method::from_bytes(method).unwrap_or(Method::POST);
        arrival.uri = Uri::try_from(uri.trim_ascii()).unwrap_or_default();
        while !rest.is_empty() {
            let header = line(&mut rest);
            if header.is_empty() {
                break;
            }
            let Some(colon) = header.iter().position(|byte| *byte == b':') else { continue };
            let name = HeaderName::from_bytes(&header[..colon]);
            let value = HeaderValue::from_bytes(header[colon + 1..].trim_ascii());
            if let (Ok(name), Ok(value)) = (name, value) {
                arrival.headers.append(name, value);
            }
        }
        arrival.body = Bytes::copy_from_slice(rest);
        arrival
    }

    /// The request as a server passes it on: its body in this many pieces, and then perhaps a broken connection.
    pub(crate) fn sent(&self, pieces: usize, broken: bool) -> Request<Pieces> {
        let piece = (self.body.len() / pieces).max(1);
        let mut frames: VecDeque<_> =
            self.body.chunks(piece).map(|part| Ok(Bytes::copy_from_slice(part))).collect();
        if broken {
            frames.push_back(Err(Broken));
        }
        let mut request = Request::new(Pieces(frames));
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = self.uri.clone();
        *request.headers_mut() = self.headers.clone();
        request
    }
}

/// Takes the bytes up to the next line end.
fn line<'a>(rest: &mut &'a [u8]) -> &'a [u8] {
    let end = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
    let line = &rest[..end];
    *rest = rest.get(end + 1..).unwrap_or_default();
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// A body that arrives in pieces.
pub(crate) struct Pieces(VecDeque<Result<Bytes, Broken>>);

/// The connection broke.
#[derive(Debug)]
pub(crate) struct Broken;

impl Body for Pieces {
    type Data = Bytes;
    type Error = Broken;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Broken>>> {
        Poll::Ready(self.0.pop_front().map(|piece| piece.map(Frame::data)))
    }
}
