//! Output that nobody reads to its end.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::Stdio;

use crate::gancho::{GOOD, arg, command};

/// Runs the program, reads one line of its output, and hangs up.
fn hang_up(args: &[&str]) -> (Option<i32>, String) {
    let mut command = command(args);
    let pipes = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = pipes.spawn().unwrap();
    let mut line = String::new();
    // The pipe is closed when the reader goes out of scope, at the end of this line.
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(!line.is_empty());
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    (child.wait().unwrap().code(), stderr)
}

#[test]
fn a_broken_pipe_ends_quietly() {
    let folder = tempfile::tempdir().unwrap();
    let lines = folder.path().join("lines.ndjson");
    // More output than a pipe holds, so that the program is still writing.
    fs::write(&lines, format!("{GOOD}\n{{}}\n").repeat(5000)).unwrap();
    let lines = arg(&lines);
    for args in [
        &["validate", "--format", "json", lines][..],
        &["validate", lines],
        &["sample", "all", "--count", "1000000000"],
    ] {
        assert_eq!(hang_up(args), (Some(141), String::new()), "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    for args in [&["events"][..], &["sample", "all"], &["completions", "bash"], &["validate", "-"]] {
        let mut command = command(args);
        command.stdout(fs::File::create("/dev/full").unwrap()).stderr(Stdio::piped()).stdin(Stdio::null());
        let output = command.spawn().unwrap().wait_with_output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(stderr.contains("error: cannot write: "), "{args:?}: {stderr}");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
    }
}
