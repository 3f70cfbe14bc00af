//! A client for HTTP/1.1 to one host, with or without TLS.

mod fault;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderValue, Request, StatusCode, Uri, header};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Incoming;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

pub(crate) use self::fault::Fault;

const CONNECT_LIMIT: Duration = Duration::from_secs(5);
/// Up to this size and time, the body of a response is read and discarded, so that the connection can be reused.
const MAX_RESPONSE: usize = 1 << 20;
const BODY_LIMIT: Duration = Duration::from_secs(5);

/// A request that has no response.
struct Unanswered {
    error: hyper::Error,
    /// The request, if no byte of it was written.
    unsent: Option<Box<Request<Full<Bytes>>>>,
}

/// Sends requests to one host, over connections that it keeps open.
pub(crate) struct Client {
    host: HeaderValue,
    addresses: Vec<SocketAddr>,
    tls: Option<(TlsConnector, ServerName<'static>)>,
    /// Connections whose last response has begun.
    idle: Mutex<Vec<SendRequest<Full<Bytes>>>>,
}

impl Client {
    /// A client for the host of a URL. The host is resolved once, so that requests go to the address that was checked.
    pub(crate) async fn new(uri: &Uri) -> Result<Self, String> {
        let (is_secure, default_port) =
            if uri.scheme_str() == Some("https") { (true, 443) } else { (false, 80) };
        let host = uri.host().ok_or("the URL has no host")?.trim_matches(['[', ']']);
        let port = uri.port_u16().unwrap_or(default_port);
        let tls = if is_secure { Some(connector(host)?) } else { None };
        let resolved = tokio::net::lookup_host((host, port)).await;
        let addresses: Vec<SocketAddr> =
            resolved.map_err(|error| format!("cannot find the host {host}: {error}"))?.collect();
        if addresses.is_empty() {
            return Err(format!("cannot find the host {host}"));
        }
        let authority = uri.authority().map(http::uri::Authority::as_str).unwrap_or_default();
        // The part before the @ may contain a password.
        let authority = authority.rsplit('@').next().unwrap_or_default();
        let host = HeaderValue::from_str(authority).map_err(|_| "the URL has no host")?;
        Ok(Self { host, addresses, tls, idle: Mutex::default() })
    }

    /// Whether all requests stay on this machine.
    pub(crate) fn is_loopback(&self) -> bool {
        self.addresses.iter().all(|address| address.ip().is_loopback())
    }

    /// Sends a request once, and returns the status of the response when its head arrives.
    pub(crate) async fn send(&self, request: Request<Bytes>) -> Result<StatusCode, Fault> {
        let mut request = self.prepare(request);
        if let Some(connection) = self.take() {
            match self.send_over(connection, request).await {
                Ok(status) => return Ok(status),
                // The server had closed the idle connection. Otherwise, it may have processed the request.
                Err(Unanswered { unsent: Some(unsent), .. }) => request = *unsent,
                Err(Unanswered { error, .. }) => return Err(error.into()),
            }
        }
        let connecting = tokio::time::timeout(CONNECT_LIMIT, self.connect()).await;
        let connection = connecting.map_err(|_| Fault::NotConnected)??;
        self.send_over(connection, request).await.map_err(|unanswered| unanswered.error.into())
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
        // The body of the last response may still be arriving over another one.
        let ready = idle.iter().rposition(SendRequest::is_ready)?;
        Some(idle.swap_remove(ready))
    }

    async fn connect(&self) -> Result<SendRequest<Full<Bytes>>, Fault> {
        let stream = TcpStream::connect(self.addresses.as_slice()).await?;
        let _ = stream.set_nodelay(true);
        match &self.tls {
            None => speak_http(stream).await,
            Some((connector, name)) => speak_http(connector.connect(name.clone(), stream).await?).await,
        }
    }

    async fn send_over(
        &self,
        mut connection: SendRequest<Full<Bytes>>,
        request: Request<Full<Bytes>>,
    ) -> Result<StatusCode, Unanswered> {
        if let Err(error) = connection.ready().await {
            return Err(Unanswered { error, unsent: Some(Box::new(request)) });
        }
        let response = connection.try_send_request(request).await.map_err(|mut failed| Unanswered {
            unsent: failed.take_message().map(Box::new),
            error: failed.into_error(),
        })?;
        let status = response.status();
        // The status says everything: a service may keep the body open for as long as it likes.
        tokio::spawn(discard(response.into_body()));
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        Ok(status)
    }
}

/// Reads the body of a response. If it is too long or takes too long, dropping it closes the connection.
async fn discard(body: Incoming) {
    let mut body = Limited::new(body, MAX_RESPONSE);
    let rest = async { while let Some(Ok(_)) = body.frame().await {} };
    let _ = tokio::time::timeout(BODY_LIMIT, rest).await;
}

async fn speak_http(
    stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
) -> Result<SendRequest<Full<Bytes>>, Fault> {
    let (sender, connection) = handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    Ok(sender)
}

/// TLS to a host whose certificate the system trusts.
fn connector(host: &str) -> Result<(TlsConnector, ServerName<'static>), String> {
    let name = ServerName::try_from(host.to_owned()).map_err(|_| "the URL has no valid host")?;
    let mut roots = RootCertStore::empty();
    // Certificates of the system that cannot be parsed are ignored.
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if roots.is_empty() {
        return Err("the system has no trusted certificates; SSL_CERT_FILE names a file of them".to_owned());
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok((TlsConnector::from(Arc::new(config)), name))
}
