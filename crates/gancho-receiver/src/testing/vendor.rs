//! A simulated vendor that retries.

use std::future::Future;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};

use bytes::Bytes;
use gancho_core::System;
use gancho_core::superoffice::headers;
use http::{HeaderName, HeaderValue, Request, StatusCode};

/// Sends deliveries according to a vendor's [contract](System::contract): which statuses count as success, how often
/// and when it retries, and when it stops permanently.
///
/// Unpublished details are assumed: RD Station waits 1, 2, 4, 8 and 16 s between its six attempts; SuperOffice waits
/// 10 s between its three cycles of three attempts, and 10 s for a response.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use gancho_receiver::gancho_core::{System, testing::sample};
/// use gancho_receiver::testing::{FakeVendor, Signer};
/// use gancho_receiver::{Endpoint, Receiver, SqliteInbox};
/// use http_body_util::Full;
///
/// let receiver = Receiver::builder().superoffice_secret("s3cret").build()?;
/// let endpoint = Endpoint::new(receiver, SqliteInbox::in_memory()?);
/// let vendor = FakeVendor::new(System::SuperOffice).hasty(1_000);
/// let delivery = Signer::new("/webhooks").superoffice_secret("s3cret").request(&sample("sale.sold", 7).unwrap());
/// let fate = vendor.deliver(&delivery, async |request| {
///     let (_, answer) = endpoint.receive(request.map(Full::new)).await;
///     Some(answer.status(System::SuperOffice))
/// }).await;
/// assert!(fate.taken && !vendor.has_stopped());
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct FakeVendor {
    system: System,
    /// The divisor of the pauses.
    haste: u32,
    retries: bool,
    failures_in_a_row: AtomicU32,
    stopped: AtomicBool,
}

/// One attempt.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use gancho_receiver::gancho_core::System;
/// use gancho_receiver::testing::{FakeVendor, Try};
/// use http::{Request, StatusCode};
///
/// let vendor = FakeVendor::new(System::RdStationCrm).without_retries();
/// let delivery = Request::default();
/// let fate = vendor.deliver(&delivery, |_| async { Some(StatusCode::SERVICE_UNAVAILABLE) }).await;
/// let Try { status, took } = fate.tries[0];
/// assert_eq!(status, Some(StatusCode::SERVICE_UNAVAILABLE));
/// assert!(took < vendor.time_limit());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Try {
    /// The status of the response; `None` if there was none in time.
    pub status: Option<StatusCode>,
    /// How long it took.
    pub took: Duration,
}

/// The result of a delivery.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use gancho_receiver::gancho_core::System;
/// use gancho_receiver::testing::FakeVendor;
/// use http::{Request, StatusCode};
///
/// let vendor = FakeVendor::new(System::RdStationCrm).hasty(10_000);
/// let delivery = Request::default();
/// let fate = vendor.deliver(&delivery, |_| async { Some(StatusCode::SERVICE_UNAVAILABLE) }).await;
/// assert!(!fate.taken, "the delivery is lost");
/// assert_eq!(fate.tries.len(), 6);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fate {
    /// All attempts.
    pub tries: Vec<Try>,
    /// Whether the last attempt succeeded. If not, the delivery is lost.
    pub taken: bool,
}

impl FakeVendor {
    /// The vendor of this system, with its pauses.
    pub fn new(system: System) -> Self {
        Self {
            system,
            haste: 1,
            retries: true,
            failures_in_a_row: AtomicU32::new(0),
            stopped: AtomicBool::new(false),
        }
    }

    /// A faster vendor, for tests: its pauses are divided by this number.
    #[must_use]
    pub fn hasty(mut self, divisor: u32) -> Self {
        self.haste = divisor.max(1);
        self
    }

    /// A vendor that does not retry.
    #[must_use]
    pub fn without_retries(mut self) -> Self {
        self.retries = false;
        self
    }

    /// The time limit for a response.
    pub fn time_limit(&self) -> Duration {
        self.system.contract().time_limit.unwrap_or(Duration::from_secs(10))
    }

    /// Whether it has stopped sending: SuperOffice after nine consecutive failures, or a 410. RD Station does not
    /// publish when it suspends a webhook; this simulation of it never stops.
    pub fn has_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// The pauses between the attempts for one delivery.
    pub fn pauses(&self) -> Vec<Duration> {
        if !self.retries {
            return Vec::new();
        }
        let contract = self.system.contract();
        match self.system {
            System::RdStationCrm | System::RdStationMarketing => (0..u32::from(contract.retries))
                .map(|retry| Duration::from_secs(2_u64.saturating_pow(retry)))
                .collect(),
            System::SuperOffice => {
                let cycle = contract.pauses.len() + 1;
                let tries = usize::from(contract.failures_until_stopped.unwrap_or(1));
                (1..tries)
                    .map(|failures| match failures % cycle {
                        0 => Duration::from_secs(10),
                        within => contract.pauses.get(within - 1).copied().unwrap_or_default(),
                    })
                    .collect()
            }
        }
    }

    /// Sends a request until it succeeds or the vendor gives up. `send` returns the status of the response, or `None`
    /// if there is none; it is cancelled after the [time limit](Self::time_limit).
    pub async fn deliver<F, Fut>(&self, request: &Request<Bytes>, send: F) -> Fate
    where
        F: Fn(Request<Bytes>) -> Fut,
        Fut: Future<Output = Option<StatusCode>>,
    {
        self.deliver_in_turn(request, || std::future::ready(true), send).await
    }

    /// Like [`deliver`](Self::deliver); before each attempt it waits for `turn`, which does not count towards the
    /// response time, and gives up if that returns false.
    pub async fn deliver_in_turn<T, Turn, F, Fut>(&self, request: &Request<Bytes>, turn: T, send: F) -> Fate
    where
        T: Fn() -> Turn,
        Turn: Future<Output = bool>,
        F: Fn(Request<Bytes>) -> Fut,
        Fut: Future<Output = Option<StatusCode>>,
    {
        let contract = self.system.contract();
        let mut tries = Vec::new();
        let mut pauses = self.pauses().into_iter();
        loop {
            if self.has_stopped() || !turn().await {
                return Fate { tries, taken: false };
            }
            let (begin, request) = (Instant::now(), self.attempt(request, tries.len()));
            let status = tokio::time::timeout(self.time_limit(), send(request)).await.ok().flatten();
            tries.push(Try { status, took: begin.elapsed() });
            if status.is_some_and(|status| contract.accepts(status.as_u16())) {
                self.failures_in_a_row.store(0, Ordering::Relaxed);
                return Fate { tries, taken: true };
            }
            let failures = self.failures_in_a_row.fetch_add(1, Ordering::Relaxed) + 1;
            let too_many = contract.failures_until_stopped.is_some_and(|most| failures >= u32::from(most));
            let disabled = status.is_some_and(|status| contract.disabling_status == Some(status.as_u16()));
            if too_many || disabled {
                self.stopped.store(true, Ordering::Relaxed);
            }
            match pauses.next() {
                Some(pause) => tokio::time::sleep(pause / self.haste).await,
                None => return Fate { tries, taken: false },
            }
        }
    }

    fn attempt(&self, request: &Request<Bytes>, retries: usize) -> Request<Bytes> {
        let mut request = request.clone();
        if self.system == System::SuperOffice && retries > 0 {
            let name = headers::RETRY.parse::<HeaderName>().ok();
            if let Some((name, value)) = name.zip(HeaderValue::from_str(&retries.to_string()).ok()) {
                request.headers_mut().insert(name, value);
            }
        }
        request
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn fate(vendor: &FakeVendor, statuses: &[u16]) -> (usize, bool) {
        let left = AtomicU32::new(0);
        let send = |_| {
            let index = left.fetch_add(1, Ordering::Relaxed) as usize;
            let status = statuses[index.min(statuses.len() - 1)];
            async move { StatusCode::from_u16(status).ok() }
        };
        let fate = vendor.deliver(&Request::new(Bytes::new()), send).await;
        (fate.tries.len(), fate.taken)
    }

    #[tokio::test(start_paused = true)]
    async fn each_vendor_follows_its_contract() {
        let crm = FakeVendor::new(System::RdStationCrm);
        assert_eq!(fate(&crm, &[204]).await, (1, true));
        assert_eq!(fate(&crm, &[503, 500, 200]).await, (3, true));
        assert_eq!(fate(&crm, &[410]).await, (6, false));
        assert!(!crm.has_stopped());

        let superoffice = FakeVendor::new(System::SuperOffice);
        assert_eq!(fate(&superoffice, &[204, 200]).await, (2, true));
        assert_eq!(fate(&superoffice, &[503]).await, (9, false));
        assert!(superoffice.has_stopped());
        assert_eq!(fate(&superoffice, &[200]).await, (0, false));
        let disabled = FakeVendor::new(System::SuperOffice);
        assert_eq!(fate(&disabled, &[410]).await, (1, false));
        assert!(disabled.has_stopped());
        let pauses: Vec<u64> =
            FakeVendor::new(System::SuperOffice).pauses().iter().map(Duration::as_secs).collect();
        assert_eq!(pauses, [1, 4, 10, 1, 4, 10, 1, 4]);
    }
}
