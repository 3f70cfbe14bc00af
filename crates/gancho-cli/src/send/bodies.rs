//! The bodies to send.

use gancho_core::events;
use gancho_core::testing::Samples;

use super::body::Body;
use super::chance::Chance;
use super::files;
use crate::args::Send;
use crate::message::Escaped;

/// The default number of generated deliveries.
const DEFAULT_COUNT: u64 = 100;
/// The maximum distance of two deliveries that are swapped.
const MAX_DELAY: usize = 10;
/// The argument that means all events.
const ALL: &str = "all";

/// All bodies, in the order in which they are sent.
pub(super) fn all(args: &Send, count: Option<u64>) -> Result<Vec<Body>, String> {
    let files = args.what.iter().filter(|name| files::is_input(name)).count();
    let is_known = |name: &&String| *name == ALL || events::find(name).is_some() || files::is_input(name);
    if let Some(unknown) = args.what.iter().find(|name| !is_known(name)) {
        return Err(format!(
            "'{}' is neither an event nor a file; 'gancho events' lists all events",
            Escaped(unknown)
        ));
    }
    let whole = if files == 0 {
        generated(args, count.unwrap_or(DEFAULT_COUNT))?
    } else if files == args.what.len() {
        let most = count.map_or(usize::MAX, |count| usize::try_from(count).unwrap_or(usize::MAX));
        files::read(&args.what, most)?
    } else {
        return Err("name either events or files, not both".to_owned());
    };
    Ok(disturb(whole, args))
}

fn generated(args: &Send, count: u64) -> Result<Vec<Body>, String> {
    // A tenant status is authenticated by its own token, and receivers of deliveries do not accept it.
    let all =
        || events::all().map(|event| event.name).filter(|name| *name != events::TENANT_STATUS).collect();
    let names: Vec<&str> = match args.what.as_slice() {
        names if names.is_empty() || names.iter().any(|name| name == ALL) => all(),
        names => names.iter().map(String::as_str).collect(),
    };
    let samples = Samples::new(names, args.seed).ok_or("no delivery of these events could be generated")?;
    Ok((0..count).zip(samples).map(|(_, envelope)| Body::of(envelope)).collect())
}

/// Truncates, duplicates and reorders bodies as requested.
fn disturb(whole: Vec<Body>, args: &Send) -> Vec<Body> {
    let mut chance = Chance::new(args.seed);
    let mut bodies = Vec::with_capacity(whole.len());
    for body in whole {
        let body = if chance.happens(args.broken.0) { body.broken() } else { body };
        if chance.happens(args.duplicates.0) {
            bodies.push(body.clone());
        }
        bodies.push(body);
    }
    for index in 0..bodies.len() {
        if chance.happens(args.reorder.0) {
            let later = index + 1 + chance.below(MAX_DELAY);
            if later < bodies.len() {
                bodies.swap(index, later);
            }
        }
    }
    bodies
}
