//! The bodies to send.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use gancho_core::events;
use gancho_core::testing::Samples;
use tokio::sync::{Mutex, mpsc};

use super::body::Body;
use super::disturbed::Disturbed;
use super::files;
use crate::args::Send;
use crate::message::Escaped;

/// The default number of generated deliveries.
const DEFAULT_COUNT: u64 = 100;
/// The number of bodies that are made before they are sent.
const AHEAD: usize = 256;
/// The stack size of the thread that makes them, as large as that of the main thread: generators are nested.
const STACK: usize = 8 * 1024 * 1024;
/// The argument that means all events.
const ALL: &str = "all";

/// The bodies, in the order in which they are sent. They are made while they are sent: any number of them takes the
/// same memory, except for those of files.
pub(super) struct Bodies {
    made: Mutex<mpsc::Receiver<Body>>,
    /// The number of bodies without duplicates.
    pub(super) count: u64,
    planned: Arc<AtomicU64>,
}

impl Bodies {
    pub(super) async fn next(&self) -> Option<Body> {
        self.made.lock().await.recv().await
    }

    /// The number of all bodies, without the duplicates that have not been made yet.
    pub(super) fn planned(&self) -> u64 {
        self.planned.load(Ordering::Relaxed)
    }

    /// Makes the bodies in a thread of their own. `whole` is called there, because generators cannot be moved.
    fn make<I: Iterator<Item = Body>>(
        args: &Send,
        count: u64,
        whole: impl FnOnce() -> I + std::marker::Send + 'static,
    ) -> Result<Self, String> {
        let (sender, made) = mpsc::channel(AHEAD);
        let planned = Arc::new(AtomicU64::new(count));
        let duplicates = Arc::clone(&planned);
        let disturbed = Disturbed::of(args);
        let work = move || {
            let note_duplicate = || {
                duplicates.fetch_add(1, Ordering::Relaxed);
            };
            for body in disturbed.bodies(whole(), note_duplicate) {
                if sender.blocking_send(body).is_err() {
                    // The run was interrupted.
                    return;
                }
            }
        };
        let thread = thread::Builder::new().stack_size(STACK).spawn(work);
        thread.map_err(|error| format!("cannot start: {error}"))?;
        Ok(Self { made: Mutex::new(made), count, planned })
    }
}

/// Prepares all bodies.
pub(super) fn all(args: &Send, count: Option<u64>) -> Result<Bodies, String> {
    let files = args.what.iter().filter(|name| files::is_input(name)).count();
    let is_known = |name: &&String| *name == ALL || events::find(name).is_some() || files::is_input(name);
    if let Some(unknown) = args.what.iter().find(|name| !is_known(name)) {
        return Err(format!(
            "'{}' is neither an event nor a file; 'gancho events' lists all events",
            Escaped(unknown)
        ));
    }
    if files == 0 {
        generated(args, count.unwrap_or(DEFAULT_COUNT))
    } else if files == args.what.len() {
        let most = count.map_or(usize::MAX, |count| usize::try_from(count).unwrap_or(usize::MAX));
        let bodies = files::read(&args.what, most)?;
        Bodies::make(args, bodies.len() as u64, || bodies.into_iter())
    } else {
        Err("name either events or files, not both".to_owned())
    }
}

fn generated(args: &Send, count: u64) -> Result<Bodies, String> {
    let is_all = args.what.is_empty() || args.what.iter().any(|name| name == ALL);
    let mut names: Vec<&'static str> = Vec::new();
    if is_all {
        // A tenant status is authenticated by its own token, and receivers of deliveries do not accept it.
        let all = events::all().map(|event| event.name);
        names.extend(all.filter(|name| *name != events::TENANT_STATUS));
    } else {
        names.extend(args.what.iter().filter_map(|name| events::find(name)).map(|event| event.name));
    }
    let seed = args.seed;
    let samples = move || Samples::new(names.iter().copied(), seed);
    if samples().is_none() {
        return Err("no delivery of these events could be generated".to_owned());
    }
    let whole = move || {
        let samples = samples().into_iter().flatten();
        (0..count).zip(samples).map(|(_, envelope)| Body::of(envelope))
    };
    Bodies::make(args, count, whole)
}
