//! A client for plain HTTP to one host.

use std::net::SocketAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderValue, Request, StatusCode, Uri, header};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

const CONNECT_LIMIT: Duration = Duration::from_secs(5);
/// Response bodies are read, so that the connection can be reused, and discarded.
const LONGEST_ANSWER: usize = 1 << 20;

/// Sends requests to one host, over connections that it keeps open.
#[derive(Debug)]
pub(crate) struct Client {
    host: HeaderValue,
    addresses: Vec<SocketAddr>,
    idle: Mutex<Vec<SendRequest<Full<Bytes>>>>,
}

impl Client {
    /// A client for the host of a URL. The host is resolved once, so that the checked address is the one that is called.
    pub(crate) async fn new(uri: &Uri) -> Result<Self, String> {
        if uri.scheme_str() != Some("http") {
            return Err("only http:// URLs are supported".to_owned());
        }
        let host = uri.host().ok_or("the URL has no host")?;
        let port = uri.port_u16().unwrap_or(80);
        let resolved = tokio::net::lookup_host((host.trim_matches(['[', ']']), port)).await;
        let addresses: Vec<SocketAddr> =
            resolved.map_err(|error| format!("cannot find the host {host}: {error}"))?.collect();
        if addresses.is_empty() {
            return Err(format!("cannot find the host {host}"));
        }
        let authority = uri.authority().map(http::uri::Authority::as_str).unwrap_or_default();
        // The part before an @ may contain a password.
        let authority = authority.rsplit('@').next().unwrap_or_default();
        let host = HeaderValue::from_str(authority).map_err(|_| "the URL has no host")?;
        Ok(Self { host, addresses, idle: Mutex::default() })
    }

    /// Whether all of it stays on this machine.
    pub(crate) fn is_loopback(&self) -> bool {
        self.addresses.iter().all(|address| address.ip().is_loopback())
    }

    /// Sends a request, and returns the status of the response.
    pub(crate) async fn send(&self, request: Request<Bytes>) -> Result<StatusCode, String> {
        let request = self.prepare(request);
        // A connection that was idle may have been closed meanwhile, before anything was read of a request.
        if let Some(connection) = self.take()
            && let Ok(status) = self.send_over(connection, request.clone()).await
        {
            return Ok(status);
        }
        let connecting = tokio::time::timeout(CONNECT_LIMIT, self.connect()).await;
        let connection = connecting.map_err(|_| "no connection within 5 s")??;
        self.send_over(connection, request).await.map_err(|error| error.to_string())
    }

    fn prepare(&self, request: Request<Bytes>) -> Request<Full<Bytes>> {
        let (mut parts, body) = request.into_parts();
        parts.headers.insert(header::HOST, self.host.clone());
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
        parts.uri = path.parse().unwrap_or_default();
        Request::from_parts(parts, Full::new(body))
    }

    fn take(&self) -> Option<SendRequest<Full<Bytes>>> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.retain(|connection| !connection.is_closed());
        idle.pop()
    }

    async fn connect(&self) -> Result<SendRequest<Full<Bytes>>, String> {
        let connected = TcpStream::connect(self.addresses.as_slice()).await;
        let stream = connected.map_err(|error| error.to_string())?;
        let _ = stream.set_nodelay(true);
        let (sender, connection) =
            handshake(TokioIo::new(stream)).await.map_err(|error| error.to_string())?;
        tokio::spawn(connection);
        Ok(sender)
    }

    async fn send_over(
        &self,
        mut connection: SendRequest<Full<Bytes>>,
        request: Request<Full<Bytes>>,
    ) -> hyper::Result<StatusCode> {
        connection.ready().await?;
        let response = connection.send_request(request).await?;
        let status = response.status();
        if Limited::new(response.into_body(), LONGEST_ANSWER).collect().await.is_ok() {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        }
        Ok(status)
    }
}
