//! Memory does not grow with the input.

use std::fs;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdout, Stdio};
use std::thread;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;
use walkdir::WalkDir;

use crate::gancho::{GOOD, command, fixtures};

/// A running program that reads standard input and prints a line for each document.
struct Stream {
    child: Child,
    answers: BufReader<ChildStdout>,
}

impl Stream {
    fn start() -> Self {
        Self::start_with("fast", 2)
    }

    fn start_with(reader: &str, threads: usize) -> Self {
        Self::start_on(&["--reader", reader, "--threads", &threads.to_string()])
    }

    /// With these arguments before standard input.
    fn start_on(args: &[&str]) -> Self {
        let mut command = command(&[&["validate", "--format", "json"], args, &["-"]].concat());
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let answers = BufReader::new(child.stdout.take().unwrap());
        Self { child, answers }
    }

    /// Sends input with this number of documents, and waits for their lines. The stream stays open.
    fn send(
        &mut self,
        documents: usize,
        write: impl FnOnce(&mut dyn io::Write) -> io::Result<()> + Send,
    ) -> Vec<Value> {
        let mut stdin = self.child.stdin.take().unwrap();
        let answers = &mut self.answers;
        let (stdin, answers) = thread::scope(|scope| {
            let writer = scope.spawn(move || {
                write(&mut stdin).unwrap();
                stdin
            });
            let answers = answers.lines().take(documents);
            let answers = answers.map(|line| serde_json::from_str(&line.unwrap()).unwrap()).collect();
            (writer.join().unwrap(), answers)
        });
        self.child.stdin = Some(stdin);
        answers
    }

    /// The peak memory, in KiB; `None` if the system does not report it.
    fn peak(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.split_whitespace().next()?.parse().ok()
    }

    fn end(mut self) -> Option<i32> {
        drop(self.child.stdin.take());
        self.child.wait().unwrap().code()
    }
}

#[test]
fn a_line_of_200_mb_is_skipped_and_the_next_one_is_read() {
    let mut stream = Stream::start();
    let first = stream.send(1, |input| writeln!(input, "{GOOD}"));
    // The peak includes the program's code.
    let at_first = stream.peak();
    let answers = stream.send(2, |input| {
        let piece = vec![b'['; 1_000_000];
        for _ in 0..200 {
            input.write_all(&piece)?;
        }
        write!(input, "\n{GOOD}\n")
    });
    let answers = first.iter().chain(&answers);
    let lines: Vec<_> = answers.map(|answer| (answer["line"].as_u64(), answer["kind"].as_str())).collect();
    assert_eq!(lines, [(Some(1), None), (Some(2), Some("too_long")), (Some(3), None)]);
    // The limit is 64 MiB. A buffer for half of the line would exceed this bound.
    let grown = stream.peak().zip(at_first).map(|(kib, at_first)| kib - at_first);
    assert!(grown.is_none_or(|kib| kib < 80_000), "{grown:?} KiB");
    assert_eq!(stream.end(), Some(1));
}

/// The default limit of the length of a document.
const LONGEST: usize = 64 << 20;

/// A body of this length: a head, repetitions of one element, and a tail.
fn of_elements(length: usize, head: &str, element: &str, tail: &str) -> String {
    let room = length - head.len() - tail.len();
    let mut body = head.to_owned();
    body.push_str(&format!("{element},").repeat(room / (element.len() + 1)));
    body.pop();
    body.push_str(tail);
    body
}

/// Like [`of_elements`], with this number of elements and one long string that fills the rest.
fn filled(length: usize, head: &str, element: &str, elements: usize, key: &str, tail: &str) -> String {
    let mut body = head.to_owned();
    body.push_str(&format!("{element},").repeat(elements - 1));
    body.push_str(element);
    body.push_str(key);
    let room = length - body.len() - tail.len();
    body.push_str(&"x".repeat(room));
    body.push_str(tail);
    body
}

const DEAL: &str = r#"{"event_name":"crm_deal_updated","document":{"id":"1","name":"","created_at":"2025-03-28T09:49:16.123-03:00","updated_at":"2025-03-28T09:49:16.123-03:00","status":"ongoing","#;
const END: &str = r#""},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"1"}"#;

/// Bodies of this length with the maximum number of elements or more, each with its expected kind of error.
fn worst(length: usize) -> Vec<(Option<&'static str>, String)> {
    let products = format!(r#"{DEAL}"deal_products":["#);
    let custom_fields = format!(r#"{DEAL}"deal_custom_fields":["#);
    let filled =
        |head: &str, element, elements, tail| filled(length, head, element, elements, r#"],"x":""#, tail);
    let many = |head: &str, element, tail: &str| of_elements(length, head, element, tail);
    vec![
        (None, filled(r#"{"leads":["#, r#"{"id":"1"}"#, 124_990, r#""}"#)),
        (None, filled(&products, "{}", 249_980, END)),
        (None, filled(&products, r#"{"id":null}"#, 124_980, END)),
        (Some("wrong_type"), filled(&custom_fields, "0", 249_980, END)),
        (Some("missing_field"), filled(&custom_fields, "{}", 249_980, END)),
        (Some("too_many_elements"), many(r#"{"leads":["#, r#"{"id":"1"}"#, "]}")),
        (Some("too_many_elements"), many(&format!(r#"{DEAL}"x":["#), "[]", &format!(r#"],"y":"{END}"#))),
        (Some("too_many_elements"), many("[", "0", "]")),
        (Some("too_many_elements"), many("[{},", "0", "]")),
    ]
}

#[test]
fn no_document_within_the_default_limits_takes_a_gigabyte() {
    let threads = 4;
    // Without optimization, the other readers take minutes for a long string, so their bodies are shorter. The
    // permitted memory is then lower, by one byte for each omitted byte, in each thread.
    for (reader, length) in [("fast", LONGEST), ("serde", LONGEST / 8), ("schema", LONGEST / 8)] {
        let most = 950_000 - threads * (LONGEST - length) / 1024;
        let bodies = worst(length);
        // All bodies at once, so that each thread has one.
        let mut stream = Stream::start_with(reader, threads);
        let answers = stream
            .send(bodies.len(), |input| bodies.iter().try_for_each(|(_, body)| writeln!(input, "{body}")));
        let kinds = answers.iter().map(|answer| answer["kind"].as_str());
        assert!(kinds.eq(bodies.iter().map(|(kind, _)| *kind)), "{reader}: {answers:?}");
        let peak = stream.peak().map(|kib| usize::try_from(kib).unwrap());
        println!("{reader}: {peak:?} of {most} KiB");
        assert!(peak.is_none_or(|kib| kib < most), "{peak:?} KiB, {reader}");
        assert_eq!(stream.end(), Some(1));
    }
}

#[test]
fn no_document_within_the_default_limits_takes_a_gigabyte_with_32_threads() {
    // With a document in each thread, the program takes 457 MB.
    let mut body = filled(60_000_000, DEAL, r#""x":0"#, 1, r#","y":""#, END);
    body.push('\n');
    let mut member = GzEncoder::new(Vec::new(), Compression::fast());
    member.write_all(body.as_bytes()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("long.ndjson.gz");
    fs::write(&file, member.finish().unwrap().repeat(12)).unwrap();
    let mut stream = Stream::start_on(&["--threads", "32", file.to_str().unwrap()]);
    // The output is flushed for an input that is not complete.
    let answers = stream.send(13, |input| writeln!(input, "{GOOD}"));
    assert!(answers.iter().all(|answer| answer["verdict"] == "accepted"), "{answers:?}");
    let peak = stream.peak();
    println!("{peak:?} KiB");
    // 64 MiB and a document are in flight, and the buffer of an incomplete document is copied when it grows.
    assert!(peak.is_none_or(|kib| kib < 300_000), "{peak:?} KiB");
    assert_eq!(stream.end(), Some(0));
}

#[test]
fn memory_does_not_grow_with_the_number_of_lines() {
    let mut bodies = String::new();
    let mut count = 0;
    for entry in WalkDir::new(fixtures("valid")) {
        let path = entry.unwrap().into_path();
        // In these files, line breaks occur only between tokens.
        if path.extension().is_some_and(|extension| extension == "json") {
            let text = fs::read_to_string(path).unwrap();
            bodies.push_str(&text.replace(['\r', '\n'], " "));
            bodies.push('\n');
            count += 1;
        }
    }
    let mut stream = Stream::start();
    let mut send = |rounds: usize| {
        let answers = stream
            .send(rounds * count, |input| (0..rounds).try_for_each(|_| input.write_all(bodies.as_bytes())));
        assert_eq!(answers.len(), rounds * count);
        assert!(answers.iter().all(|answer| answer["verdict"] == "accepted"));
        stream.peak()
    };
    let few = send(2);
    let many = send(20);
    // The tolerance is for the allocator, and much less than the input.
    assert!(many <= few.map(|kib| kib + 1024), "{few:?} KiB, then {many:?} KiB");
    assert_eq!(stream.end(), Some(0));
}
