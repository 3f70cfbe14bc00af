//! The program under test.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use serde_json::Value;

/// A delivery that is accepted and has no findings.
pub(crate) const GOOD: &str = r#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;

/// The output and the exit code of a run.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// The program with these arguments, in an environment without variables for colours.
pub(crate) fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gancho"));
    command.args(args);
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command
}

/// Runs the program with nothing on standard input.
pub(crate) fn gancho(args: &[&str]) -> Run {
    gancho_reading(args, "")
}

/// Runs the program with this on standard input.
pub(crate) fn gancho_reading(args: &[&str], input: impl AsRef<[u8]>) -> Run {
    run(command(args), input.as_ref())
}

/// Runs a command with this on standard input.
pub(crate) fn run(mut command: Command, input: &[u8]) -> Run {
    let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = pipes.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let output = thread::scope(|scope| {
        // The program may exit without reading the whole input.
        scope.spawn(move || stdin.write_all(input));
        child.wait_with_output().unwrap()
    });
    Run {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Run {
    /// The printed objects, one per line.
    pub(crate) fn objects(&self) -> Vec<Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The line and the kind of each object; the verdict if it has no kind.
    pub(crate) fn verdicts(&self) -> Vec<(u64, String)> {
        let outcome = |object: &Value| {
            let outcome = object["kind"].as_str().or(object["verdict"].as_str());
            (object["line"].as_u64().unwrap(), outcome.unwrap().to_owned())
        };
        self.objects().iter().map(outcome).collect()
    }
}

/// A folder of this repository's fixtures.
pub(crate) fn fixtures(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures").join(folder)
}

/// A path as an argument.
pub(crate) fn arg(path: &Path) -> &str {
    path.to_str().unwrap()
}
