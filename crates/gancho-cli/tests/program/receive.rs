//! `gancho receive`, with `gancho send` and with an independent sender.

use std::collections::HashSet;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use gancho_core::superoffice::signature;
use gancho_receiver::{Inbox as _, Kept, SqliteInbox};

use crate::gancho::{arg, command, gancho};

/// A running receiver, which is killed at the end of the test.
pub(crate) struct Receiver {
    child: Child,
    pub(crate) address: SocketAddr,
    pub(crate) log: Arc<Mutex<String>>,
}

impl Receiver {
    pub(crate) fn start(args: &[&str], port: u16) -> Self {
        let listen = format!("127.0.0.1:{port}");
        Self::run(command(&[&["receive", "--listen", &listen], args].concat()))
    }

    /// Runs a command that starts a receiver.
    pub(crate) fn run(command: Command) -> Self {
        Self::run_with(command, |_| {})
    }

    /// Runs a command that starts a receiver, and calls the function with each line that it logs before it listens.
    pub(crate) fn run_with(command: Command, logged: impl FnMut(&str)) -> Self {
        let (receiver, mut stderr) = Self::listening(command, logged);
        let shared = Arc::clone(&receiver.log);
        std::thread::spawn(move || {
            let mut line = String::new();
            while stderr.read_line(&mut line).is_ok_and(|length| length > 0) {
                shared.lock().unwrap().push_str(&line);
                line.clear();
            }
        });
        receiver
    }

    /// A receiver that listens, and the pipe to which it logs.
    fn listening(
        mut command: Command,
        mut logged: impl FnMut(&str),
    ) -> (Self, BufReader<std::process::ChildStderr>) {
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        let mut log = String::new();
        let address = loop {
            let begin = log.len();
            assert!(stderr.read_line(&mut log).unwrap() > 0, "it ended: {log}");
            if let Some((_, rest)) = log[begin..].split_once("://") {
                break rest.split(',').next().unwrap().trim().parse().unwrap();
            }
            logged(&log[begin..]);
        };
        (Self { child, address, log: Arc::new(Mutex::new(log)) }, stderr)
    }

    fn url(&self) -> String {
        format!("http://{}/webhooks", self.address)
    }

    /// Waits until the log contains this text.
    pub(crate) fn until_logged(&self, text: &str) {
        let begin = Instant::now();
        while !self.log.lock().unwrap().contains(text) {
            assert!(begin.elapsed() < Duration::from_mins(1), "{text}: {}", self.log.lock().unwrap());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Stops the receiver with SIGTERM; returns its log.
    pub(crate) fn stop(mut self) -> String {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
        assert_eq!(self.child.wait().unwrap().code(), Some(0));
        for _ in 0..200 {
            if self.log.lock().unwrap().contains("gancho: stopped") {
                break;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        self.log.lock().unwrap().clone()
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Posts a body, and returns the status of the response.
pub(crate) fn post(to: SocketAddr, headers: &[(&str, &str)], body: &[u8]) -> Option<u16> {
    request(to, headers, body.len(), body)
}

/// Posts the head of a request with a body of 3 MiB, which is over the limit. The body is not sent: a connection that
/// is closed while data arrives is reset, and the response may be lost.
pub(crate) fn post_too_long(to: SocketAddr) -> Option<u16> {
    request(to, &[], 3 << 20, b"")
}

fn request(to: SocketAddr, headers: &[(&str, &str)], length: usize, body: &[u8]) -> Option<u16> {
    let mut stream = TcpStream::connect_timeout(&to, Duration::from_secs(2)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
    let headers: Vec<String> = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let head = format!(
        "POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {length}\r\n{}\r\n",
        headers.concat()
    );
    stream.write_all(&[head.as_bytes(), body].concat()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    answer.split(' ').nth(1)?.parse().ok()
}

/// A delivery with this number as its key.
pub(crate) fn source(uuid: u32) -> String {
    format!(
        r#"{{"event_name":"crm_source_updated","document":{{"id":"{}","name":"Instagram","created_at":"2025-03-28T12:49:16.000Z","updated_at":"2025-03-28T12:49:16.{:03}Z"}},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"u{uuid}"}}"#,
        uuid % 7,
        uuid % 1000
    )
}

pub(crate) fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

/// All deliveries of an inbox.
pub(crate) fn kept(inbox: &Path) -> Vec<Kept> {
    block_on(async {
        let inbox = SqliteInbox::open(inbox).unwrap();
        let mut all = Vec::<Kept>::new();
        loop {
            let last = all.last().map_or(0, |kept| kept.id);
            let more = inbox.after(last, 1_000).await.unwrap();
            if more.is_empty() {
                return all;
            }
            all.extend(more);
        }
    })
}

/// Waits until all deliveries of the inbox were passed on. On a busy machine this takes longer than the responses.
pub(crate) fn until_passed_on(inbox: &Path) {
    block_on(async {
        let inbox = SqliteInbox::open(inbox).unwrap();
        for _ in 0..600 {
            let counts = inbox.counts().await.unwrap();
            if counts.ready + counts.leased == 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    });
}

/// Options with which the receiver accepts deliveries of all three systems.
pub(crate) const OPEN: [&str; 6] = [
    "--allow-unsigned",
    "rdstation-crm",
    "--allow-unsigned",
    "rdstation-marketing",
    "--superoffice-secret",
    "s3cret",
];

#[test]
fn deliveries_are_stored_and_archived_and_the_archive_can_be_sent_again() {
    let folder = tempfile::tempdir().unwrap();
    let (inbox, archive) = (folder.path().join("inbox.db"), folder.path().join("archive"));
    let args = [&["--inbox", arg(&inbox), "--archive", arg(&archive), "--archive-size", "40KiB"], &OPEN[..]]
        .concat();
    let receiver = Receiver::start(&args, 0);
    let url = receiver.url();
    let sent = gancho(&[
        "send",
        "--url",
        &url,
        "--secret",
        "s3cret",
        "--count",
        "150",
        "--rate",
        "2000",
        "--broken",
        "0.1",
        "--duplicates",
        "0.2",
        "--reorder",
        "0.3",
        "--retries",
        "hasty",
    ]);
    assert_eq!(sent.code, Some(0), "{} {}", sent.stdout, sent.stderr);
    assert!(sent.stdout.contains("over 5 s"), "{}", sent.stdout);
    let bytes = b"{\r\n  \"Event\": \"contact.changed\",\t\"odd\": \xff }\n";
    let signed = signature::sign("s3cret", bytes);
    assert_eq!(post(receiver.address, &[("X-SuperOffice-Signature", &signed)], bytes), Some(200));
    // Deliveries with a wrong signature are not stored.
    let forged = gancho(&[
        "send",
        "--url",
        &url,
        "--secret",
        "guess",
        "--count",
        "3",
        "--retries",
        "none",
        "sale.sold",
    ]);
    assert_eq!(forged.code, Some(1));
    assert!(forged.stdout.contains("401"), "{}", forged.stdout);
    let answer = health(receiver.address);
    assert!(answer.contains("200 OK") && answer.ends_with("ok\n"), "{answer}");
    until_passed_on(&inbox);
    let log = receiver.stop();
    assert!(log.contains("stopped; the inbox contains 151 deliveries: 0 to be passed on"), "{log}");

    // Each is in the archive once, in the order of the inbox, byte for byte.
    let kept = kept(&inbox);
    assert_eq!(kept.len(), 151);
    let mut names: Vec<_> = std::fs::read_dir(&archive).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort_by_key(|path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        name.split('.').next().unwrap().rsplit('-').next().unwrap().parse::<i64>().unwrap()
    });
    assert!(names.len() > 2, "it was rotated: {names:?}");
    let mut lines = Vec::new();
    for path in &names {
        let bytes = std::fs::read(path).unwrap();
        let is_last = path == names.last().unwrap();
        assert_eq!(path.extension().unwrap(), if is_last { "ndjson" } else { "zst" });
        let text = if is_last { bytes } else { zstd::decode_all(bytes.as_slice()).unwrap() };
        lines.extend(String::from_utf8(text).unwrap().lines().map(str::to_owned));
    }
    let expected: Vec<String> = kept
        .iter()
        .map(|kept| serde_json::to_string(&gancho_receiver::ArchiveLine::from(kept)).unwrap())
        .collect();
    assert_eq!(lines, expected);
    assert_eq!(kept.last().unwrap().raw.body, bytes.as_slice());

    // An archive can be sent again.
    let again = folder.path().join("again.ndjson");
    std::fs::write(&again, lines[..20].join("\n")).unwrap();
    let second = Receiver::start(
        &[
            "--inbox",
            arg(&folder.path().join("second.db")),
            OPEN[0],
            OPEN[1],
            OPEN[2],
            OPEN[3],
            OPEN[4],
            OPEN[5],
        ],
        0,
    );
    let run = gancho(&[
        "send",
        "--url",
        &second.url(),
        "--secret",
        "s3cret",
        "--rate",
        "1000",
        "--retries",
        "none",
        arg(&again),
    ]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    second.stop();
}

#[test]
fn refused_requests_cause_one_warning_for_each_reason() {
    let folder = tempfile::tempdir().unwrap();
    let inbox = folder.path().join("inbox.db");
    let receiver = Receiver::start(&["--inbox", arg(&inbox), "--superoffice-secret", "s3cret"], 0);
    let sale = gancho(&["sample", "sale.sold"]).stdout;
    for _ in 0..3 {
        let wrong = ("X-SuperOffice-Signature", "c2VjcmV0");
        assert_eq!(post(receiver.address, &[wrong], sale.as_bytes()), Some(401));
        assert_eq!(post(receiver.address, &[], sale.as_bytes()), Some(401));
        assert_eq!(post_too_long(receiver.address), Some(413));
    }
    let log = receiver.stop();
    for expected in [
        "refused a request: the signature or the key is wrong; similar requests cause no warning for an hour \
         status=401 system=\"superoffice\" reason=\"proof_wrong\"",
        "reason=\"proof_missing\"",
        "status=413 reason=\"too_large\"",
    ] {
        assert_eq!(log.matches(expected).count(), 1, "{expected}: {log}");
    }
}

fn health(to: SocketAddr) -> String {
    let mut stream = TcpStream::connect(to).unwrap();
    stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// Heads and bodies of requests.
pub(crate) type Taken = Arc<Mutex<Vec<(String, Vec<u8>)>>>;

/// A service that responds to each request with the status for its number, and records the requests with status 200.
pub(crate) fn service(answers: impl Fn(u32) -> u16 + Send + 'static) -> (String, Taken) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/in", listener.local_addr().unwrap());
    let taken = Taken::default();
    let shared = Arc::clone(&taken);
    std::thread::spawn(move || {
        for (number, stream) in (0..).zip(listener.incoming()) {
            let mut reader = BufReader::new(stream.unwrap());
            let (mut head, mut length) = (String::new(), 0);
            loop {
                let begin = head.len();
                if reader.read_line(&mut head).unwrap_or(0) <= 2 {
                    break;
                }
                if let Some(value) = head[begin..].to_lowercase().strip_prefix("content-length:") {
                    length = value.trim().parse().unwrap();
                }
            }
            let mut body = vec![0; length];
            if reader.read_exact(&mut body).is_err() {
                continue;
            }
            let status = answers(number);
            if status == 200 {
                shared.lock().unwrap().push((head, body));
            }
            let answer = format!("HTTP/1.1 {status} x\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
            let _ = reader.get_mut().write_all(answer.as_bytes());
        }
    });
    (url, taken)
}

#[test]
fn forwarding_is_signed_ordered_and_retried_and_logs_no_values() {
    const PLANTED: &str = "Segredo da Silva";
    let (url, taken) = service(|number| if number % 3 == 1 { 500 } else { 200 });
    let folder = tempfile::tempdir().unwrap();
    let inbox = folder.path().join("inbox.db");
    let mut args = vec!["--inbox", arg(&inbox), "--forward", &url, "--forward-secret", "own", "--verbose"];
    args.extend(OPEN);
    let receiver = Receiver::start(&args, 0);
    for uuid in 0..12 {
        let body = source(uuid).replace("Instagram", PLANTED);
        assert_eq!(post(receiver.address, &[("x-name", PLANTED)], body.as_bytes()), Some(200));
        assert_eq!(post(receiver.address, &[], &body.as_bytes()[..body.len() - 1]), Some(200));
    }
    let begin = Instant::now();
    while taken.lock().unwrap().len() < 12 {
        assert!(begin.elapsed() < Duration::from_mins(1), "{:?}", receiver.log);
        std::thread::sleep(Duration::from_millis(20));
    }
    std::thread::sleep(Duration::from_millis(200));
    let log = receiver.stop();
    let taken = taken.lock().unwrap();
    assert_eq!(taken.len(), 12, "each once");
    for (head, body) in taken.iter() {
        let signed = head.lines().find_map(|line| line.strip_prefix("x-gancho-signature: ")).unwrap();
        signature::verify("own", body, signed).unwrap();
        assert!(
            head.contains("x-gancho-system: rdstation-crm")
                && head.contains("x-gancho-event: crm_source_updated")
        );
    }
    for id in 0..7 {
        let marker = format!("\"id\":\"{id}\"");
        let of_one: Vec<&str> = taken
            .iter()
            .map(|(_, body)| std::str::from_utf8(body).unwrap())
            .filter(|body| body.contains(&marker))
            .map(|body| body.split("updated_at").nth(1).unwrap())
            .collect();
        assert!(of_one.is_sorted(), "{of_one:?}");
    }
    for expected in [
        "not processed, retry in 1s reason=\"the response has status 500\" tries=1",
        "system=\"rdstation-crm\" event=\"crm_source_updated\" key=",
        "cannot be parsed",
    ] {
        assert!(log.contains(expected), "{expected}: {log}");
    }
    assert!(!log.contains("Segredo"), "{log}");
}

#[test]
fn deliveries_are_stored_and_passed_on_when_the_log_cannot_be_written() {
    let (url, taken) = service(|number| if number == 0 { 500 } else { 200 });
    let folder = tempfile::tempdir().unwrap();
    let (inbox, archive) = (folder.path().join("inbox.db"), folder.path().join("archive"));
    let mut args = vec!["receive", "--listen", "127.0.0.1:0", "--inbox", arg(&inbox), "--forward", &url];
    args.extend(["--archive", arg(&archive)]);
    args.extend(OPEN);
    let (receiver, log) = Receiver::listening(command(&args), |_| {});
    drop(log);
    // The next file of the archive cannot be created, and neither can the failure be logged.
    std::fs::remove_dir_all(&archive).unwrap();
    assert_eq!(post(receiver.address, &[], b"{"), Some(200));
    assert_eq!(post(receiver.address, &[], source(1).as_bytes()), Some(200));
    let begin = Instant::now();
    while taken.lock().unwrap().is_empty() {
        assert!(begin.elapsed() < Duration::from_secs(20), "the failed attempt was not repeated");
        std::thread::sleep(Duration::from_millis(20));
    }
    std::fs::create_dir(&archive).unwrap();
    receiver.stop();
    assert_eq!(kept(&inbox).len(), 2);
    let archived: Vec<_> = std::fs::read_dir(&archive).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(archived.iter().any(|path| path.extension().unwrap() == "ndjson"), "{archived:?}");
}

#[test]
fn commands_get_the_body_and_its_metadata() {
    let folder = tempfile::tempdir().unwrap();
    let (inbox, out) = (folder.path().join("inbox.db"), folder.path().join("out"));
    let exec = format!(
        "cat >> {0} && echo \" $GANCHO_SYSTEM $GANCHO_EVENT $GANCHO_KEY $GANCHO_TRY\" >> {0}",
        arg(&out)
    );
    let mut args = vec!["--inbox", arg(&inbox), "--exec", &exec];
    args.extend(OPEN);
    let receiver = Receiver::start(&args, 0);
    assert_eq!(post(receiver.address, &[], source(1).as_bytes()), Some(200));
    let expected = format!("{} rdstation-crm crm_source_updated u1 1\n", source(1));
    let begin = Instant::now();
    while std::fs::read_to_string(&out).unwrap_or_default() != expected {
        assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", std::fs::read_to_string(&out));
        std::thread::sleep(Duration::from_millis(20));
    }
    receiver.stop();
}

/// How many times the receiver is killed: `GANCHO_KILLS`.
fn kills() -> u32 {
    std::env::var("GANCHO_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(4)
}

#[test]
fn answered_deliveries_survive_kills_exactly_once() {
    let folder = tempfile::tempdir().unwrap();
    let (inbox, archive) = (folder.path().join("inbox.db"), folder.path().join("archive"));
    let args =
        [&["--inbox", arg(&inbox), "--archive", arg(&archive), "--archive-size", "4KiB"], &OPEN[..]].concat();
    // A port that is free now, and is used again after each kill.
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let address: SocketAddr = ([127, 0, 0, 1], port).into();
    let (over, next) = (AtomicBool::new(false), AtomicU32::new(0));
    let answered = Mutex::new(HashSet::new());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while !over.load(Ordering::Relaxed) {
                    let uuid = next.fetch_add(1, Ordering::Relaxed);
                    // Six attempts, like RD Station, with pauses in which the receiver restarts.
                    for pause in [5, 20, 50, 100, 200, 400] {
                        if post(address, &[], source(uuid).as_bytes()) == Some(200) {
                            answered.lock().unwrap().insert(format!("u{uuid}"));
                            break;
                        }
                        std::thread::sleep(Duration::from_millis(pause));
                    }
                }
            });
        }
        let mut random = u64::from(std::process::id());
        for _ in 0..kills() {
            let mut receiver = Receiver::start(&args, port);
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            std::thread::sleep(Duration::from_millis(20 + (random >> 33) % 300));
            receiver.child.kill().unwrap();
            receiver.child.wait().unwrap();
        }
        over.store(true, Ordering::Relaxed);
    });
    let log = Receiver::start(&args, port).stop();
    let answered = answered.into_inner().unwrap();
    let all: Vec<String> = kept(&inbox).iter().map(|kept| kept.key.as_str().to_owned()).collect();
    let unique: HashSet<String> = all.iter().cloned().collect();
    assert_eq!(unique.len(), all.len(), "each once");
    let lost: Vec<_> = answered.difference(&unique).collect();
    assert!(lost.is_empty(), "{} of {} are lost: {lost:?}", lost.len(), answered.len());
    assert!(answered.len() > 20, "{} {log}", answered.len());
    println!("{} kills, {} answered, {} kept, none lost, none twice", kills(), answered.len(), all.len());
    // The archive also has each delivery once, although writing it was interrupted, and its files are short.
    let mut archived = Vec::new();
    for entry in std::fs::read_dir(&archive).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let text = if path.extension().unwrap() == "zst" {
            zstd::decode_all(bytes.as_slice()).unwrap()
        } else {
            bytes
        };
        for line in String::from_utf8(text).unwrap().lines() {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            archived.push(line["body"]["transaction_uuid"].as_str().unwrap().to_owned());
        }
    }
    let mut expected = all;
    expected.sort();
    archived.sort();
    assert_eq!(archived, expected);
}

#[test]
fn a_removed_archive_or_inbox_is_reported_while_it_runs() {
    let folder = tempfile::tempdir().unwrap();
    let (inbox, archive) = (folder.path().join("inbox.db"), folder.path().join("archive"));
    let args = [&["--inbox", arg(&inbox), "--archive", arg(&archive)], &OPEN[..]].concat();
    let receiver = Receiver::start(&args, 0);
    std::fs::remove_dir_all(&archive).unwrap();
    assert_eq!(post(receiver.address, &[], source(1).as_bytes()), Some(200));
    let begin = Instant::now();
    while !receiver.log.lock().unwrap().contains("cannot write the archive, retry in 4s") {
        assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", receiver.log);
        std::thread::sleep(Duration::from_millis(50));
    }
    std::thread::sleep(Duration::from_millis(1500));
    let log = receiver.log.lock().unwrap().clone();
    assert_eq!(log.matches("cannot write the archive").count(), 2, "the pauses grow: {log}");
    assert!(log.contains(arg(&archive)), "{log}");

    let other = folder.path().join("other.db");
    drop(SqliteInbox::open(&other).unwrap());
    let change: [&dyn Fn(); 2] =
        [&|| std::fs::remove_file(&inbox).unwrap(), &|| std::fs::rename(&other, &inbox).unwrap()];
    for change in change {
        change();
        let answer = health(receiver.address);
        assert!(answer.contains(" 503 ") && answer.contains("inbox was removed or replaced"), "{answer}");
        assert_eq!(post(receiver.address, &[], source(2).as_bytes()), Some(503), "it would be lost");
    }
    receiver.until_logged("its file was removed or replaced");
}
