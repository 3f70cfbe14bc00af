//! A server whose clients cannot tie it up.

use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tracing::{debug, warn};

/// What a server grants its clients.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Limits {
    /// How many connections are open at a time; more of them wait.
    pub connections: usize,
    /// How long a request's head may take, the wait for the next request on an open connection included.
    pub head: Duration,
    /// The longest head, in bytes.
    pub head_bytes: usize,
    /// How many headers.
    pub headers: usize,
    /// How long a stop waits for what is being answered.
    pub stop: Duration,
}

impl Default for Limits {
    /// 16,384 connections; a head of 32 KiB in 64 headers within 10 s; 10 s for a stop.
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

/// Serves HTTP/1.1 until `stop` is ready; then takes no more connections, and returns when what was begun is answered.
///
/// `axum::serve` sets no limit to how long a head may take. This one does, so that clients which send a byte now and then
/// (slowloris) hold a connection for a while and nothing else.
///
/// # Errors
///
/// When the listener fails for good. A connection that fails is nobody else's concern.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    limits: Limits,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let mut stop = std::pin::pin!(stop);
    let room = Arc::new(Semaphore::new(limits.connections));
    let (closing, closed) = watch::channel(false);
    let mut connections = JoinSet::new();
    loop {
        let permit = tokio::select! {
            () = &mut stop => break,
            permit = Arc::clone(&room).acquire_owned() => permit.map_err(io::Error::other)?,
        };
        let stream = tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                Err(error) => {
                    // Out of file descriptors, most often: some will be closed soon.
                    warn!(%error, "no connection");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            },
        };
        let (app, closed) = (app.clone(), closed.clone());
        connections.spawn(async move {
            connection(stream, app, limits, closed).await;
            drop(permit);
        });
        while connections.try_join_next().is_some() {}
    }
    drop(listener);
    let _ = closing.send(true);
    let all = async { while connections.join_next().await.is_some() {} };
    if tokio::time::timeout(limits.stop, all).await.is_err() {
        warn!("stopped before all was answered");
    }
    Ok(())
}

async fn connection(stream: TcpStream, app: Router, limits: Limits, mut closed: watch::Receiver<bool>) {
    // Answers are small: none is held back to be sent with the next.
    let _ = stream.set_nodelay(true);
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

/// Ready once the server stops.
async fn stopped(closed: &mut watch::Receiver<bool>) {
    // An error says that the server is gone, which is a stop too.
    let _ = closed.wait_for(|closed| *closed).await;
}
