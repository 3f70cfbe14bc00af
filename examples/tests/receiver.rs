//! The receiver, over real HTTP.

#![allow(clippy::unwrap_used, reason = "tests may panic")]

use std::time::Duration;

use gancho_core::System;
use gancho_core::testing::sample;
use gancho_examples::receiver::run;
use gancho_receiver::testing::Signer;
use gancho_receiver::{Inbox as _, SqliteInbox};
use http::{HeaderName, HeaderValue, Request};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn deliveries_are_accepted_stored_and_processed() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let inbox = SqliteInbox::in_memory().unwrap();
    let running = tokio::spawn(run(listener, "s3cret", "4f1c", inbox.clone()));

    let signer = Signer::new("/webhooks").superoffice_secret("s3cret").crm_header("X-RD-Webhook-Key", "4f1c");
    let mut sent = 0_u64;
    for (seed, event) in (1..).zip(["crm_deal_created", "crm_task_deleted", "sale.sold", "contact.changed"]) {
        let request = signer.request(&sample(event, seed).unwrap());
        for _ in 0..2 {
            assert_eq!(status(address, &request).await, 200, "{event}");
        }
        sent += 1;
        let forged = Signer::new("/webhooks").superoffice_secret("x").crm_header("X-RD-Webhook-Key", "x");
        assert_eq!(status(address, &forged.request(&sample(event, 99).unwrap())).await, 401, "{event}");
        let absent = Signer::new("/webhooks").request(&sample(event, 99).unwrap());
        assert_eq!(status(address, &absent).await, 401, "{event}");
    }
    // It is stored, because the vendor's retries cannot correct it.
    assert_eq!(status(address, &signer.request_of(System::SuperOffice, "{\"Event\":")).await, 200);

    for _ in 0..1000 {
        if inbox.counts().await.unwrap().done < sent {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
    let counts = inbox.counts().await.unwrap();
    assert_eq!((counts.done, counts.duplicates, counts.unparsed, counts.total()), (sent, sent, 1, sent + 1));
    running.abort();
}

/// Sends a request on a new connection.
async fn status(address: std::net::SocketAddr, request: &Request<impl AsRef<[u8]>>) -> u16 {
    let body = request.body().as_ref();
    let header =
        |(name, value): (&HeaderName, &HeaderValue)| format!("{name}: {}\r\n", value.to_str().unwrap());
    let headers: Vec<String> = request.headers().iter().map(header).collect();
    let head = format!(
        "POST {} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {}\r\n{}\r\n",
        request.uri(),
        body.len(),
        headers.concat()
    );
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(body).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer.split(' ').nth(1).unwrap().parse().unwrap()
}
