//! Runs a command for a delivery.

use std::process::{ExitStatus, Stdio};

use gancho_receiver::Work;
use tokio::io::AsyncWriteExt as _;
use tokio::process::{Child, Command};

use super::{TIME_LIMIT, metadata};

/// A command that was started. If this is dropped before the command has exited, all its processes are killed, so that
/// none of them runs beside the next attempt.
struct Running(Child);

impl Running {
    fn start(command: &mut Command) -> std::io::Result<Self> {
        // A group of its own: the shell runs the programs of the command as processes of the same group.
        #[cfg(unix)]
        command.process_group(0);
        command.kill_on_drop(true).spawn().map(Self)
    }
}

#[cfg(unix)]
impl Drop for Running {
    fn drop(&mut self) {
        use rustix::process::{Pid, Signal, kill_process_group};

        // There is no id after the exit: its number may be that of another group by then.
        let group = self.0.id().and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
        if let Some(group) = group {
            let _ = kill_process_group(group, Signal::KILL);
        }
    }
}

pub(super) async fn exec(command: &str, work: &Work) -> Result<(), String> {
    let shell = if cfg!(windows) { ["cmd", "/C"] } else { ["sh", "-c"] };
    let [program, flag] = shell;
    let mut shell = Command::new(program);
    shell.arg(flag).arg(command).stdin(Stdio::piped());
    for (name, value) in metadata(work) {
        // The value of an environment variable cannot contain NUL.
        shell.env(format!("GANCHO_{}", name.to_uppercase().replace('-', "_")), value.replace('\0', ""));
    }
    let mut running =
        Running::start(&mut shell).map_err(|error| format!("cannot run the command: {error}"))?;
    let run = async {
        if let Some(mut stdin) = running.0.stdin.take() {
            // The command may exit without reading the whole body.
            let _ = stdin.write_all(&work.raw.body).await;
        }
        running.0.wait().await
    };
    let ended = tokio::time::timeout(TIME_LIMIT, run)
        .await
        .map_err(|_| "the command did not exit within 30 s".to_owned())?;
    let status = ended.map_err(|error| error.to_string())?;
    if status.success() { Ok(()) } else { Err(failed(status)) }
}

fn failed(status: ExitStatus) -> String {
    match status.code() {
        // The exit codes of the shell.
        Some(127) if cfg!(unix) => "the command exited with 127: it was not found".to_owned(),
        Some(126) if cfg!(unix) => "the command exited with 126: it cannot be executed".to_owned(),
        Some(code) => format!("the command exited with {code}"),
        None => format!("the command was stopped: {status}"),
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::time::Duration;

    use gancho_core::System;
    use gancho_receiver::{Inbox as _, Receiver, SqliteInbox};
    use http::{HeaderMap, Method, Uri};

    use super::*;

    async fn work() -> Work {
        let receiver = Receiver::builder().allow_unsigned(System::RdStationCrm).build().unwrap();
        let body = concat!(
            r#"{"event_name":"crm_source_deleted","document":{"id":"1","name":"N"},"#,
            r#""event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"1"}"#
        );
        let outcome = receiver.accept(&Method::POST, &Uri::from_static("/"), &HeaderMap::new(), body);
        let inbox = SqliteInbox::in_memory().unwrap();
        inbox.store(outcome.entry().unwrap()).await.unwrap();
        inbox.take(1, Duration::from_mins(1)).await.unwrap().remove(0)
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn all_processes_of_a_cancelled_command_are_killed() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        // The pipe is open for writing as long as `sleep` runs, which is not the shell itself.
        let command = format!("sleep 600 > '{}' & wait", pipe.display());
        let running = tokio::spawn(async move { exec(&command, &work().await).await });
        let opened = tokio::task::spawn_blocking(move || std::fs::File::open(pipe)).await.unwrap();
        running.abort();
        assert!(running.await.unwrap_err().is_cancelled());
        let read = tokio::task::spawn_blocking(move || std::io::read_to_string(opened.unwrap()));
        assert_eq!(tokio::time::timeout(Duration::from_mins(1), read).await.unwrap().unwrap().unwrap(), "");
    }
}
