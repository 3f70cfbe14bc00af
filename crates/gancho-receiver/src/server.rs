//! A server that slow clients cannot block.

mod write_limit;

use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tracing::{debug, warn};

pub(crate) use self::write_limit::WriteLimit;

/// The time without failures after which the next one is logged again.
const QUIET: Duration = Duration::from_secs(60);

/// The limits of a server.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use std::time::Duration;
///
/// use gancho_receiver::{Limits, serve};
/// use tokio::net::{TcpListener, TcpStream};
///
/// let mut limits = Limits::default();
/// assert_eq!(limits.connections, 16_384);
/// limits.connections = 100;
/// limits.head = Duration::from_secs(5);
///
/// let listener = TcpListener::bind("127.0.0.1:0").await?;
/// let address = listener.local_addr()?;
/// let stop = std::future::ready(()); // A real server waits for a signal.
/// serve(listener, axum::Router::new(), limits, stop).await?;
/// assert!(TcpStream::connect(address).await.is_err(), "the server has stopped");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Limits {
    /// The maximum number of open connections; further ones wait. `usize::MAX` is no limit.
    pub connections: usize,
    /// The time limit for the head of a request, including the wait for the next request on an open connection; and for
    /// a client to accept a part of a response.
    pub head: Duration,
    /// The maximum length of a head, in bytes; a value below 8,192 counts as 8,192.
    pub head_bytes: usize,
    /// The maximum number of headers.
    pub headers: usize,
    /// How long a shutdown waits for open requests.
    pub stop: Duration,
}

impl Default for Limits {
    /// 16,384 connections; a head of 32 KiB with 64 headers within 10 s; 10 s for a shutdown.
    fn default() -> Self {
        Self {
            connections: 16_384,
            head: Duration::from_secs(10),
            head_bytes: 32 * 1024,
            headers: 64,
            stop: Duration::from_secs(10),
        }
    }
}

/// Serves HTTP/1.1 until `stop` is ready; then accepts no more connections, and returns when open requests are
/// answered, or when [`Limits::stop`] is over.
///
/// `axum::serve` has no time limit for heads. This function has one, so that clients that send a byte from time to time
/// (slowloris) only occupy a connection for a limited time. So do clients that do not read the responses.
///
/// # Errors
///
/// If the listener's socket does not listen, for example because it was shut down: then no connection can be accepted
/// any more. Open requests are answered first, as when `stop` is ready.
///
/// Any other failure to accept a connection may pass, such as too many open files. Then this logs a warning, and tries
/// again after a pause. It repeats the warning only after a minute without failures. A failed connection does not
/// affect the others.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    limits: Limits,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    serve_with(listener, app, limits, stop, |stream| std::future::ready(Ok(stream))).await
}

/// Like [`serve`], but runs `prepare` on each connection first, for example a TLS handshake.
pub(crate) async fn serve_with<S, A>(
    listener: TcpListener,
    app: Router,
    limits: Limits,
    stop: impl Future<Output = ()>,
    prepare: impl Fn(WriteLimit<TcpStream>) -> A,
) -> io::Result<()>
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
    A: Future<Output = io::Result<S>> + Send + 'static,
{
    let mut stop = std::pin::pin!(stop);
    let room = Arc::new(Semaphore::new(limits.connections.min(Semaphore::MAX_PERMITS)));
    let (closing, closed) = watch::channel(false);
    let mut connections = JoinSet::new();
    let mut failed_at = None;
    let served = loop {
        let permit = tokio::select! {
            () = &mut stop => break Ok(()),
            permit = Arc::clone(&room).acquire_owned() => permit.map_err(io::Error::other)?,
        };
        let stream = tokio::select! {
            () = &mut stop => break Ok(()),
            accepted = accept(&listener, &mut failed_at) => match accepted {
                Ok(stream) => stream,
                Err(error) => break Err(error),
            },
        };
        // Responses are small, so they are sent immediately.
        let _ = stream.set_nodelay(true);
        let preparing = prepare(WriteLimit::new(stream, limits.head));
        let (app, closed) = (app.clone(), closed.clone());
        connections.spawn(async move {
            match preparing.await {
                Ok(stream) => connection(stream, app, limits, closed).await,
                Err(error) => debug!(%error, "a connection failed"),
            }
            drop(permit);
        });
        while connections.try_join_next().is_some() {}
    };
    drop(listener);
    let _ = closing.send(true);
    let all = async { while connections.join_next().await.is_some() {} };
    if tokio::time::timeout(limits.stop, all).await.is_err() {
        warn!("stopped before all requests were answered");
    }
    served
}

/// Accepts a connection. An error means that the listener will never accept one again.
async fn accept(listener: &TcpListener, failed_at: &mut Option<Instant>) -> io::Result<TcpStream> {
    loop {
        let error = match listener.accept().await {
            Ok((stream, _)) => return Ok(stream),
            Err(error) => error,
        };
        match error.kind() {
            // The client closed the connection before it was accepted.
            io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset => {
                debug!(%error, "a connection failed");
            }
            // The socket does not listen.
            io::ErrorKind::InvalidInput => return Err(error),
            // Usually the process is out of file descriptors: some will be closed soon. Until then, a connection may be
            // accepted now and then, so one success does not end the failure.
            _ => {
                let is_known = failed_at.is_some_and(|failed_at| failed_at.elapsed() < QUIET);
                *failed_at = Some(Instant::now());
                if !is_known {
                    warn!(%error, "cannot accept connections; this is tried again without further messages");
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

async fn connection<S>(stream: S, app: Router, limits: Limits, mut closed: watch::Receiver<bool>)
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let service = TowerToHyperService::new(app);
    let serving = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_buf_size(limits.head_bytes.max(8192))
        .max_headers(limits.headers)
        .serve_connection(TokioIo::new(stream), service);
    let mut serving = std::pin::pin!(serving);
    let outcome = tokio::select! {
        outcome = &mut serving => outcome,
        () = stopped(&mut closed) => {
            serving.as_mut().graceful_shutdown();
            serving.await
        }
    };
    if let Err(error) = outcome {
        debug!(%error, "a connection failed");
    }
}

/// Ready when the server stops.
async fn stopped(closed: &mut watch::Receiver<bool>) {
    // An error means that the server is gone, which also counts as a stop.
    let _ = closed.wait_for(|closed| *closed).await;
}
