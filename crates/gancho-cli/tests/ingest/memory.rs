//! Memory does not grow with the number of threads.

use std::fs;
use std::io::Write as _;
use std::process::Stdio;
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

#[test]
fn no_document_within_the_default_limits_takes_a_gigabyte_with_32_threads() {
    let mut leads = format!(r#"{{"leads":[{}"#, r#"{"id":"1"},"#.repeat(120_000));
    leads.pop();
    leads.push_str("]}\n");
    let mut member = GzEncoder::new(Vec::new(), Compression::fast());
    member.write_all(leads.as_bytes()).unwrap();
    let place = Place::new();
    let file = place.write("leads.ndjson.gz", member.finish().unwrap().repeat(16));
    let to = place.path("tables");
    let mut command = ingest(&to, &["--threads", "32", file.to_str().unwrap()]);
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
    assert!(!to.join("rejects").exists());
    println!("{most:?} KiB");
    // If each of these 16 documents is taken by another thread, 1.1 GB.
    assert!(most.is_none_or(|kib| kib < 700_000), "{most:?} KiB");
}
