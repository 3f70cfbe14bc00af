//! `gancho send`: its inputs, and what it says when there is no response.

use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::gancho::{GOOD, Run, arg, command, gancho, gancho_reading};
use crate::receive::service;

/// Sends one delivery, without retries.
fn send(url: &str, options: &[&str]) -> Run {
    gancho(&[&["send", "--url", url, "--count", "1", "--retries", "none"], options].concat())
}

/// A server that writes these bytes to each connection, and closes it.
fn server(answer: &'static [u8]) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            // The whole request is read, so that the connection is not reset.
            stream.set_read_timeout(Some(Duration::from_millis(200))).unwrap();
            let _ = stream.read_to_end(&mut Vec::new());
            let _ = stream.write_all(answer);
        }
    });
    address
}

/// A socket of a server, and its URL.
fn listen() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    (listener, url)
}

/// A server that answers the first request of each connection, keeps the connection open, and closes it when `last`
/// further requests have arrived. It counts all requests.
fn server_that_closes_after(last: usize) -> (String, Arc<AtomicUsize>) {
    let (listener, url) = listen();
    let count = Arc::new(AtomicUsize::new(0));
    let counting = Arc::clone(&count);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = BufReader::new(stream.unwrap());
            for number in 0..=last {
                if !read_request(&mut stream) {
                    break;
                }
                counting.fetch_add(1, Ordering::SeqCst);
                if number == 0 {
                    stream.get_mut().write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n").unwrap();
                }
            }
        }
    });
    (url, count)
}

/// Whether a whole request arrived.
fn read_request(stream: &mut impl BufRead) -> bool {
    let (mut line, mut length) = (String::new(), 0);
    while stream.read_line(&mut line).is_ok_and(|length| length > 2) {
        if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        line.clear();
    }
    length > 0 && stream.read_exact(&mut vec![0; length]).is_ok()
}

#[test]
fn a_request_that_may_have_been_processed_is_not_sent_again() {
    // A connection that is closed after a request is a failure; one that is closed before the request is not.
    for (closes_after, failures) in [(1, 1), (0, 0)] {
        let (url, count) = server_that_closes_after(closes_after);
        let options = ["--count", "2", "--at-once", "1", "--rate", "2", "--retries", "none", "sale.sold"];
        let run = gancho(&[&["send", "--url", &url], &options[..]].concat());
        assert_eq!(run.code, Some(failures), "{}{}", run.stdout, run.stderr);
        assert_eq!(run.stdout.contains("connection closed"), failures > 0, "{}", run.stdout);
        assert_eq!(count.load(Ordering::SeqCst), 2, "{}", run.stdout);
    }
}

/// A server that answers each request with these bytes, and keeps all connections open. It counts the connections.
fn server_that_keeps_open(answer: &'static [u8]) -> (String, Arc<AtomicUsize>) {
    let (listener, url) = listen();
    let count = Arc::new(AtomicUsize::new(0));
    let counting = Arc::clone(&count);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            counting.fetch_add(1, Ordering::SeqCst);
            std::thread::spawn(move || {
                let mut stream = BufReader::new(stream.unwrap());
                while read_request(&mut stream) {
                    stream.get_mut().write_all(answer).unwrap();
                }
            });
        }
    });
    (url, count)
}

#[test]
fn the_status_is_taken_before_the_body_of_the_response() {
    let (complete, open) = (
        b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\nok",
    );
    // A connection is used again when the body of the last response is complete.
    for (answer, connections) in [(&complete[..], 1), (&open[..], 2)] {
        let (url, count) = server_that_keeps_open(answer);
        let options =
            ["--count", "2", "--at-once", "1", "--rate", "1", "--retries", "none", "crm_deal_created"];
        let run = gancho(&[&["send", "--url", &url], &options[..]].concat());
        assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
        assert_eq!(count.load(Ordering::SeqCst), connections, "{}", run.stdout);
    }
}

#[test]
fn the_reason_is_reported_when_there_is_no_response() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let run = send(&format!("http://{closed}/secret-token-in-path"), &["sale.sold"]);
    assert_eq!(run.code, Some(1));
    let expected = format!("error: no response: connection refused ({closed}); is the receiver running?\n");
    assert_eq!(run.stderr, expected);
    for (url, reason, advice) in [
        (format!("http://{}/", server(b"\x15\x03\x03\x00\x02\x02\x32")), "does not speak HTTP", "https://"),
        (format!("https://{}/", server(b"HTTP/1.1 400 Bad\r\n\r\n")), "does not speak TLS", "http://"),
        (format!("http://{}/", server(b"")), "connection closed", "no response"),
    ] {
        let run = send(&url, &["sale.sold"]);
        assert_eq!(run.code, Some(1));
        assert!(run.stdout.contains(reason), "{url}: {}", run.stdout);
        assert!(run.stderr.contains(reason) && run.stderr.contains(advice), "{url}: {}", run.stderr);
    }
}

#[test]
fn a_response_that_is_too_late_is_reported() {
    let (_listener, url) = listen();
    let run = send(&url, &["crm_deal_created"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.contains("no response in time  1"), "{}", run.stdout);
}

#[test]
fn wrong_numbers_and_urls_are_explained() {
    let url = "http://127.0.0.1:1/";
    for (args, reason) in [
        (&["--url", url, "--at-once", "99999999"][..], "from 1 to 10000"),
        (&["--url", url, "--rate", "0"], "from 1 to 100000"),
        (&["--url", "http://u:hidden@127.0.0.1:99999/"], "error: --url: the port must be a number from 1 to"),
        (&["--url", "ftp://127.0.0.1/hidden"], "error: --url: expected a URL that begins with"),
        (&["--url", url, "nofile.json", "sale.sold"], "'nofile.json' is neither an event nor a file"),
    ] {
        let run = gancho(&[&["send"], args].concat());
        assert_eq!(run.code, Some(2), "{args:?}");
        assert!(run.stderr.contains(reason) && !run.stderr.contains("hidden"), "{}", run.stderr);
    }
}

#[test]
fn inputs_are_read_as_by_validate() {
    let folder = tempfile::tempdir().unwrap();
    let (url, taken) = service(|_| 200);
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let array = write("array.json", format!("[{GOOD},\n{GOOD}]").as_bytes());
    let zipped = write("lines.ndjson.zst", &zstd::encode_all(format!("{GOOD}\n").as_bytes(), 1).unwrap());
    let archived = br#"{"system":"superoffice","body":"eyI=","isBase64Encoded":true}"#;
    let archive = write("archive.ndjson", archived);
    let options = ["send", "--url", &url, "--retries", "none", "--rate", "1000", "--at-once", "1"];
    let run =
        gancho_reading(&[&options[..], &[arg(&array), arg(&zipped), arg(&archive), "-"]].concat(), GOOD);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    let bodies: Vec<Vec<u8>> = taken.lock().unwrap().iter().map(|(_, body)| body.clone()).collect();
    let good = GOOD.as_bytes();
    assert_eq!(bodies, [good, good, good, b"{\"", good]);
    assert_eq!(gancho(&[&options[..], &["--count", "3", "all"]].concat()).code, Some(0));

    let odd = write("odd.ndjson", format!("{GOOD}\n{{\"a\":1}}\n").as_bytes());
    let run = gancho(&[&options[..], &[arg(&odd)]].concat());
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("odd.ndjson:2: this is not a delivery: "), "{}", run.stderr);
    let run = gancho(&[&options[..], &[arg(&write("empty.ndjson", b""))]].concat());
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("there are no deliveries in "), "{}", run.stderr);
}

#[test]
fn a_success_that_the_vendor_does_not_accept_is_explained() {
    let (url, _) = service(|_| 204);
    let mut child = command(&["send", "--url", &url, "--count", "1", "sale.sold"])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    BufReader::new(child.stderr.as_mut().unwrap()).read_line(&mut said).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(
        said.starts_with(
            "gancho: a delivery failed (204, but the vendor accepts only 200); the vendor retries it"
        ),
        "{said}"
    );
}

#[test]
fn an_interrupted_run_prints_its_results() {
    let (url, _) = service(|_| 500);
    let child = command(&["send", "--url", &url, "--count", "2", "--rate", "1000", "crm_deal_created"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = child.unwrap();
    let (begin, mut said) = (Instant::now(), [0; 40]);
    // The explanation of the first failure.
    child.stderr.as_mut().unwrap().read_exact(&mut said).unwrap();
    assert!(begin.elapsed() < Duration::from_secs(20));
    std::thread::sleep(Duration::from_millis(200));
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    let (stdout, stderr) =
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    let stderr = format!("{}{stderr}", String::from_utf8_lossy(&said));
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(stdout.contains("500     "), "{stdout}");
    assert!(
        stderr.contains("gancho: a delivery failed (500); the vendor retries it 5 times within 31 s"),
        "{stderr}"
    );
    assert!(stderr.contains("error: interrupted: 2 deliveries not completed"), "{stderr}");
}

#[test]
fn any_number_of_deliveries_is_made_while_it_is_sent() {
    let (listener, url) = listen();
    let most = u64::MAX.to_string();
    let mut child = command(&["send", "--url", &url, "--count", &most, "--reorder", "0.5"]).spawn().unwrap();
    let (arrived, waiting) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let _ = arrived.send(read_request(&mut BufReader::new(listener.accept().unwrap().0)));
    });
    // Otherwise it would make deliveries until it runs out of memory.
    let request = waiting.recv_timeout(Duration::from_mins(1));
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(request, Ok(true));
}

#[test]
fn send_reports_losses_and_limits_requests_to_other_hosts() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let run = gancho(&[
        "send",
        "--url",
        &format!("http://{closed}/"),
        "--count",
        "3",
        "--rate",
        "1000",
        "--retries",
        "none",
        "crm_deal_created",
    ]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(
        run.stdout.lines().any(|line| line.split_whitespace().collect::<Vec<_>>()
            == ["no", "response:", "connection", "refused", "3"]),
        "{}",
        run.stdout
    );

    // 192.0.2.1 is an address for documentation. The program refuses these arguments before it sends anything.
    for args in [&["--rate", "6"][..], &["--count", "1001"], &["--allow-host", "example.com"]] {
        let run = gancho(&[&["send", "--url", "http://192.0.2.1/"], args].concat());
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{args:?}");
        assert!(run.stderr.contains("--allow-host"), "{}", run.stderr);
    }
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("archive.ndjson");
    std::fs::write(&archive, format!("{GOOD}\n").repeat(1_001)).unwrap();
    let run = gancho(&["send", "--url", "http://192.0.2.1/", arg(&archive)]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{}", run.stderr);
    assert!(run.stderr.contains("more than 1,000 deliveries need --allow-host 192.0.2.1"), "{}", run.stderr);
    for args in [
        &["--url", "ftp://127.0.0.1/"][..],
        &["--url", "http://127.0.0.1:1/", "no.event"],
        &["--url", "http://127.0.0.1:1/", "--broken", "2"],
        &["--url", "http://127.0.0.1:1/", "--rate", "0"],
        &["--url", "http://127.0.0.1:1/", "--at-once", "0"],
        &["--url", "http://127.0.0.1:1/", "--at-once", "99999999"],
        &["--url", "http://127.0.0.1:99999/"],
    ] {
        assert_eq!(gancho(&[&["send"], args].concat()).code, Some(2), "{args:?}");
    }
}

#[test]
fn a_superoffice_webhook_that_keeps_failing_is_reported_as_stopped() {
    let (url, _) = service(|_| 500);
    let run =
        gancho(&["send", "--url", &url, "--count", "1", "--rate", "1000", "--retries", "hasty", "sale.sold"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.contains("SuperOffice would have disabled the webhook"), "{}", run.stdout);
    assert!(
        run.stdout.lines().any(|line| line.split_whitespace().collect::<Vec<_>>() == ["500", "9"]),
        "{}",
        run.stdout
    );
}
