//! No document within the default limits takes a gigabyte.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::archive::{Place, ingest};

/// The peak memory of a process, in KiB; `None` if the system does not report it.
fn peak(id: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// Runs the program, expects success, and returns its peak memory in KiB.
fn run(mut command: Command) -> Option<u64> {
    let mut program =
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    // The system reports the peak only until the process ends.
    let mut most = None;
    let status = loop {
        most = peak(program.id()).max(most);
        if let Some(status) = program.try_wait().unwrap() {
            break status;
        }
        thread::sleep(Duration::from_millis(5));
    };
    assert_eq!(status.code(), Some(0));
    most
}

/// A delivery of 120,000 leads.
fn leads() -> String {
    let mut leads = format!(r#"{{"leads":[{}"#, r#"{"id":"1"},"#.repeat(120_000));
    leads.pop();
    leads + "]}"
}

/// A file of this text, compressed.
fn gzip(place: &Place, name: &str, parts: &[&str]) -> PathBuf {
    let mut member = GzEncoder::new(Vec::new(), Compression::fast());
    for part in parts {
        member.write_all(part.as_bytes()).unwrap();
    }
    place.write(name, member.finish().unwrap())
}

fn has_no_rejects(to: &Path) -> bool {
    !to.join("rejects").exists()
}

#[test]
fn no_document_within_the_default_limits_takes_a_gigabyte_with_32_threads() {
    let place = Place::new();
    let file = gzip(&place, "leads.ndjson.gz", &[(leads() + "\n").repeat(16).as_str()]);
    let to = place.path("tables");
    let most = run(ingest(&to, &["--threads", "32", file.to_str().unwrap()]));
    assert!(has_no_rejects(&to));
    // If each of these 16 documents is taken by another thread, 1.1 GB.
    assert!(most.is_none_or(|kib| kib < 700_000), "{most:?} KiB");
}

#[test]
fn no_array_within_the_default_limits_takes_a_gigabyte() {
    let place = Place::new();
    let leads = leads();
    let array = format!("[{}{leads}]", format!("{leads},").repeat(9));
    let file = gzip(&place, "leads.json.gz", &[array.as_str()]);
    let to = place.path("tables");
    let most = run(ingest(&to, &["--threads", "2", file.to_str().unwrap()]));
    assert!(has_no_rejects(&to));
    // If its 1.2 million leads are in columns at the same time, 0.4 GB. An array of the maximum length has five times as
    // many.
    assert!(most.is_none_or(|kib| kib < 250_000), "{most:?} KiB");
}

#[test]
fn a_document_without_a_delivery_at_the_place_is_not_parsed_for_a_hint() {
    let place = Place::new();
    let zeros = "0,".repeat(10_000_000);
    let file = gzip(&place, "a.ndjson.gz", &[r#"{"x":["#, &zeros, "0]}\n"]);
    let to = place.path("tables");
    let most = run(ingest(&to, &["--at", "/body", file.to_str().unwrap()]));
    assert!(!has_no_rejects(&to));
    // As a `Value`, 0.75 GB.
    assert!(most.is_none_or(|kib| kib < 200_000), "{most:?} KiB");
}
