//! The endpoint and the server, over real connections on the loopback interface.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::response::IntoResponse as _;
use gancho_core::System;
use gancho_core::testing::sample;
use gancho_receiver::testing::{FakeVendor, Signer};
use gancho_receiver::{
    Builder, Delivery, Endpoint, Inbox as _, Limits, Policy, Receiver, Rejection, SqliteInbox, Work, Worker,
    serve,
};
use http::StatusCode;
use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::histories::{arrivals, final_state, own};
use crate::http_client::{raw, send, status};
use crate::order::histories;

/// The bytes to send, and the permitted statuses; `None` is a closed connection.
type Case = (&'static str, Vec<u8>, &'static [Option<u16>]);

struct Server {
    address: SocketAddr,
    inbox: SqliteInbox,
    stop: oneshot::Sender<()>,
    running: JoinHandle<std::io::Result<()>>,
}

async fn server(limits: Limits) -> Server {
    server_with(limits, |builder| builder.max_body(100_000).body_time(Duration::from_secs(2))).await
}

async fn server_with(limits: Limits, configure: impl FnOnce(Builder) -> Builder) -> Server {
    let builder = Receiver::builder().superoffice_secret("s").crm_header("x-key", "k");
    let receiver = configure(builder).build().unwrap();
    let inbox = SqliteInbox::in_memory().unwrap();
    let app = Router::new().route_service("/webhooks", Endpoint::new(receiver, inbox.clone()));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let running = tokio::spawn(serve(listener, app, limits, async move {
        let _ = stopped.await;
    }));
    Server { address, inbox, stop, running }
}

impl Server {
    async fn stop(self) -> SqliteInbox {
        self.stop.send(()).unwrap();
        tokio::time::timeout(Duration::from_secs(20), self.running).await.unwrap().unwrap().unwrap();
        self.inbox
    }
}

fn signer() -> Signer {
    Signer::new("/webhooks").superoffice_secret("s").crm_header("x-key", "k")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn deliveries_are_stored_before_the_response() {
    let server = server(Limits::default()).await;
    for (seed, event) in ["crm_deal_created", "sale.sold", "crm_task_deleted"].into_iter().enumerate() {
        let delivery = sample(event, seed as u64).unwrap();
        let vendor = FakeVendor::new(delivery.system());
        let fate =
            vendor.deliver(&signer().request(&delivery), |request| send(server.address, request)).await;
        assert!(fate.taken && fate.tries.len() == 1, "{fate:?}");
        assert_eq!(server.inbox.counts().await.unwrap().total(), seed as u64 + 1);
    }
    let broken = signer().request_of(System::SuperOffice, "{\"Event\":");
    assert_eq!(send(server.address, broken).await, Some(StatusCode::OK));
    assert_eq!(server.inbox.counts().await.unwrap().unparsed, 1);
    let forged = Signer::new("/webhooks").superoffice_secret("x").request(&sample("sale.sold", 9).unwrap());
    assert_eq!(send(server.address, forged).await, Some(StatusCode::UNAUTHORIZED));
    assert_eq!(server.stop().await.counts().await.unwrap().total(), 4);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_vendor_retries_deliveries_that_could_not_be_stored() {
    let server = server(Limits::default()).await;
    server.inbox.limit_pages(1).await.unwrap();
    // The schema takes some pages, and the limit leaves room for only a few deliveries.
    let mut refused = Vec::new();
    for seed in 0..200 {
        let request = signer().request(&sample("crm_deal_created", seed).unwrap());
        if send(server.address, request.clone()).await == Some(StatusCode::SERVICE_UNAVAILABLE) {
            refused.push(request);
        }
    }
    let vendor = FakeVendor::new(System::RdStationCrm).hasty(100);
    let (inbox, address) = (&server.inbox, server.address);
    let send = async |request| {
        let status = send(address, request).await;
        // There is room from the second attempt on.
        inbox.limit_pages(100_000).await.unwrap();
        status
    };
    let fate = vendor.deliver(refused.last().unwrap(), send).await;
    let statuses: Vec<_> = fate.tries.iter().map(|attempt| attempt.status).collect();
    assert_eq!(statuses, [Some(StatusCode::SERVICE_UNAVAILABLE), Some(StatusCode::OK)]);
    assert!(fate.taken);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn malformed_requests_are_refused_and_the_next_request_is_served() {
    let server = server(Limits::default()).await;
    let address = server.address;
    let many = |count: usize| -> Vec<u8> {
        let headers: Vec<String> = (0..count)
            .map(|index| {
                format!(
                    "x-{index}: y
"
                )
            })
            .collect();
        let headers = headers.concat();
        format!("POST /webhooks HTTP/1.1\r\nhost: x\r\n{headers}\r\n").into_bytes()
    };
    let chunked = |chunks: &str| {
        format!("POST /webhooks HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n{chunks}")
            .into_bytes()
    };
    let long = |length: &str| {
        format!("POST /webhooks HTTP/1.1\r\nhost: x\r\ncontent-length: {length}\r\n\r\n").into_bytes()
    };
    let cases: [Case; 13] = [
        ("many headers", many(5000), &[Some(431), None]),
        (
            "a long header",
            [b"POST /webhooks HTTP/1.1\r\nx: ".as_slice(), &vec![b'y'; 1 << 20], b"\r\n\r\n"].concat(),
            &[Some(431), None],
        ),
        ("a content-length of a gigabyte", long("1073741824"), &[Some(413)]),
        ("a content-length that overflows", long("99999999999999999999999"), &[Some(400), None]),
        ("a negative content-length", long("-1"), &[Some(400), None]),
        (
            "two content-lengths",
            b"POST /webhooks HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab"
                .to_vec(),
            &[Some(400), None],
        ),
        ("a chunk without a length", chunked("xyz\r\n"), &[Some(408), Some(400), None]),
        ("a chunk of a gigabyte", chunked("40000000\r\n"), &[Some(408), Some(413), None]),
        ("an endless chunk length", chunked(&"f".repeat(100)), &[Some(408), Some(400), None]),
        (
            "chunks beyond the limit",
            chunked(&format!("{}0\r\n\r\n", format!("10000\r\n{}\r\n", "a".repeat(0x10000)).repeat(2))),
            &[Some(413)],
        ),
        (
            "bytes that are not HTTP",
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".repeat(20),
            &[Some(400), None],
        ),
        (
            "HTTP/2",
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(),
            &[Some(400), Some(505), Some(405), Some(404), None],
        ),
        ("another method", b"GET /webhooks HTTP/1.1\r\nhost: x\r\n\r\n".to_vec(), &[Some(405)]),
    ];
    for (what, bytes, allowed) in cases {
        let begin = Instant::now();
        let answer = tokio::time::timeout(Duration::from_secs(15), raw(address, &bytes)).await.expect(what);
        assert!(allowed.contains(&answer.map(|status| status.as_u16())), "{what}: {answer:?}");
        assert!(begin.elapsed() < Duration::from_secs(12), "{what}");
        let next = signer().request(&sample("sale.sold", 1).unwrap());
        assert_eq!(send(address, next).await, Some(StatusCode::OK), "after {what}");
    }
    assert_eq!(server.stop().await.counts().await.unwrap().total(), 1);
}

/// The number of open connections that send almost nothing: `GANCHO_CONNECTIONS`. Each takes two file descriptors.
fn connections() -> usize {
    std::env::var("GANCHO_CONNECTIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(300)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn slow_clients_do_not_block_others_and_are_disconnected() {
    let mut limits = Limits::default();
    limits.head = Duration::from_secs(3);
    let server = server(limits).await;
    let mut slow = Vec::new();
    for _ in 0..connections() {
        let mut stream = TcpStream::connect(server.address).await.unwrap();
        stream.write_all(b"POST /webhooks HTTP/1.1\r\nhost: x\r\nx: ").await.unwrap();
        slow.push(stream);
    }
    let begin = Instant::now();
    for seed in 0..20 {
        let request = signer().request(&sample("sale.sold", seed).unwrap());
        assert_eq!(send(server.address, request).await, Some(StatusCode::OK));
    }
    assert!(begin.elapsed() < Duration::from_secs(5), "{:?}", begin.elapsed());
    let cut = tokio::time::timeout(Duration::from_secs(30), async {
        for stream in &mut slow {
            assert_eq!(status(stream).await, None);
        }
    });
    cut.await.unwrap();
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bodies_that_stall_do_not_block_deliveries() {
    let limit = 8 << 20;
    let server =
        server_with(Limits::default(), |builder| builder.max_body(limit).body_time(Duration::from_secs(60)))
            .await;
    // Each takes an eighth of the memory, and lacks its last byte.
    let head = format!("POST /webhooks HTTP/1.1\r\nhost: x\r\ncontent-length: {limit}\r\n\r\n");
    let bytes = [head.as_bytes(), &vec![b'x'; limit - 1]].concat();
    let mut stalled = Vec::new();
    for _ in 0..8 {
        let mut stream = TcpStream::connect(server.address).await.unwrap();
        stream.write_all(&bytes).await.unwrap();
        stalled.push(stream);
    }
    // The server may still be reading.
    tokio::time::sleep(Duration::from_millis(500)).await;
    for seed in 0..5 {
        let delivery = signer().request(&sample("crm_deal_created", seed).unwrap());
        assert_eq!(send(server.address, delivery).await, Some(StatusCode::OK));
    }
    assert_eq!(status(&mut stalled[0]).await, Some(StatusCode::SERVICE_UNAVAILABLE));
    drop(stalled);
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shutdown_completes_open_requests_and_accepts_no_more() {
    let server = server(Limits::default()).await;
    let (address, request) = (server.address, signer().request(&sample("sale.sold", 1).unwrap()));
    let mut stream = TcpStream::connect(address).await.unwrap();
    let body = request.body().clone();
    let signature = request.headers()["x-superoffice-signature"].to_str().unwrap().to_owned();
    let head = format!(
        "POST /webhooks HTTP/1.1\r\nhost: x\r\nx-superoffice-signature: {signature}\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(&body[..10]).await.unwrap();
    // The request has started: the server has its head.
    tokio::time::sleep(Duration::from_millis(100)).await;
    let stopping = tokio::spawn(server.stop());
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(raw(address, b"GET / HTTP/1.1\r\n\r\n").await, None, "no new connection");
    stream.write_all(&body[10..]).await.unwrap();
    assert_eq!(status(&mut stream).await, Some(StatusCode::OK));
    let inbox = stopping.await.unwrap();
    assert_eq!(inbox.counts().await.unwrap().total(), 1);
}

/// A receiver over HTTP, a vendor whose deliveries arrive in any order, some of them twice, and a worker that applies
/// every leased delivery.
#[test]
fn any_order_over_http_ends_in_the_same_state() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let server = runtime.block_on(server(Limits::default()));
    let case = std::cell::Cell::new(0);
    histories(30)
        .run(&arrivals(), |(bodies, order)| {
            case.set(case.get() + 1);
            let bodies: Vec<String> = bodies.iter().map(|body| own(body, case.get())).collect();
            let state: Arc<Mutex<BTreeMap<String, String>>> = Arc::default();
            let expected = final_state(&bodies);
            runtime.block_on(async {
                let inbox = server.inbox.clone();
                let before = inbox.counts().await.unwrap().total();
                let applied = Arc::clone(&state);
                let apply = move |work: Work| {
                    let applied = Arc::clone(&applied);
                    async move {
                        let id = work.envelope().unwrap().subject_id().unwrap().into_owned();
                        applied.lock().unwrap().insert(id, work.key.as_str().to_owned());
                        Ok(())
                    }
                };
                let send_all = async {
                    for index in &order {
                        let request = signer().request_of(System::RdStationCrm, bodies[*index].clone());
                        assert_eq!(send(server.address, request).await, Some(StatusCode::OK));
                    }
                    while inbox.counts().await.unwrap().ready + inbox.counts().await.unwrap().leased > 0 {
                        tokio::time::sleep(Duration::from_millis(1)).await;
                    }
                    assert_eq!(inbox.counts().await.unwrap().total() - before, bodies.len() as u64);
                };
                let mut policy = Policy::default();
                policy.idle = Duration::from_millis(1);
                Worker::new(inbox.clone()).policy(policy).run_until(send_all, apply).await;
            });
            assert_eq!(*state.lock().unwrap(), expected);
            Ok(())
        })
        .unwrap();
    runtime.block_on(server.stop());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_extractor_returns_verified_deliveries() {
    async fn hook(delivery: Result<Delivery, Rejection>) -> Result<StatusCode, Rejection> {
        match delivery {
            Ok(delivery) => {
                assert_eq!(delivery.envelope.event_name(), "sale.sold");
                Ok(StatusCode::OK)
            }
            // The status distinguishes the two cases.
            Err(rejection @ Rejection::Unparsed(_)) => {
                assert_eq!(rejection.clone().into_response().status(), StatusCode::OK);
                assert_eq!(rejection.unparsed().unwrap().raw.body, b"{".as_slice());
                Ok(StatusCode::ACCEPTED)
            }
            Err(rejection) => Err(rejection),
        }
    }
    let receiver = Receiver::builder().superoffice_secret("s").max_body(10_000).build().unwrap();
    let app = Router::new().route("/webhooks", axum::routing::post(hook)).with_state(receiver);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let serving = tokio::spawn(async move { axum::serve(listener, app).await });
    let sale = signer().request(&sample("sale.sold", 1).unwrap());
    let forged = Signer::new("/webhooks").request(&sample("sale.sold", 1).unwrap());
    let long = signer().request_of(System::SuperOffice, vec![b' '; 10_001]);
    let broken = signer().request_of(System::SuperOffice, "{");
    for (request, status) in [(sale, 200), (forged, 401), (long, 413), (broken, 202)] {
        assert_eq!(send(address, request).await.map(|status| status.as_u16()), Some(status));
    }
    serving.abort();
}
