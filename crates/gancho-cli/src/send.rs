//! `gancho send`.

mod bodies;
mod chance;
mod files;
mod limit;
mod report;

use std::future::Future;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use gancho_core::System;
use gancho_receiver::testing::{FakeVendor, Signer};
use http::StatusCode;

use self::bodies::Body;
use self::limit::{Limit, Limits};
use self::report::{Report, Response};
use crate::args::{Retries, Send, UrlArg};
use crate::counted::counted;
use crate::exit::{Exit, Failure};
use crate::http_client::{Client, Fault};
use crate::message;
use crate::note::note;
use crate::receive::stop;

pub(crate) fn run(args: &Send) -> Result<Exit, Failure> {
    let report = match start(args) {
        Ok(report) => report,
        Err(reason) => {
            message::error(&reason);
            return Ok(Exit::Failed);
        }
    };
    report.print()?;
    if let Some((fault, why)) = report.no_response() {
        let advice = fault.advice().map(|advice| format!("; {advice}")).unwrap_or_default();
        message::error(&format!("{why} ({}){advice}", host(&args.url)));
    }
    if let Some(left) = report.interrupted {
        message::error(&format!("interrupted: {} not completed", counted(left, "delivery")));
        return Ok(Exit::Failed);
    }
    Ok(if report.is_clean() { Exit::Accepted } else { Exit::Rejected })
}

/// The host and the port of a URL.
fn host(UrlArg(uri): &UrlArg) -> &str {
    let authority = uri.authority().map(http::uri::Authority::as_str).unwrap_or_default();
    // The part before the @ may contain a password.
    authority.rsplit('@').next().unwrap_or_default()
}

fn start(args: &Send) -> Result<Report, String> {
    let UrlArg(uri) = &args.url;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(|error| format!("cannot start: {error}"))?.block_on(async {
        let client = Client::new(uri).await.map_err(|reason| format!("--url: {reason}"))?;
        let limits = Limits::of(args, uri, client.is_loopback())?;
        let bodies = bodies::all(args, limits.count)?;
        let stop = stop::signal()?;
        Ok(send(args, client, limits, bodies, stop).await)
    })
}

/// The state that all tasks share.
struct Sending {
    client: Client,
    limit: Limit,
    signer: Signer,
    vendors: [FakeVendor; 3],
    bodies: Vec<Body>,
    next: AtomicUsize,
    report: Mutex<Report>,
    /// Whether the user knows why the run may take long.
    explained: AtomicBool,
}

async fn send(
    args: &Send,
    client: Client,
    limits: Limits,
    bodies: Vec<Body>,
    stop: impl Future<Output = ()>,
) -> Report {
    let mut signer = Signer::new(&args.url.0.to_string());
    if let Some(secret) = &args.secret {
        signer = signer.superoffice_secret(secret.0.expose());
    }
    if let Some(header) = &args.header {
        signer = signer.crm_header(&header.name, header.value.expose());
    }
    let vendor = |system| match args.retries {
        Retries::AsVendor => FakeVendor::new(system),
        Retries::Hasty => FakeVendor::new(system).hasty(100),
        Retries::None => FakeVendor::new(system).without_retries(),
    };
    let vendors = [System::RdStationCrm, System::RdStationMarketing, System::SuperOffice].map(vendor);
    let sending = Arc::new(Sending {
        client,
        limit: Limit::new(limits),
        signer,
        vendors,
        bodies,
        next: AtomicUsize::new(0),
        report: Mutex::default(),
        explained: AtomicBool::new(args.retries != Retries::AsVendor),
    });
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..args.at_once {
        tasks.spawn(Arc::clone(&sending).work());
    }
    let all = async { while tasks.join_next().await.is_some() {} };
    let is_interrupted = tokio::select! {
        () = all => false,
        () = stop => true,
    };
    let mut report = std::mem::take(&mut *sending.report());
    report.disabled = sending.vendors.iter().any(FakeVendor::has_stopped);
    let planned = u64::try_from(sending.bodies.len()).unwrap_or(u64::MAX);
    report.interrupted = is_interrupted.then(|| planned.saturating_sub(report.deliveries()));
    report
}

impl Sending {
    fn report(&self) -> MutexGuard<'_, Report> {
        self.report.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends a request once, and reports the response.
    async fn attempt(&self, vendor: &FakeVendor, request: http::Request<bytes::Bytes>) -> Option<StatusCode> {
        let mut attempt =
            Attempt { sending: self, vendor, begin: Instant::now(), response: Fault::Late.into() };
        let response = self.client.send(request).await;
        let status = response.as_ref().ok().copied();
        attempt.response = response.into();
        status
    }

    /// Says once that the run takes long because the vendor would retry.
    fn explain(&self, vendor: &FakeVendor, response: &Response) {
        let pauses = vendor.pauses();
        if pauses.is_empty() || self.explained.swap(true, Ordering::Relaxed) {
            return;
        }
        let seconds = pauses.iter().map(std::time::Duration::as_secs).sum::<u64>();
        note(&format!(
            "a delivery failed ({response}); the vendor retries it {} times within {seconds} s; with --retries hasty \
             the pauses are shorter",
            pauses.len()
        ));
    }

    /// Sends one delivery after the other, until none is left.
    async fn work(self: Arc<Self>) {
        let [crm, marketing, superoffice] = &self.vendors;
        while let Some(body) = self.bodies.get(self.next.fetch_add(1, Ordering::Relaxed)) {
            let request = body.request(&self.signer);
            let vendor = match body.system {
                System::RdStationCrm => crm,
                System::RdStationMarketing => marketing,
                System::SuperOffice => superoffice,
            };
            let turn = async || self.limit.turn().await;
            let fate = vendor.deliver_in_turn(&request, turn, |request| self.attempt(vendor, request)).await;
            self.report().delivered(fate.taken);
        }
    }
}

/// An attempt, which is reported when it ends. The simulated vendor drops it when the response is too late.
struct Attempt<'a> {
    sending: &'a Sending,
    vendor: &'a FakeVendor,
    begin: Instant,
    response: Response,
}

impl Drop for Attempt<'_> {
    fn drop(&mut self) {
        self.sending.report().responded(self.response.clone(), self.begin.elapsed());
        let is_success = matches!(self.response, Response::Status(status) if (200..300).contains(&status));
        if !is_success {
            self.sending.explain(self.vendor, &self.response);
        }
    }
}
