//! Logs and metrics. They contain no value of a payload, unless `Worker::log_errors` is set and an error of the handler
//! contains one.
//!
//! Metrics use the `metrics` facade, logs use `tracing`. Labels are names from this project's own tables.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use gancho_core::System;
use gancho_core::chrono::{DateTime, Utc};
use gancho_core::{Envelope, events};
use http::StatusCode;
use metrics::{counter, histogram};
use tracing::{debug, info, warn};

use crate::{Outcome, Refusal};

/// Verified deliveries, by `system` and `event`.
pub const RECEIVED: &str = "gancho_received_total";
/// Refused requests, by `reason`.
pub const REFUSED: &str = "gancho_refused_total";
/// Deliveries that could not be parsed, by `system` and `kind`.
pub const UNPARSED: &str = "gancho_unparsed_total";
/// Duplicates of stored deliveries, by `system`.
pub const DUPLICATES: &str = "gancho_duplicates_total";
/// Findings, by `code`.
pub const FINDINGS: &str = "gancho_findings_total";
/// Unknown fields, by `system`.
pub const UNKNOWN_FIELDS: &str = "gancho_unknown_fields_total";
/// Seconds from the event to the arrival of its delivery, by `system`.
pub const LAG: &str = "gancho_lag_seconds";
/// Seconds that an inbox took to store a delivery.
pub const STORE: &str = "gancho_store_seconds";
/// Deliveries that an inbox could not store, or did not store in time, by `system`.
pub const NOT_STORED: &str = "gancho_not_stored_total";
/// Requests that were answered with 503 because bodies take all the memory for bodies.
pub const NO_MEMORY: &str = "gancho_no_memory_total";
/// Attempts to process a delivery, by `outcome`: `done`, `retry` or `dead`. They count even if the inbox cannot record
/// the outcome.
pub const WORKED: &str = "gancho_worked_total";

/// The event name if it is known; an unknown name is text from the sender.
pub(crate) fn event(envelope: &Envelope) -> &'static str {
    let system = envelope.system();
    events::find(envelope.event_name())
        .filter(|event| event.system == system)
        .map_or("other", |event| event.name)
}

#[cfg(feature = "tower")]
pub(crate) fn no_memory() {
    counter!(NO_MEMORY).increment(1);
}

pub(crate) fn outcome(outcome: &Outcome) {
    match outcome {
        Outcome::Delivery(delivery) => {
            let system = delivery.raw.system.as_str();
            let event = event(&delivery.envelope);
            counter!(RECEIVED, "system" => system, "event" => event).increment(1);
            for finding in &delivery.findings {
                counter!(FINDINGS, "code" => finding.code()).increment(1);
            }
            if !delivery.unknown.is_empty() {
                counter!(UNKNOWN_FIELDS, "system" => system).increment(count(delivery.unknown.len()));
            }
            if let Some(seconds) = lag(&delivery.envelope, delivery.received_at) {
                histogram!(LAG, "system" => system).record(seconds);
            }
            debug!(
                system,
                event,
                key = %delivery.key.fingerprint(),
                attempt = delivery.attempt,
                bytes = delivery.raw.body.len(),
                findings = delivery.findings.len(),
                unknown = delivery.unknown.len(),
                "delivery"
            );
        }
        Outcome::Unparsed(unparsed) => {
            let (system, kind) = (unparsed.raw.system.as_str(), unparsed.error.kind().as_str());
            counter!(RECEIVED, "system" => system, "event" => "unparsed").increment(1);
            counter!(UNPARSED, "system" => system, "kind" => kind).increment(1);
            warn!(
                system,
                kind,
                event = unparsed.error.event(),
                path = shortened(unparsed.error.path().as_str()),
                offset = unparsed.error.offset(),
                key = %unparsed.key.fingerprint(),
                bytes = unparsed.raw.body.len(),
                "a body that cannot be parsed"
            );
        }
        Outcome::Refused(_) => {}
    }
}

/// The start of a path. The sender chooses the names of unknown fields, of any length; no documented path is as long.
fn shortened(path: &str) -> &str {
    const LONGEST: usize = 200;
    // From Rust 1.91 on, `floor_char_boundary` does the same.
    let end = (0..=LONGEST.min(path.len())).rev().find(|at| path.is_char_boundary(*at));
    path.get(..end.unwrap_or(0)).unwrap_or(path)
}

/// `system` is the system that the body identifies.
pub(crate) fn refused(refusal: Refusal, system: Option<System>) {
    let (reason, status) = (refusal.as_str(), refusal.status());
    let system = system.map(System::as_str);
    counter!(REFUSED, "reason" => reason).increment(1);
    // A wrong secret, or a limit that is too low, is the fault of an operator, who needs to know it. Anybody can cause
    // these warnings, so their number is limited. All other refusals are logged at the level `info`.
    if matches!(status, StatusCode::UNAUTHORIZED | StatusCode::PAYLOAD_TOO_LARGE) && warn_now(reason, system)
    {
        let status = status.as_u16();
        warn!(
            status,
            system, reason, "refused a request: {refusal}; similar requests cause no warning for an hour"
        );
    } else {
        info!(status = status.as_u16(), system, reason, "refused a request: {refusal}");
    }
}

/// Whether there was no such warning within an hour.
fn warn_now(reason: &'static str, system: Option<&'static str>) -> bool {
    static LAST: Mutex<BTreeMap<(&str, Option<&str>), Instant>> = Mutex::new(BTreeMap::new());
    // From Rust 1.91 on, `Duration::from_hours` does the same.
    const PAUSE: Duration = Duration::from_secs(60 * 60);

    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    let is_due = last.get(&(reason, system)).is_none_or(|at| at.elapsed() >= PAUSE);
    if is_due {
        last.insert((reason, system), Instant::now());
    }
    is_due
}

/// The pause is `None` after the last attempt. The reason is logged: it is `None` if it is an error of the handler and
/// `Worker::log_errors` is not set.
#[cfg(any(feature = "sqlite", feature = "postgres"))]
pub(crate) fn not_processed(work: &crate::Work, pause: Option<Duration>, reason: Option<&String>) {
    let next = pause.map_or("it is a dead letter now".to_owned(), |pause| format!("retry in {pause:?}"));
    warn!(
        reason,
        tries = work.tries,
        system = work.raw.system.as_str(),
        event = work.envelope().ok().as_ref().map(event),
        key = %work.key.fingerprint(),
        "not processed, {next}"
    );
}

/// The id is that of the inbox.
#[cfg(any(feature = "sqlite", feature = "postgres"))]
pub(crate) fn set_aside(id: i64) {
    tracing::error!(
        id,
        "this version cannot read a stored delivery; it is not processed until a replay can parse it"
    );
}

#[cfg(feature = "tower")]
pub(crate) fn stored(system: System, duplicate: bool, took: Duration) {
    histogram!(STORE).record(took.as_secs_f64());
    if duplicate {
        counter!(DUPLICATES, "system" => system.as_str()).increment(1);
    }
}

#[cfg(feature = "tower")]
pub(crate) fn not_stored(system: System, error: &crate::InboxError) {
    counter!(NOT_STORED, "system" => system.as_str()).increment(1);
    tracing::error!(system = system.as_str(), %error, "not stored");
}

/// `None` if the event has no time. Never negative, although clocks may differ.
fn lag(envelope: &Envelope, received_at: DateTime<Utc>) -> Option<f64> {
    let lag = received_at - envelope.occurred_at()?;
    Some(lag.to_std().unwrap_or(Duration::ZERO).as_secs_f64())
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}
