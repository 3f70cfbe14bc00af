//! The results of a run.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Write as _};
use std::time::Duration;

use http::StatusCode;

use crate::http_client::Fault;
use crate::{output, table};

/// The time after which RD Station gives up on a request. SuperOffice does not publish its limit.
const LATE: Duration = Duration::from_secs(5);

/// The response to one request.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Response {
    Status(u16),
    /// There is none, for this reason.
    None(Fault),
}

impl Response {
    /// Whether it has one of the status codes for success. SuperOffice accepts only one of them.
    pub(super) fn is_success(&self) -> bool {
        matches!(self, Self::Status(200..300))
    }
}

impl From<Fault> for Response {
    fn from(fault: Fault) -> Self {
        Self::None(fault)
    }
}

impl From<Result<StatusCode, Fault>> for Response {
    fn from(response: Result<StatusCode, Fault>) -> Self {
        response.map_or_else(Self::None, |status| Self::Status(status.as_u16()))
    }
}

impl fmt::Display for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status) => write!(f, "{status}"),
            Self::None(Fault::Late) => f.write_str("no response in time"),
            Self::None(fault) => write!(f, "no response: {fault}"),
        }
    }
}

#[derive(Default)]
pub(super) struct Report {
    accepted: u64,
    lost: u64,
    /// Whether SuperOffice would have disabled the webhook. The simulated RD Station never does.
    pub(super) disabled: bool,
    /// The number of deliveries that were not completed, if the run was interrupted.
    pub(super) interrupted: Option<u64>,
    /// The number of deliveries that were not completed because the maximum number of requests was sent.
    pub(super) not_completed: u64,
    /// The number of each response.
    responses: BTreeMap<Response, u64>,
    times: Vec<Duration>,
}

impl Report {
    pub(super) fn responded(&mut self, response: Response, took: Duration) {
        *self.responses.entry(response).or_default() += 1;
        self.times.push(took);
    }

    pub(super) fn delivered(&mut self, is_accepted: bool) {
        if is_accepted {
            self.accepted += 1;
        } else {
            self.lost += 1;
        }
    }

    /// The number of completed deliveries.
    pub(super) fn deliveries(&self) -> u64 {
        self.accepted + self.lost
    }

    /// The most frequent reason, and its description, if no request had a response.
    pub(super) fn no_response(&self) -> Option<(&Fault, String)> {
        let mut most = None;
        for (response, count) in &self.responses {
            let Response::None(fault) = response else { return None };
            if most.is_none_or(|(_, other)| count > other) {
                most = Some((fault, count));
            }
        }
        most.map(|(fault, _)| (fault, Response::None(fault.clone()).to_string()))
    }

    /// Whether nothing would have been lost, and no webhook disabled.
    pub(super) fn is_clean(&self) -> bool {
        self.lost == 0 && !self.disabled
    }

    pub(super) fn print(&self) -> io::Result<()> {
        let mut times = self.times.clone();
        times.sort_unstable();
        let at = |percent: usize| {
            let index = (times.len() * percent / 100).min(times.len().saturating_sub(1));
            milliseconds(times.get(index).copied().unwrap_or_default())
        };
        let late = times.iter().filter(|time| **time > LATE).count();
        let mut statuses = table::columns(["status", "requests"]);
        for (response, count) in &self.responses {
            statuses.add_row([response.to_string(), count.to_string()]);
        }
        let mut sums = table::columns(["deliveries", "accepted", "lost", "p50", "p99", "max", "over 5 s"]);
        sums.add_row([
            self.deliveries().to_string(),
            self.accepted.to_string(),
            self.lost.to_string(),
            at(50),
            at(99),
            at(100),
            late.to_string(),
        ]);
        let mut out = output::data();
        writeln!(out, "{}\n\n{}", statuses.trim_fmt(), sums.trim_fmt())?;
        if self.disabled {
            writeln!(
                out,
                "\nSuperOffice would have disabled the webhook: all later deliveries would be lost"
            )?;
        }
        out.flush()
    }
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}
