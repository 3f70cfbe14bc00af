//! The archive of `gancho receive` keeps its lines, whatever happens to the inbox.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use gancho_core::System;
use gancho_receiver::{Entry, Inbox as _, SqliteInbox};

use crate::gancho::{arg, command};
use crate::receive::{OPEN, Receiver, block_on, kept, post, source, until_passed_on};

struct Folder {
    root: tempfile::TempDir,
}

impl Folder {
    fn archive(&self) -> PathBuf {
        self.root.path().join("archive")
    }

    fn start(&self, inbox: &str, options: &[&str]) -> Receiver {
        let (inbox, archive) = (self.root.path().join(inbox), self.archive());
        Receiver::start(
            &[&["--inbox", arg(&inbox), "--archive", arg(&archive)], &OPEN[..], options].concat(),
            0,
        )
    }

    /// Receives these deliveries, and stops.
    fn receive(&self, inbox: &str, numbers: std::ops::Range<u32>) {
        let receiver = self.start(inbox, &[]);
        for number in numbers {
            assert_eq!(post(receiver.address, &[], source(number).as_bytes()), Some(200));
        }
        let log = receiver.stop();
        assert!(!log.contains("cannot write the archive"), "{log}");
    }

    /// The keys of all lines, in sorted order.
    fn archived(&self) -> Vec<String> {
        let mut keys = Vec::new();
        for entry in std::fs::read_dir(self.archive()).unwrap() {
            let text = String::from_utf8(content(&entry.unwrap().path())).unwrap();
            for line in text.lines() {
                let line: serde_json::Value = serde_json::from_str(line).unwrap();
                keys.push(line["body"]["transaction_uuid"].as_str().unwrap().to_owned());
            }
        }
        keys.sort();
        keys
    }

    /// The only uncompressed file.
    fn open_file(&self) -> PathBuf {
        let paths = std::fs::read_dir(self.archive()).unwrap().map(|entry| entry.unwrap().path());
        let open: Vec<_> = paths.filter(|path| path.extension().unwrap() == "ndjson").collect();
        assert_eq!(open.len(), 1, "{open:?}");
        open[0].clone()
    }
}

fn content(path: &Path) -> Vec<u8> {
    let bytes = std::fs::read(path).unwrap();
    if path.extension().unwrap() == "zst" { zstd::decode_all(bytes.as_slice()).unwrap() } else { bytes }
}

/// Copies a database with its log.
fn copy(from: &Path, to: &Path) {
    for suffix in ["", "-wal", "-shm"] {
        let of = |path: &Path| format!("{}{suffix}", path.display());
        let _ = std::fs::remove_file(of(to));
        if Path::new(&of(from)).exists() {
            std::fs::copy(of(from), of(to)).unwrap();
        }
    }
}

fn folder() -> Folder {
    Folder { root: tempfile::tempdir().unwrap() }
}

fn keys(numbers: std::ops::Range<u32>) -> Vec<String> {
    numbers.map(|number| format!("u{number}")).collect()
}

#[test]
fn a_new_inbox_removes_nothing() {
    let folder = folder();
    folder.receive("first.db", 0..3);
    folder.receive("second.db", 3..5);
    folder.receive("third.db", 5..5);
    assert_eq!(folder.archived(), keys(0..5));
}

#[test]
fn an_inbox_restored_from_a_backup_removes_nothing() {
    let folder = folder();
    folder.receive("inbox.db", 0..3);
    let (inbox, backup) = (folder.root.path().join("inbox.db"), folder.root.path().join("backup.db"));
    copy(&inbox, &backup);
    folder.receive("inbox.db", 3..5);
    copy(&backup, &inbox);
    folder.receive("inbox.db", 5..7);
    assert_eq!(folder.archived(), keys(0..7));
}

#[test]
fn what_was_written_but_not_noted_is_written_once() {
    let folder = folder();
    folder.receive("inbox.db", 0..3);
    let (inbox, backup) = (folder.root.path().join("inbox.db"), folder.root.path().join("backup.db"));
    copy(&inbox, &backup);
    let length = std::fs::metadata(folder.open_file()).unwrap().len();
    folder.receive("inbox.db", 3..5);
    // The position is that of the backup, as if the program had crashed after it wrote the lines and before it stored
    // the position.
    block_on(async {
        let position = SqliteInbox::open(&backup).unwrap().mark("archive").await.unwrap().unwrap();
        SqliteInbox::open(&inbox).unwrap().set_mark("archive", position).await.unwrap();
    });
    // The last line is cut off.
    let file = std::fs::File::options().write(true).open(folder.open_file()).unwrap();
    assert!(file.metadata().unwrap().len() > length);
    file.set_len(file.metadata().unwrap().len() - 5).unwrap();
    folder.receive("inbox.db", 5..6);
    assert_eq!(folder.archived(), keys(0..6));
}

#[test]
fn deliveries_are_deleted_from_the_inbox_only_after_they_are_archived() {
    let folder = folder();
    let inbox = folder.root.path().join("inbox.db");
    // There is no archive yet, and there are more deliveries than it writes at once.
    let receiver = Receiver::start(&[&["--inbox", arg(&inbox), "--exec", "true"], &OPEN[..]].concat(), 0);
    for number in 0..600 {
        assert_eq!(post(receiver.address, &[], source(number).as_bytes()), Some(200));
    }
    until_passed_on(&inbox);
    receiver.stop();
    // All of them are old enough to be deleted, at once.
    folder.start("inbox.db", &["--keep-days", "0"]).stop();
    let mut all = keys(0..600);
    all.sort();
    assert_eq!(folder.archived(), all);
    let receiver = folder.start("inbox.db", &["--keep-days", "0"]);
    let begin = Instant::now();
    while !kept(&inbox).is_empty() {
        assert!(begin.elapsed() < Duration::from_mins(1), "archived deliveries are deleted");
        std::thread::sleep(Duration::from_millis(10));
    }
    receiver.stop();
}

#[test]
fn a_second_receiver_waits_until_the_first_one_has_ended() {
    for inboxes in [["first.db", "second.db"], ["inbox.db", "inbox.db"]] {
        let folder = folder();
        // Each file has one line, so that the position changes while the second one waits.
        let small = ["--archive-size", "1"];
        let mut first = Some(folder.start(inboxes[0], &small));
        let (inbox, archive) = (folder.root.path().join(inboxes[1]), folder.archive());
        let args = ["receive", "--listen", "127.0.0.1:0", "--inbox", arg(&inbox), "--archive", arg(&archive)];
        let second = Receiver::run_with(command(&[&args[..], &OPEN[..], &small[..]].concat()), |line| {
            if line.contains("waiting for another program that writes to the archive") {
                let first = first.take().expect("it waits once");
                for number in 0..3 {
                    assert_eq!(post(first.address, &[], source(number).as_bytes()), Some(200));
                }
                first.stop();
            }
        });
        assert!(first.is_none(), "both write to the archive");
        assert_eq!(post(second.address, &[], source(3).as_bytes()), Some(200));
        second.stop();
        assert_eq!(folder.archived(), keys(0..4), "{inboxes:?}");
    }
}

#[test]
fn bodies_are_parsed_again_after_they_are_archived() {
    let folder = folder();
    let inbox = folder.root.path().join("inbox.db");
    block_on(async {
        let inbox = SqliteInbox::open(&inbox).unwrap();
        let receiver =
            gancho_receiver::Receiver::builder().allow_unsigned(System::RdStationCrm).build().unwrap();
        let uri = http::Uri::from_static("/");
        let accepted =
            receiver.accept(&http::Method::POST, &uri, &http::HeaderMap::new(), source(1).into_bytes());
        let entry = accepted.entry().unwrap();
        // As if an older version could not parse it.
        inbox.store(Entry::unparsed_for_test(entry.raw, entry.received_at)).await.unwrap();
        assert_eq!(inbox.counts().await.unwrap().unparsed, 1);
    });
    let receiver = folder.start("inbox.db", &[]);
    receiver.until_logged("parsed 1 delivery that could not be parsed before");
    receiver.stop();
    assert_eq!(folder.archived(), keys(1..2));
}
