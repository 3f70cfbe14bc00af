//! A connection whose client must read.

use std::future::Future as _;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

/// A stream whose writes fail if the other side accepts no byte for some time. hyper has no such limit: a client that
/// sends requests and never reads a response would occupy its connection forever.
#[derive(Debug)]
pub(crate) struct WriteLimit<S> {
    stream: S,
    limit: Duration,
    /// The end of the current wait.
    end: Option<Pin<Box<Sleep>>>,
}

impl<S: Unpin> WriteLimit<S> {
    pub(super) fn new(stream: S, limit: Duration) -> Self {
        Self { stream, limit, end: None }
    }

    /// Polls a write, or fails when it has waited for too long.
    fn within<T>(
        &mut self,
        context: &mut Context<'_>,
        poll: impl FnOnce(Pin<&mut S>, &mut Context<'_>) -> Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        let polled = poll(Pin::new(&mut self.stream), context);
        if polled.is_ready() {
            self.end = None;
            return polled;
        }
        let end = self.end.get_or_insert_with(|| Box::pin(sleep(self.limit)));
        ready!(end.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for WriteLimit<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for WriteLimit<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.within(context, |stream, context| stream.poll_write(context, bytes))
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.within(context, |stream, context| stream.poll_write_vectored(context, pieces))
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.within(context, AsyncWrite::poll_flush)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.within(context, AsyncWrite::poll_shutdown)
    }
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::sync::watch;
    use tokio::time::{Instant, timeout};

    use super::*;
    use crate::server::{Limits, connection};

    const REQUEST: &[u8] = b"GET / HTTP/1.1\r\nhost: x\r\n\r\n";

    /// Serves one end of a connection of 16 bytes. Returns the other end, and the task of the server.
    fn serve() -> (tokio::io::DuplexStream, tokio::task::JoinHandle<Duration>) {
        let (client, server) = tokio::io::duplex(16);
        let server = tokio::spawn(async move {
            let (limits, begin) = (Limits::default(), Instant::now());
            let (_open, closed) = watch::channel(false);
            connection(WriteLimit::new(server, limits.head), Router::new(), limits, closed).await;
            begin.elapsed()
        });
        (client, server)
    }

    #[tokio::test(start_paused = true)]
    async fn a_client_that_sends_requests_and_never_reads_is_disconnected() {
        let (mut client, server) = serve();
        let sending = async {
            while client.write_all(REQUEST).await.is_ok() {}
            std::future::pending::<()>().await;
        };
        tokio::select! {
            took = timeout(Duration::from_secs(60), server) => {
                assert!(took.unwrap().unwrap() <= Duration::from_secs(11));
            }
            () = sending => {}
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_client_that_reads_slowly_gets_its_response() {
        let (mut client, _server) = serve();
        client.write_all(REQUEST).await.unwrap();
        let mut answers = Vec::<u8>::new();
        let mut piece = [0; 8];
        // The response takes a minute, with a pause shorter than the limit before each piece.
        while !answers.ends_with(b"\r\n\r\n") {
            tokio::time::sleep(Duration::from_secs(8)).await;
            let length = client.read(&mut piece).await.unwrap();
            assert!(length > 0, "{answers:?}");
            answers.extend(piece.iter().take(length));
        }
    }
}
