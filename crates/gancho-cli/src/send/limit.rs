//! The limits of rate and number of requests.

use std::time::Duration;

use http::Uri;
use tokio::sync::Mutex;
use tokio::time::Instant;

use crate::args::Send;

/// The maximum number of requests per second to another host, unless `--allow-host` names it.
const OTHER_HOST_RATE: u32 = 5;
/// The maximum total number of requests to such a host, including retries.
const OTHER_HOST_REQUESTS: u64 = 1_000;

/// The limits of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Limits {
    pub(super) rate: u32,
    /// The number of deliveries; `None` if it was not given.
    pub(super) count: Option<u64>,
    /// The maximum number of requests; `None` if there is no limit.
    pub(super) requests: Option<u64>,
}

impl Limits {
    pub(super) fn of(args: &Send, uri: &Uri, is_loopback: bool) -> Result<Self, String> {
        let host = uri.host().unwrap_or_default();
        let named = match &args.allow_host {
            Some(named) if named.eq_ignore_ascii_case(host) => true,
            Some(_) => return Err("--allow-host: expected the host of --url".to_owned()),
            None => false,
        };
        if is_loopback || named {
            return Ok(Self { rate: args.rate.unwrap_or(20), count: args.count, requests: None });
        }
        let too_much = |what: &str| too_much(what, host);
        if args.rate.is_some_and(|rate| rate > OTHER_HOST_RATE) {
            return Err(too_much("more than 5 requests per second"));
        }
        if args.count.is_some_and(|count| count > OTHER_HOST_REQUESTS) {
            return Err(too_much("more than 1,000 deliveries"));
        }
        let rate = args.rate.unwrap_or(OTHER_HOST_RATE);
        Ok(Self { rate, count: args.count, requests: Some(OTHER_HOST_REQUESTS) })
    }

    /// An error if there are more deliveries than requests: those of files, whose number is not given by `--count`.
    pub(super) fn check(&self, deliveries: u64, uri: &Uri) -> Result<(), String> {
        match self.requests {
            Some(most) if deliveries > most => {
                Err(too_much("more than 1,000 deliveries", uri.host().unwrap_or_default()))
            }
            _ => Ok(()),
        }
    }
}

fn too_much(what: &str, host: &str) -> String {
    format!(
        "{what} need --allow-host {host}: the host is not this machine, and you are responsible for the load"
    )
}

/// Limits the rate and the number of requests.
#[derive(Debug)]
pub(super) struct Limit {
    pause: Duration,
    turns: Mutex<Turns>,
}

#[derive(Debug)]
struct Turns {
    next: Instant,
    left: Option<u64>,
}

impl Limit {
    pub(super) fn new(limits: Limits) -> Self {
        let pause = Duration::from_secs(1) / limits.rate.max(1);
        Self { pause, turns: Mutex::new(Turns { next: Instant::now(), left: limits.requests }) }
    }

    /// Waits until the next request may be sent; false if the maximum number was sent.
    pub(super) async fn turn(&self) -> bool {
        let at = {
            let mut turns = self.turns.lock().await;
            if let Some(left) = &mut turns.left {
                if *left == 0 {
                    return false;
                }
                *left -= 1;
            }
            // After a delay, there is no burst to catch up.
            let at = turns.next.max(Instant::now());
            turns.next = at + self.pause;
            at
        };
        tokio::time::sleep_until(at).await;
        true
    }
}
