//! `gancho listen`.

mod refusal;

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use anstyle::{AnsiColor, Style};
use axum::Router;
use axum::body::HttpBody as _;
use axum::extract::{Request, State};
use axum::response::{IntoResponse as _, Response};
use gancho_core::chrono::{DateTime, Utc};
use gancho_core::{System, events, rules};
use gancho_receiver::{Answer, Limits, Outcome, Receiver, Refusal, Unparsed, serve};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use tokio::net::TcpListener;
use tokio::sync::Notify;

use crate::args::Listen;
use crate::exit::{Exit, Failure};
use crate::note::note;
use crate::receive::{proofs, stop};
use crate::{message, output};

const GOOD: Style = AnsiColor::Green.on_default();
const ODD: Style = AnsiColor::Yellow.on_default();
const BAD: Style = AnsiColor::Red.on_default();

struct Shared {
    receiver: Receiver,
    details: bool,
    /// Whether deliveries of all systems are accepted unsigned.
    accepts_all: bool,
    /// The number of requests before it stops.
    left: Option<AtomicU64>,
    done: Notify,
    /// Whether everything could be printed. It is held while a delivery is printed, so that the lines of two
    /// deliveries are not mixed.
    printing: Mutex<io::Result<()>>,
}

pub(crate) fn run(args: &Listen) -> Result<Exit, Failure> {
    match start(args) {
        Ok(printed) => printed.map(|()| Exit::Accepted).map_err(Failure::Output),
        Err(reason) => {
            message::error(&reason);
            Ok(Exit::Failed)
        }
    }
}

/// Returns whether everything could be printed.
fn start(args: &Listen) -> Result<io::Result<()>, String> {
    let mut builder = proofs::add(Receiver::builder(), &args.proofs);
    if args.proofs.is_empty() {
        for system in System::ALL {
            builder = builder.allow_unsigned(*system);
        }
    }
    let receiver = builder.build().map_err(|error| error.to_string())?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(|error| format!("cannot start: {error}"))?.block_on(async {
        let listening = TcpListener::bind(args.address).await;
        let listener = listening.map_err(|error| format!("cannot listen on {}: {error}", args.address))?;
        let address = listener.local_addr().map_err(|error| error.to_string())?;
        let shared = Arc::new(Shared {
            receiver,
            details: args.details,
            accepts_all: args.proofs.is_empty(),
            left: args.count.map(AtomicU64::new),
            done: Notify::new(),
            printing: Mutex::new(Ok(())),
        });
        let app = Router::new().fallback(take).with_state(Arc::clone(&shared));
        let signal = stop::signal()?;
        let stop = async {
            tokio::select! {
                () = signal => {}
                () = shared.done.notified() => {}
            }
        };
        note(&format!("listening on http://{address}; nothing is stored"));
        let served = serve(listener, app, Limits::default(), stop).await;
        served.map_err(|error| format!("cannot accept connections any more: {error}"))?;
        let mut printed = shared.printing.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(std::mem::replace(&mut *printed, Ok(())))
    })
}

async fn take(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let limit = shared.receiver.max_body();
    // A body that is announced as too long is not awaited, as in `gancho receive`.
    let collected = if body.size_hint().lower() > limit as u64 {
        Err(Refusal::TooLarge)
    } else {
        Limited::new(body, limit).collect().await.map_err(|error| {
            if error.is::<LengthLimitError>() { Refusal::TooLarge } else { Refusal::Incomplete }
        })
    };
    let (outcome, system) = match collected {
        Ok(body) => {
            let body = body.to_bytes();
            let outcome = shared.receiver.accept(&parts.method, &parts.uri, &parts.headers, body.clone());
            (outcome, System::of(&body))
        }
        Err(refusal) => (Outcome::Refused(refusal), None),
    };
    let at: DateTime<Utc> = std::time::SystemTime::now().into();
    // A body that does not identify its system is attributed to the system whose proof the request contains.
    let proved = |unparsed: &Unparsed| (!shared.accepts_all).then_some(unparsed.raw.system);
    let system = match &outcome {
        Outcome::Unparsed(unparsed) => system.or_else(|| proved(unparsed)),
        _ => system,
    };
    let text = show(&outcome, system, limit, at, shared.details);
    {
        let mut printed = shared.printing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut out = output::text();
        let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        if written.is_err() && printed.is_ok() {
            *printed = written;
            shared.done.notify_one();
        }
    }
    if let Some(left) = &shared.left
        && left.fetch_sub(1, Ordering::Relaxed) <= 1
    {
        shared.done.notify_one();
    }
    let answer: Answer = outcome.answer();
    answer.into_response()
}

/// The lines of one request. `system` is the system of the sender, if it is known.
fn show(outcome: &Outcome, system: Option<System>, limit: usize, at: DateTime<Utc>, details: bool) -> String {
    let time = at.format("%H:%M:%S%.3f");
    let mut text = String::new();
    // Writing to a string does not fail.
    let _ = match outcome {
        Outcome::Refused(refusal) => {
            let reason = refusal::reason(*refusal, system, limit);
            writeln!(text, "{time} {BAD}refused {}{BAD:#} {reason}", refusal.status().as_u16())
        }
        Outcome::Unparsed(unparsed) => {
            let system = system.map_or("(unknown system)", System::as_str);
            let length = unparsed.raw.body.len();
            writeln!(text, "{time} {ODD}not parsed{ODD:#} {system} {length} bytes: {}", unparsed.error)
        }
        Outcome::Delivery(delivery) => {
            let name = delivery.envelope.event_name();
            // An unknown name is text from the sender.
            let name = if details || events::find(name).is_some() { name } else { "(unknown event)" };
            let again = delivery.attempt.filter(|attempt| *attempt > 1);
            let again = again.map(|attempt| format!(" (attempt {attempt})")).unwrap_or_default();
            let (system, length) = (delivery.raw.system, delivery.raw.body.len());
            let name = message::Escaped(name);
            writeln!(text, "{time} {GOOD}accepted{GOOD:#} {system} {name}{again} {length} bytes")
        }
    };
    if let Outcome::Delivery(delivery) = outcome {
        for finding in &delivery.findings {
            let style = if finding.severity() < rules::Severity::Error { ODD } else { BAD };
            let _ = writeln!(
                text,
                "  {style}{}{style:#}: {} at {}",
                finding.code(),
                finding.message(),
                finding.path()
            );
        }
        for path in &delivery.unknown {
            let _ = writeln!(text, "  {ODD}unknown field{ODD:#} {}", message::Escaped(path.as_str()));
        }
        if details && let Ok(json) = serde_json::to_string_pretty(&delivery.envelope) {
            for line in json.lines() {
                let _ = writeln!(text, "  {}", message::Escaped(line));
            }
        }
    }
    text
}
