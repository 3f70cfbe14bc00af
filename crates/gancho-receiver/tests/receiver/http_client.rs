//! A client that can send invalid requests.

use bytes::Bytes;
use http::{Request, StatusCode};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Sends a request on a new connection.
pub(crate) async fn send(address: std::net::SocketAddr, request: Request<Bytes>) -> Option<StatusCode> {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let mut head = format!(
        "{} {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: {}\r\n",
        parts.method,
        body.len()
    )
    .into_bytes();
    for (name, value) in &parts.headers {
        head.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat());
    }
    head.extend(b"\r\n");
    raw(address, &[&head, &body[..]].concat()).await
}

/// Sends bytes, and reads the status of the response.
pub(crate) async fn raw(address: std::net::SocketAddr, bytes: &[u8]) -> Option<StatusCode> {
    let mut stream = TcpStream::connect(address).await.ok()?;
    // The server may respond and close the connection before everything is sent.
    let _ = stream.write_all(bytes).await;
    status(&mut stream).await
}

pub(crate) async fn status(stream: &mut TcpStream) -> Option<StatusCode> {
    let mut answer = Vec::new();
    let mut piece = [0; 512];
    while answer.len() < 12 {
        match stream.read(&mut piece).await {
            Ok(length) if length > 0 => answer.extend(&piece[..length]),
            _ => return None,
        }
    }
    std::str::from_utf8(answer.get(9..12)?).ok()?.parse().ok()
}
