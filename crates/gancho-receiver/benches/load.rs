//! Measures deliveries over HTTP on the loopback interface: to a receiver that responds after the commit in SQLite, and
//! to an axum handler that neither parses nor stores anything. Both take turns in one process, for a limited time.
//!
//! `cargo bench -p gancho-receiver --bench load`; `GANCHO_LOAD_SECONDS` sets the length of each turn in seconds (5),
//! `GANCHO_LOAD_PLAIN_SECONDS` that of the turns of the plain handler (the same), `GANCHO_LOAD_TURNS` the number of
//! turns (3), and `GANCHO_LOAD_CONNECTIONS` the number of connections (64).

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a benchmark may panic, and prints its results"
)]

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Bytes;
use axum::routing::post;
use gancho_core::testing::Samples;
use gancho_receiver::{Endpoint, Inbox as _, Limits, Receiver, SqliteInbox, serve};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;

/// The results of a turn.
struct Turn {
    rate: f64,
    /// The response times in microseconds, sorted.
    times: Vec<u32>,
    failures: u64,
}

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

fn main() {
    // When it is run as a test, it only checks that everything works.
    let is_test =
        std::env::args().any(|arg| arg == "--test") || !std::env::args().any(|arg| arg == "--bench");
    let seconds = number("GANCHO_LOAD_SECONDS", if is_test { 1 } else { 5 });
    let plain_seconds = number("GANCHO_LOAD_PLAIN_SECONDS", seconds);
    let turns = number("GANCHO_LOAD_TURNS", if is_test { 1 } else { 3 });
    let connections = number("GANCHO_LOAD_CONNECTIONS", if is_test { 4 } else { 64 });

    let requests: Arc<Vec<Request>> = Arc::new(requests());
    println!(
        "{} deals of {} bytes on average, {connections} connections, {turns} turns of {seconds} s",
        requests.len(),
        average(&requests)
    );
    let folder = tempfile::tempdir().unwrap();
    let inbox = SqliteInbox::open(folder.path().join("inbox.db")).unwrap();
    let receiver = Receiver::builder().crm_header("x-key", "k").build().unwrap();
    let stores = Router::new().route_service("/", Endpoint::new(receiver, inbox.clone()));
    let plain = Router::new().route("/", post(async |body: Bytes| drop(body)));
    let (server, client) = (runtime("server"), runtime("client"));
    let next = Arc::new(AtomicU64::new(0));
    let mut ratios = Vec::new();
    let mut sent = 0;
    for turn in 1..=turns {
        for (name, app) in [("plain", &plain), ("stores", &stores)] {
            let seconds = if name == "plain" { plain_seconds } else { seconds };
            let (stop, stopped) = oneshot::channel::<()>();
            let listener = server.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
            let address = listener.local_addr().unwrap();
            let serving = server.spawn(serve(listener, app.clone(), Limits::default(), async {
                let _ = stopped.await;
            }));
            let before = processor_times();
            let result =
                client.block_on(load(address, &requests, &next, connections, Duration::from_secs(seconds)));
            let _ = stop.send(());
            client.block_on(serving).unwrap().unwrap();
            let at = |part: f64| {
                result.times.get((result.times.len() as f64 * part) as usize).copied().unwrap_or_default()
            };
            let late = result.times.iter().filter(|time| **time > 5_000_000).count();
            println!(
                "{turn} {name:6} {:7.0}/s  p50 {:5.1} ms  p99 {:5.1} ms  max {:6.1} ms  over 5 s: {late}  failures: {}  memory {} MB  processor {}",
                result.rate,
                f64::from(at(0.5)) / 1e3,
                f64::from(at(0.99)) / 1e3,
                f64::from(result.times.last().copied().unwrap_or_default()) / 1e3,
                result.failures,
                resident_megabytes(),
                spent(&before),
            );
            assert_eq!(result.failures, 0);
            if name == "plain" {
                ratios.push(result.rate);
            } else {
                sent += result.times.len() as u64;
                let plain = ratios.last_mut().unwrap();
                *plain = result.rate / *plain;
            }
        }
    }
    let counts = client.block_on(inbox.counts()).unwrap();
    assert_eq!(counts.total(), sent, "every acknowledged delivery is stored once");
    ratios.sort_by(f64::total_cmp);
    println!(
        "ratio to the plain handler, median of {turns}: {:.2}; {sent} deliveries are in the inbox",
        ratios[ratios.len() / 2]
    );
}

fn runtime(name: &str) -> Runtime {
    Builder::new_multi_thread().worker_threads(2).thread_name(name).enable_all().build().unwrap()
}

/// A request up to its deduplication key, which is different each time.
struct Request {
    before: Vec<u8>,
}

fn requests() -> Vec<Request> {
    let samples = Samples::new(["crm_deal_updated"], 7).unwrap();
    samples
        .take(500)
        .map(|envelope| {
            let body = serde_json::to_string(&envelope).unwrap();
            let (before, _) = body.rsplit_once("\"transaction_uuid\":").unwrap();
            let length = before.len() + "\"transaction_uuid\":\"\"}".len() + 36;
            let head = format!("POST / HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\nx-key: k\r\ncontent-length: {length}\r\n\r\n");
            Request { before: format!("{head}{before}\"transaction_uuid\":\"").into_bytes() }
        })
        .collect()
}

fn average(requests: &[Request]) -> usize {
    requests.iter().map(|request| request.before.len()).sum::<usize>() / requests.len()
}

async fn load(
    address: SocketAddr,
    requests: &Arc<Vec<Request>>,
    next: &Arc<AtomicU64>,
    connections: u64,
    time: Duration,
) -> Turn {
    let begin = Instant::now();
    let tasks: Vec<_> = (0..connections)
        .map(|_| {
            let (requests, next) = (Arc::clone(requests), Arc::clone(next));
            tokio::spawn(async move {
                let mut stream = TcpStream::connect(address).await.unwrap();
                stream.set_nodelay(true).unwrap();
                let (mut times, mut failures, mut request, mut answer) =
                    (Vec::new(), 0, Vec::new(), [0; 512]);
                while begin.elapsed() < time {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    request.clear();
                    request.extend(&requests[number as usize % requests.len()].before);
                    request.extend(format!("{number:036}\"}}").as_bytes());
                    let sent = Instant::now();
                    stream.write_all(&request).await.unwrap();
                    let length = stream.read(&mut answer).await.unwrap();
                    times.push(sent.elapsed().as_micros() as u32);
                    // A response without a body arrives in one TCP segment.
                    failures += u64::from(
                        !(answer.starts_with(b"HTTP/1.1 200") && answer[..length].ends_with(b"\r\n\r\n")),
                    );
                }
                (times, failures)
            })
        })
        .collect();
    let (mut times, mut failures) = (Vec::new(), 0);
    for task in tasks {
        let (more, failed) = task.await.unwrap();
        times.extend(more);
        failures += failed;
    }
    let rate = times.len() as f64 / begin.elapsed().as_secs_f64();
    times.sort_unstable();
    Turn { rate, times, failures }
}

/// Milliseconds of processor time by thread name; empty if the operating system does not provide them.
fn processor_times() -> BTreeMap<String, u64> {
    let mut times = BTreeMap::new();
    for task in std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten() {
        let stat = std::fs::read_to_string(task.path().join("stat")).unwrap_or_default();
        let Some((name, rest)) = stat.split_once('(').and_then(|(_, rest)| rest.rsplit_once(") ")) else {
            continue;
        };
        let fields: Vec<u64> = rest.split(' ').map(|field| field.parse().unwrap_or(0)).collect();
        // Ticks of 10 ms, in user mode and in kernel mode.
        *times.entry(name.to_owned()).or_default() += (fields[11] + fields[12]) * 10;
    }
    times
}

/// The processor time that each group of threads has used since `before`.
fn spent(before: &BTreeMap<String, u64>) -> String {
    let after = processor_times();
    let names = ["server", "gancho-inbox", "client"];
    let of = |name: &&str| {
        let spent =
            after.get(*name).copied().unwrap_or(0).saturating_sub(before.get(*name).copied().unwrap_or(0));
        format!("{name} {:.1} s", spent as f64 / 1e3)
    };
    names.iter().map(of).collect::<Vec<_>>().join(", ")
}

fn resident_megabytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse::<u64>().ok()).unwrap_or(0) / 1024
}
