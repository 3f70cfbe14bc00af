//! Memory that does not grow with the input.

use std::fs;
use std::io::{self, BufRead as _, BufReader};
use std::process::{Child, ChildStdout, Stdio};
use std::thread;

use serde_json::Value;
use walkdir::WalkDir;

use crate::gancho::{GOOD, command, fixtures};

/// The program at work on standard input, each document answered by a line.
struct Stream {
    child: Child,
    answers: BufReader<ChildStdout>,
}

impl Stream {
    fn start() -> Self {
        Self::start_with("fast")
    }

    fn start_with(reader: &str) -> Self {
        let mut command = command(&["validate", "--format", "json", "--reader", reader, "-"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let answers = BufReader::new(child.stdout.take().unwrap());
        Self { child, answers }
    }

    /// Sends what holds this many documents, and waits for the answers. The stream stays open.
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

    /// The most memory it ever held, in KiB; `None` where the system does not tell.
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
    let answers = stream.send(3, |input| {
        writeln!(input, "{GOOD}")?;
        let piece = vec![b'['; 1_000_000];
        for _ in 0..200 {
            input.write_all(&piece)?;
        }
        write!(input, "\n{GOOD}\n")
    });
    let told: Vec<_> =
        answers.iter().map(|answer| (answer["line"].as_u64(), answer["kind"].as_str())).collect();
    assert_eq!(told, [(Some(1), None), (Some(2), Some("too_long")), (Some(3), None)]);
    // The limit is 64 MiB; half of the line would not fit.
    assert!(stream.peak().is_none_or(|kib| kib < 100_000), "{:?} KiB", stream.peak());
    assert_eq!(stream.end(), Some(1));
}

/// A body as long as the default limit allows, of one element again and again, between a head and a tail.
fn longest(head: &str, element: &str, tail: &str) -> String {
    let room = (64 << 20) - head.len() - tail.len();
    let mut body = head.to_owned();
    body.push_str(&format!("{element},").repeat(room / (element.len() + 1)));
    body.pop();
    body.push_str(tail);
    body
}

/// As [`longest`], with as many elements as the default limit allows, and one long string for the rest.
fn fullest(head: &str, element: &str, elements: usize, key: &str, tail: &str) -> String {
    let mut body = head.to_owned();
    body.push_str(&format!("{element},").repeat(elements - 1));
    body.push_str(element);
    body.push_str(key);
    let room = (64 << 20) - body.len() - tail.len();
    body.push_str(&"x".repeat(room));
    body.push_str(tail);
    body
}

const DEAL: &str = r#"{"event_name":"crm_deal_updated","document":{"id":"1","name":"","created_at":"2025-03-28T09:49:16.123-03:00","updated_at":"2025-03-28T09:49:16.123-03:00","status":"ongoing","#;
const END: &str = r#""},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"1"}"#;

#[test]
fn no_document_within_the_default_limits_takes_a_gigabyte() {
    let products = format!(r#"{DEAL}"deal_products":["#);
    let custom_fields = format!(r#"{DEAL}"deal_custom_fields":["#);
    let bodies = [
        (None, fullest(r#"{"leads":["#, r#"{"id":"1"}"#, 124_990, r#"],"x":""#, r#""}"#)),
        (None, fullest(&products, "{}", 249_980, r#"],"x":""#, END)),
        (None, fullest(&products, r#"{"id":null}"#, 124_980, r#"],"x":""#, END)),
        (Some("wrong_type"), fullest(&custom_fields, "0", 249_980, r#"],"x":""#, END)),
        (Some("missing_field"), fullest(&custom_fields, "{}", 249_980, r#"],"x":""#, END)),
        (Some("too_many_elements"), longest(r#"{"leads":["#, r#"{"id":"1"}"#, "]}")),
        (Some("too_many_elements"), longest(&format!(r#"{DEAL}"x":["#), "[]", &format!(r#"],"y":"{END}"#))),
        (Some("too_many_elements"), longest("[", "0", "]")),
    ];
    for reader in ["fast", "serde", "schema"] {
        let mut stream = Stream::start_with(reader);
        for (kind, body) in &bodies {
            let answers = stream.send(1, |input| writeln!(input, "{body}"));
            let head: String = body.chars().take(230).collect();
            assert_eq!(answers[0]["kind"].as_str(), *kind, "{reader}: {head}");
            assert!(
                stream.peak().is_none_or(|kib| kib < 950_000),
                "{:?} KiB, {reader}: {head}",
                stream.peak()
            );
        }
        assert_eq!(stream.end(), Some(1));
    }
}

#[test]
fn many_lines_take_no_more_than_few() {
    let mut bodies = String::new();
    let mut count = 0;
    for entry in WalkDir::new(fixtures("valid")) {
        let path = entry.unwrap().into_path();
        // White space between tokens is all that these lose by being put into a line.
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
    // What an allocator takes more at times, and far less than the input.
    assert!(many <= few.map(|kib| kib + 1024), "{few:?} KiB, then {many:?} KiB");
    assert_eq!(stream.end(), Some(0));
}
