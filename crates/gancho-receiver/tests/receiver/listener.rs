//! A server whose listener fails.

use std::os::fd::OwnedFd;
use std::time::Duration;

use axum::Router;
use gancho_receiver::{Limits, serve};
use tokio::net::{TcpListener, TcpStream};

#[tokio::test]
async fn a_listener_that_cannot_accept_any_more_is_an_error() {
    let other = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let connected = TcpStream::connect(other.local_addr().unwrap()).await.unwrap();
    // A connected socket is no listener: it is ready when the other side closes the connection, and cannot accept.
    let socket = OwnedFd::from(connected.into_std().unwrap());
    let listener = TcpListener::from_std(socket.into()).unwrap();
    drop(other);
    let served = serve(listener, Router::new(), Limits::default(), std::future::pending());
    let error = tokio::time::timeout(Duration::from_secs(10), served).await.unwrap().unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::InvalidInput);
}

#[tokio::test]
async fn any_number_of_connections_is_a_limit() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut limits = Limits::default();
    limits.connections = usize::MAX;
    serve(listener, Router::new(), limits, std::future::ready(())).await.unwrap();
}
