//! Passes deliveries on: to a URL, or to a command.

mod command;

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use gancho_core::Secret;
use gancho_core::chrono::SecondsFormat;
use gancho_core::superoffice::signature;
use gancho_receiver::{SqliteInbox, Work, Worker};
use http::{HeaderName, HeaderValue, Request, Uri, header};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use self::command::exec;
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
        ("Try", work.attempt.to_string()),
    ]
}

/// The value, percent-encoded where it is not printable ASCII. Every value has a result.
fn header_value(value: &str) -> Option<HeaderValue> {
    // Characters other than ASCII are always encoded.
    const ENCODED: &AsciiSet = &CONTROLS.add(b'%');
    HeaderValue::try_from(utf8_percent_encode(value, ENCODED).to_string()).ok()
}

impl Forward {
    async fn send(&self, work: &Work) -> Result<(), String> {
        let mut request = Request::new(Bytes::clone(&work.raw.body));
        *request.method_mut() = http::Method::POST;
        *request.uri_mut() = self.uri.clone();
        let headers = request.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        for (name, value) in metadata(work) {
            let header = format!("X-Gancho-{name}").parse::<HeaderName>().ok().zip(header_value(&value));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_can_be_a_header_from_which_it_can_be_decoded() {
        for (value, header) in [
            ("", ""),
            ("a0744735-74d1-4eed", "a0744735-74d1-4eed"),
            ("sale.sold \t\r\n\0\u{7f}", "sale.sold %09%0D%0A%00%7F"),
            ("100%41", "100%2541"),
            ("Conversão", "Convers%C3%A3o"),
        ] {
            assert_eq!(header_value(value).unwrap(), header);
            assert_eq!(percent_encoding::percent_decode_str(header).decode_utf8().unwrap(), value);
        }
    }
}
