//! `gancho send`.

mod bodies;
mod chance;
mod limit;
mod report;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use gancho_core::System;
use gancho_receiver::testing::{FakeVendor, Signer};
use http::Uri;

use self::bodies::Body;
use self::limit::{Limit, Limits};
use self::report::Report;
use crate::args::{Retries, Send};
use crate::exit::{Exit, Failure};
use crate::http_client::Client;
use crate::message;

pub(crate) fn run(args: &Send) -> Result<Exit, Failure> {
    let report = match start(args) {
        Ok(report) => report,
        Err(reason) => {
            message::error(&reason);
            return Ok(Exit::Failed);
        }
    };
    report.print()?;
    Ok(if report.is_clean() { Exit::Accepted } else { Exit::Rejected })
}

fn start(args: &Send) -> Result<Report, String> {
    let uri: Uri = args.url.parse().map_err(|_| "--url: this is not a URL".to_owned())?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(|error| format!("cannot start: {error}"))?.block_on(async {
        let client = Client::new(&uri).await.map_err(|reason| format!("--url: {reason}"))?;
        let limits = Limits::of(args, &uri, client.is_loopback())?;
        let bodies = bodies::all(args, limits.count)?;
        Ok(send(args, client, limits, bodies).await)
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
}

async fn send(args: &Send, client: Client, limits: Limits, bodies: Vec<Body>) -> Report {
    let mut signer = Signer::new(&args.url);
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
    let limit = Limit::new(limits);
    let sending = Arc::new(Sending { client, limit, signer, vendors, bodies, next: AtomicUsize::new(0) });
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..args.at_once.max(1) {
        tasks.spawn(Arc::clone(&sending).work());
    }
    let mut report = Report::default();
    while let Some(part) = tasks.join_next().await {
        report.add(part.unwrap_or_default());
    }
    report.stopped = sending.vendors.iter().any(FakeVendor::has_stopped);
    report
}

impl Sending {
    async fn answer(&self, request: http::Request<bytes::Bytes>) -> Option<http::StatusCode> {
        self.client.send(request).await.ok()
    }

    /// Sends one delivery after the other, until none is left.
    async fn work(self: Arc<Self>) -> Report {
        let [crm, marketing, superoffice] = &self.vendors;
        let mut report = Report::default();
        while let Some(body) = self.bodies.get(self.next.fetch_add(1, Ordering::Relaxed)) {
            let request = body.request(&self.signer);
            let vendor = match body.system {
                System::RdStationCrm => crm,
                System::RdStationMarketing => marketing,
                System::SuperOffice => superoffice,
            };
            let turn = async || self.limit.turn().await;
            let fate = vendor.deliver_in_turn(&request, turn, |request| self.answer(request)).await;
            report.note(&fate);
        }
        report
    }
}
