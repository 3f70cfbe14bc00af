//! `gancho receive`.

mod archive;
mod certificate;
mod config;
mod open_files;
mod pass_on;
pub(crate) mod proofs;
mod routes;
mod settings;
pub(crate) mod stop;
mod tasks;

use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use gancho_receiver::{Endpoint, Inbox as _, Limits, SqliteInbox, serve, serve_tls};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tracing::{error, info};

use self::archive::{Archive, Archived};
use self::settings::Settings;
use self::tasks::Tasks;
use crate::args::Receive;
use crate::counted::counted;
use crate::exit::Exit;
use crate::message;
use crate::note::note;

pub(crate) fn run(args: &Receive) -> Exit {
    match Settings::new(args).and_then(|settings| start(&settings, args.verbose)) {
        Ok(()) => Exit::Accepted,
        Err(reason) => {
            message::error(&reason);
            Exit::Failed
        }
    }
}

fn start(settings: &Settings, verbose: bool) -> Result<(), String> {
    let level = if verbose { tracing::Level::DEBUG } else { tracing::Level::WARN };
    tracing_subscriber::fmt()
        .with_max_level(level)
        .with_writer(std::io::stderr)
        .with_ansi(false)
        // A line that cannot be written is reported on standard error, which panics if that is closed or its disk is
        // full: the delivery that causes the line would be refused.
        .log_internal_errors(false)
        .init();
    open_files::allow_many();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| format!("cannot start: {error}"))?;
    runtime.block_on(receive(settings))
}

async fn receive(settings: &Settings) -> Result<(), String> {
    let metrics = routes::metrics()?;
    let inbox = open(&settings.inbox)?;
    let mut stop = Box::pin(stop::signal()?);
    let archive = match &settings.archive {
        Some(folder) => tokio::select! {
            archive = Archive::open(folder, settings.archive_size, inbox.clone()) => Some(archive?),
            // While another receiver has the archive.
            () = &mut stop => return Ok(()),
        },
        None => None,
    };
    let pass_on = tokio::select! {
        pass_on = pass_on::Handler::new(&settings.pass_on, archive.is_some()) => pass_on?,
        // While the address of the service is looked up.
        () = &mut stop => return Ok(()),
    };
    let listener = bind(settings.listen).await?;
    let admin = match settings.admin {
        Some(address) => Some(bind(address).await?),
        None => None,
    };
    // Without an archive, no delivery has to wait until it is archived.
    let archived = archive.as_ref().map_or_else(|| watch::channel(Archived::ALL).1, Archive::archived);
    let at_start = archived.borrow().id;
    replay(&inbox, at_start).await?;

    let endpoint = Endpoint::new(settings.receiver.clone(), inbox.clone());
    let admin_routes = routes::admin(inbox.clone(), metrics.clone());
    let (deliveries, admin_app) = match admin {
        Some(_) => (routes::deliveries(endpoint), admin_routes),
        None => (routes::deliveries(endpoint).merge(admin_routes.clone()), admin_routes),
    };
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    // This line tells a test or a script that the receiver accepts requests.
    let scheme = if settings.certificate.is_some() { "https" } else { "http" };
    note(&format!("listening on {scheme}://{address}, inbox {}", settings.inbox.display()));

    let (stopping, stopped) = watch::channel(false);
    let mut tasks = Tasks::default();
    tasks.spawn(routes::upkeep(metrics, routes::UPKEEP, ended(stopped.clone())));
    if let Some(admin) = admin {
        let stopped = stopped.clone();
        tasks.spawn(async move {
            if let Err(error) = serve(admin, admin_app, Limits::default(), ended(stopped)).await {
                error!(%error, "/healthz and /metrics cannot accept connections any more");
            }
        });
    }
    if let Some(handler) = pass_on {
        let (inbox, stopped) = (inbox.clone(), stopped.clone());
        tasks.spawn(async move { handler.run(inbox, ended(stopped)).await });
    }
    tasks.spawn(replay_archived(inbox.clone(), at_start, archived.clone(), stopped.clone()));
    tasks.spawn(forget(inbox.clone(), settings.keep, archived, stopped.clone()));

    let (archiving, archived) = watch::channel(false);
    let mut archive_task = Tasks::default();
    if let Some(archive) = archive {
        archive_task.spawn(archive.run(archived));
    }
    let stop = async {
        tokio::select! {
            () = stop => {}
            () = tasks.panicked() => {}
            () = archive_task.panicked() => {}
        }
    };
    let served = match &settings.certificate {
        Some(certificate) => tokio::select! {
            served = serve_tls(listener, certificate.tls.clone(), deliveries, Limits::default(), stop) => served,
            () = certificate.renew() => Ok(()),
        },
        None => serve(listener, deliveries, Limits::default(), stop).await,
    };
    info!("stopping");
    let _ = stopping.send(true);
    let tasks = tasks.end().await;
    // The archive is stopped last, so that it contains every accepted delivery.
    let _ = archiving.send(true);
    let archive = archive_task.end().await;
    let counts = inbox.counts().await.map_err(|error| error.to_string())?;
    note(&format!(
        "stopped; the inbox contains {}: {} to be passed on, {} as dead letters, {} that could not be parsed",
        counted(counts.total(), "delivery"),
        counts.ready + counts.leased,
        counts.dead,
        counts.unparsed
    ));
    served.map_err(|error| format!("cannot accept connections any more: {error}"))?;
    tasks.and(archive)
}

/// Opens the inbox. SQLite's own message contains the path only in some cases, and does not say what is wrong with it.
fn open(path: &Path) -> Result<SqliteInbox, String> {
    let at = path.display().to_string();
    let failed = |reason: &str| format!("cannot open the inbox {at}: {reason}");
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) {
        return Err(failed(&format!("the folder {} does not exist", folder.display())));
    }
    if path.is_dir() {
        return Err(failed("it is a folder; name a file"));
    }
    SqliteInbox::open(path).map_err(|error| {
        let said = error.to_string();
        let reason = said.strip_prefix("cannot open the inbox: ").unwrap_or(&said);
        failed(reason.strip_suffix(&format!(": {at}")).unwrap_or(reason))
    })
}

async fn bind(address: std::net::SocketAddr) -> Result<TcpListener, String> {
    TcpListener::bind(address).await.map_err(|error| format!("cannot listen on {address}: {error}"))
}

/// Parses again the stored deliveries that could not be parsed, because a newer version may accept them. `archived` is
/// the id of the last archived delivery; later deliveries are left out.
async fn replay(inbox: &SqliteInbox, archived: i64) -> Result<(), String> {
    let replayed = inbox.replay(archived).await.map_err(|error| error.to_string())?;
    if replayed.parsed + replayed.duplicates > 0 {
        let parsed = counted(replayed.parsed + replayed.duplicates, "delivery");
        note(&format!("parsed {parsed} that could not be parsed before"));
    }
    Ok(())
}

/// Once all deliveries are archived, parses again those that were not archived at the start.
async fn replay_archived(
    inbox: SqliteInbox,
    at_start: i64,
    mut archived: watch::Receiver<Archived>,
    stopped: watch::Receiver<bool>,
) {
    let work = async {
        let Ok(now) = archived.wait_for(|archived| archived.caught_up).await.map(|archived| archived.id)
        else {
            return;
        };
        if now > at_start
            && let Err(reason) = replay(&inbox, now).await
        {
            error!(%reason, "deliveries that could not be parsed were not parsed again");
        }
    };
    tokio::select! {
        () = work => {}
        () = ended(stopped) => {}
    }
}

/// Deletes old processed deliveries at intervals, once they are archived.
async fn forget(
    inbox: SqliteInbox,
    keep: Duration,
    archived: watch::Receiver<Archived>,
    stopped: watch::Receiver<bool>,
) {
    let mut stop = std::pin::pin!(ended(stopped));
    loop {
        // No delivery arrived before 1970, and a time that is long before it has no date.
        let before = SystemTime::now().checked_sub(keep).unwrap_or(UNIX_EPOCH).max(UNIX_EPOCH);
        let up_to = archived.borrow().id;
        if let Err(error) = inbox.forget(before.into(), up_to).await {
            error!(%error, "old deliveries were not deleted");
        }
        tokio::select! {
            () = &mut stop => return,
            () = tokio::time::sleep(Duration::from_mins(10)) => {}
        }
    }
}

/// Completes when the tasks are to stop.
async fn ended(mut stopped: watch::Receiver<bool>) {
    // An error means that the sender was dropped, which also means to stop.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}
