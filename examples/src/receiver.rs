//! A receiver with axum, for RD Station CRM and SuperOffice, with an inbox in SQLite.

use std::error::Error;

use axum::Router;
use gancho_core::rdstation::crm::{Change, Event};
use gancho_receiver::{Endpoint, Receiver, SqliteInbox, Work, Worker};
use tokio::net::TcpListener;

/// Verifies deliveries, stores each once, responds as each vendor expects, and processes the stored deliveries: in
/// order per document, with retries after failures.
///
/// # Errors
///
/// When a secret is empty, or the server fails.
pub async fn run(
    listener: TcpListener,
    superoffice_secret: &str,
    crm_key: &str,
    inbox: SqliteInbox,
) -> Result<(), Box<dyn Error + Send + Sync>> {
    let receiver = Receiver::builder()
        .superoffice_secret(superoffice_secret)
        .crm_header("X-RD-Webhook-Key", crm_key)
        .build()?;
    let app = Router::new().route_service("/webhooks", Endpoint::new(receiver, inbox.clone()));
    let worker = Worker::new(inbox);
    tokio::select! {
        served = axum::serve(listener, app) => Ok(served?),
        () = worker.run(handle) => Ok(()),
    }
}

#[expect(clippy::print_stdout, reason = "an example shows what it does")]
async fn handle(work: Work) -> Result<(), String> {
    let envelope = work.envelope().map_err(|error| error.to_string())?;
    match envelope.as_crm().map(|crm| &crm.event) {
        Some(Event::Deal(Change::Created(deal) | Change::Updated(deal))) => println!("deal {}", deal.id),
        _ => println!("{}", envelope.event_name()),
    }
    Ok(())
}
