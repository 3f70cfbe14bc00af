//! Output that cannot be written, or is not read to its end.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::Stdio;

use crate::gancho::{GOOD, arg, command};

/// Runs the program, reads one line of its output, and closes the pipe.
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
fn a_closed_pipe_ends_the_program_without_a_message() {
    let folder = tempfile::tempdir().unwrap();
    let lines = folder.path().join("lines.ndjson");
    // More output than a pipe holds, so that the program is still writing.
    fs::write(&lines, format!("{GOOD}\n{{}}\n").repeat(5000)).unwrap();
    let lines = arg(&lines);
    for args in [
        &["validate", "--format", "json", lines][..],
        &["validate", "--details", "--limit", "all", lines],
        &["sample", "all", "--count", "1000000000"],
    ] {
        assert_eq!(hang_up(args), (Some(141), String::new()), "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_closed_output_ends_the_program_while_its_input_is_idle() {
    use std::io::Write as _;

    let mut command = command(&["validate", "--format", "json", "--threads", "2", "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    writeln!(input, "{GOOD}").unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    writeln!(input, "{GOOD}").unwrap();
    // The input stays open.
    assert_eq!(child.wait().unwrap().code(), Some(141));
    drop(input);
}

#[test]
fn a_full_disk_is_reported() {
    for args in [&["events"][..], &["sample", "all"], &["completions", "bash"], &["validate", "-"]] {
        let mut command = command(args);
        command.stdout(fs::File::create("/dev/full").unwrap()).stderr(Stdio::piped()).stdin(Stdio::null());
        let output = command.spawn().unwrap().wait_with_output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(stderr.contains("error: cannot write to standard output: "), "{args:?}: {stderr}");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
    }
}

/// The exit code of a shell's command line, and what it wrote on standard error. `$gancho` is the program.
#[cfg(unix)]
fn shell(line: &str) -> (Option<i32>, String) {
    let mut command = std::process::Command::new("sh");
    command.args(["-c", line]).env("gancho", env!("CARGO_BIN_EXE_gancho")).stdin(Stdio::null());
    let output = command.output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[cfg(unix)]
#[test]
fn a_closed_output_is_reported() {
    let closed = (Some(2), "error: cannot write to standard output: it is closed\n".to_owned());
    for args in [
        "validate --input-format ndjson -",
        "events",
        "sample all",
        "completions bash",
        "schema list",
        "--help",
    ] {
        assert_eq!(shell(&format!("\"$gancho\" {args} >&-")), closed, "{args}");
        let quietly = format!("\"$gancho\" {args} >&- 2>&-");
        assert_eq!(shell(&quietly), (Some(2), String::new()), "{args}");
    }
}

#[cfg(unix)]
#[test]
fn an_output_to_the_null_device_is_accepted() {
    // Shells open it for writing; Python and Node, for reading and writing.
    for null in [">/dev/null", "1<>/dev/null", "2>&- >/dev/null", "<&- >/dev/null", "| true"] {
        for args in ["schema list", "events", "--version"] {
            assert_eq!(
                shell(&format!("\"$gancho\" {args} {null}")),
                (Some(0), String::new()),
                "{args} {null}"
            );
        }
    }
}
