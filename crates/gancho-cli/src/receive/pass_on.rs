//! Passes deliveries on: to a URL, or to a command.

use std::future::Future;
use std::process::{ExitStatus, Stdio};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use gancho_core::Secret;
use gancho_core::chrono::SecondsFormat;
use gancho_core::superoffice::signature;
use gancho_receiver::{SqliteInbox, Work, Worker};
use http::{HeaderName, HeaderValue, Request, Uri, header};
use tokio::io::AsyncWriteExt as _;
use tokio::process::Command;

use super::settings::PassOn;
use crate::http_client::Client;

/// The time limit for the URL or the command.
const TIME_LIMIT: Duration = Duration::from_secs(30);

#[derive(Clone)]
pub(super) enum Handler {
    /// Nothing is passed on: deliveries are only archived, and count as processed.
    Done,
    Forward(Arc<Forward>),
    Exec(Arc<str>),
}

pub(super) struct Forward {
    client: Client,
    uri: Uri,
    secret: Option<Secret>,
}

impl Handler {
    /// `None` if deliveries stay in the inbox for another program.
    pub(super) async fn new(what: &PassOn, archived: bool) -> Result<Option<Self>, String> {
        Ok(match what {
            PassOn::Nothing => archived.then_some(Self::Done),
            PassOn::Exec(command) => Some(Self::Exec(command.as_str().into())),
            PassOn::Forward { url, secret } => {
                let client = Client::new(url).await.map_err(|reason| format!("forward: {reason}"))?;
                let (uri, secret) = (url.clone(), secret.clone());
                Some(Self::Forward(Arc::new(Forward { client, uri, secret })))
            }
        })
    }

    pub(super) async fn run(self, inbox: SqliteInbox, stop: impl Future<Output = ()>) {
        let handle = |work: Work| {
            let handler = self.clone();
            async move {
                match handler {
                    Self::Done => Ok(()),
                    Self::Forward(forward) => forward.send(&work).await,
                    Self::Exec(command) => exec(&command, &work).await,
                }
            }
        };
        // The errors of these handlers contain no value of a payload.
        Worker::new(inbox).log_errors().run_until(stop, handle).await;
    }
}

/// The metadata of a delivery, which is passed in headers or in environment variables.
fn metadata(work: &Work) -> [(&'static str, String); 5] {
    let event = work.envelope().map(|envelope| envelope.event_name().to_owned()).unwrap_or_default();
    [
        ("System", work.raw.system.to_string()),
        ("Event", event),
        ("Key", work.key.as_str().to_owned()),
        ("Received-At", work.received_at.to_rfc3339_opts(SecondsFormat::Micros, true)),
        ("Try", work.tries.to_string()),
    ]
}

impl Forward {
    async fn send(&self, work: &Work) -> Result<(), String> {
        let mut request = Request::new(Bytes::clone(&work.raw.body));
        *request.method_mut() = http::Method::POST;
        *request.uri_mut() = self.uri.clone();
        let headers = request.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        for (name, value) in metadata(work) {
            // A value with characters that are invalid in a header is omitted.
            let header = format!("X-Gancho-{name}").parse::<HeaderName>().ok().zip(value.parse().ok());
            if let Some((name, value)) = header {
                headers.insert(name, value);
            }
        }
        if let Some(secret) = &self.secret
            && let Ok(signed) = signature::sign(secret.expose(), &work.raw.body).parse()
        {
            headers.insert("x-gancho-signature", signed);
        }
        let answer = tokio::time::timeout(TIME_LIMIT, self.client.send(request)).await;
        let answer = answer.map_err(|_| "no response within 30 s".to_owned())?;
        let status = answer.map_err(|fault| format!("no response: {fault}"))?;
        if status.is_success() { Ok(()) } else { Err(format!("the response has status {}", status.as_u16())) }
    }
}

async fn exec(command: &str, work: &Work) -> Result<(), String> {
    let shell = if cfg!(windows) { ["cmd", "/C"] } else { ["sh", "-c"] };
    let [program, flag] = shell;
    let mut child = Command::new(program);
    child.arg(flag).arg(command).stdin(Stdio::piped()).kill_on_drop(true);
    for (name, value) in metadata(work) {
        // The value of an environment variable cannot contain NUL.
        child.env(format!("GANCHO_{}", name.to_uppercase().replace('-', "_")), value.replace('\0', ""));
    }
    let mut child = child.spawn().map_err(|error| format!("cannot run the command: {error}"))?;
    let run = async {
        if let Some(mut stdin) = child.stdin.take() {
            // The command may exit without reading the whole body.
            let _ = stdin.write_all(&work.raw.body).await;
        }
        child.wait().await
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
