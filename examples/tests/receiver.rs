//! The receiver, answered over real HTTP.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};

use gancho_core::rdstation::crm::AuthHeader;
use gancho_core::superoffice::signature;
use gancho_core::testing::sample;
use gancho_examples::receiver::Receiver;

/// Posts a body, and gives the status of the answer.
fn post(to: SocketAddr, path: &str, header: &str, body: &[u8]) -> u16 {
    let mut stream = TcpStream::connect(to).unwrap();
    let length = body.len();
    write!(stream, "POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {length}\r\n{header}\r\n\r\n")
        .unwrap();
    stream.write_all(body).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[test]
fn deliveries_are_checked_parsed_and_kept() {
    let header = AuthHeader::new("X-RD-Webhook-Key", "4f1c").unwrap();
    let receiver = Receiver::new("s3cret", header);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().unwrap();
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
    let to = listener.local_addr().unwrap();
    let routes = receiver.routes();
    std::thread::spawn(move || runtime.block_on(async { axum::serve(listener, routes).await }));

    let deal = sample("crm_deal_updated", 1).unwrap();
    let body = serde_json::to_vec(&deal).unwrap();
    assert_eq!(post(to, "/rdstation-crm", "X-RD-Webhook-Key: guess", &body), 401);
    assert_eq!(post(to, "/rdstation-crm", "Accept: */*", &body), 401, "no header is no proof");
    assert_eq!(post(to, "/rdstation-crm", "x-rd-webhook-key: 4f1c", &body), 200);
    let id = deal.subject_id().unwrap().into_owned();
    assert_eq!(receiver.latest("rdstation-crm", &id), Some(deal));

    let sale = serde_json::to_vec(&sample("sale.sold", 1).unwrap()).unwrap();
    let signed = format!("X-SuperOffice-Signature: {}", signature::sign("s3cret", &sale));
    assert_eq!(post(to, "/superoffice", &signed, &sale), 200);
    assert_eq!(post(to, "/superoffice", &signed, &body), 401, "another body's signature");
    assert_eq!(post(to, "/superoffice", "Accept: */*", &sale), 401);

    // What cannot be parsed is taken: trying again would not mend it.
    assert_eq!(post(to, "/rdstation-crm", "X-RD-Webhook-Key: 4f1c", b"{"), 200);
}
