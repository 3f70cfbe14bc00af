//! `gancho send`.

mod bodies;
mod body;
mod chance;
mod disturbed;
mod files;
mod limit;
mod report;
mod sending;

use std::future::Future;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use gancho_core::System;
use gancho_receiver::testing::{FakeVendor, Signer};

use self::bodies::Bodies;
use self::limit::{Limit, Limits};
use self::report::Report;
use self::sending::Sending;
use crate::args::{Retries, Send, UrlArg};
use crate::counted::counted;
use crate::exit::{Exit, Failure};
use crate::http_client::Client;
use crate::message;
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
    if report.not_completed > 0 {
        message::error(&format!(
            "the limit of 1,000 requests to another host was reached: {} not completed; --allow-host {} removes the \
             limit",
            counted(report.not_completed, "delivery"),
            args.url.0.host().unwrap_or_default()
        ));
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
        limits.check(bodies.count, uri)?;
        let stop = stop::signal()?;
        Ok(send(args, client, limits, bodies, stop).await)
    })
}

async fn send(
    args: &Send,
    client: Client,
    limits: Limits,
    bodies: Bodies,
    stop: impl Future<Output = ()>,
) -> Report {
    let mut signer = Signer::new(&args.url.0.to_string());
    if let Some(secret) = &args.secret {
        signer = signer.superoffice_secret(secret.0.expose());
    }
    if let Some(header) = &args.header {
        signer = signer.crm_header(&header.name, header.value.expose());
    }
    let vendor = |system: &System| {
        let vendor = FakeVendor::new(*system);
        let vendor = match args.retries {
            Retries::AsVendor => vendor,
            Retries::Hasty => vendor.hasty(100),
            Retries::None => vendor.without_retries(),
        };
        (*system, vendor)
    };
    let vendors = System::ALL.iter().map(vendor).collect();
    let sending = Arc::new(Sending {
        client,
        limit: Limit::new(limits),
        signer,
        vendors,
        bodies,
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
    // Aborted attempts are not failures.
    sending.explained.store(true, Ordering::Relaxed);
    let mut report = std::mem::take(&mut *sending.report());
    report.disabled = sending.vendors.values().any(FakeVendor::has_stopped);
    let planned = sending.bodies.planned();
    report.interrupted = is_interrupted.then(|| planned.saturating_sub(report.deliveries()));
    report
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;
    use crate::args::{Cli, Command};

    #[test]
    fn deliveries_beyond_the_limit_of_requests_are_not_lost() {
        let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let url = format!("http://{closed}/");
        let args = ["gancho", "send", "--url", &url, "--retries", "none", "--at-once", "1", "sale.sold"];
        let Command::Send(args) = Cli::try_parse_from(args).unwrap().command else {
            panic!("another command")
        };
        let limits = Limits { rate: 1_000, count: Some(5), requests: Some(2) };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let report = runtime.block_on(async {
            let client = Client::new(&args.url.0).await.unwrap();
            let bodies = bodies::all(&args, limits.count).unwrap();
            send(&args, client, limits, bodies, std::future::pending()).await
        });
        assert_eq!((report.deliveries(), report.not_completed), (2, 3));
    }
}
