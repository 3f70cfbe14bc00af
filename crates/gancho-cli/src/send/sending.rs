//! Sends deliveries, each until it is accepted or the vendor would give up.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use gancho_core::{Accepted, System};
use gancho_receiver::testing::{FakeVendor, Signer};
use http::StatusCode;

use super::bodies::Bodies;
use super::limit::Limit;
use super::report::{Report, Response};
use crate::http_client::{Client, Fault};
use crate::note::note;

/// The state that all tasks share.
pub(super) struct Sending {
    pub(super) client: Client,
    pub(super) limit: Limit,
    pub(super) signer: Signer,
    /// The simulated vendor of each system.
    pub(super) vendors: BTreeMap<System, FakeVendor>,
    pub(super) bodies: Bodies,
    pub(super) report: Mutex<Report>,
    /// Whether the user knows why the run may take long.
    pub(super) explained: AtomicBool,
}

impl Sending {
    pub(super) fn report(&self) -> MutexGuard<'_, Report> {
        self.report.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends a request once, and reports the response.
    async fn attempt(
        &self,
        system: System,
        vendor: &FakeVendor,
        request: http::Request<bytes::Bytes>,
    ) -> Option<StatusCode> {
        let mut attempt =
            Attempt { sending: self, system, vendor, begin: Instant::now(), response: Fault::Late.into() };
        let response = self.client.send(request).await;
        let status = response.as_ref().ok().copied();
        attempt.response = response.into();
        status
    }

    /// Says once that the run takes long because the vendor would retry.
    fn explain(&self, system: System, vendor: &FakeVendor, response: &Response) {
        let pauses = vendor.pauses();
        if pauses.is_empty() || self.explained.swap(true, Ordering::Relaxed) {
            return;
        }
        let seconds = pauses.iter().map(Duration::as_secs).sum::<u64>();
        let other_success = match system.contract().accepted {
            Accepted::OkOnly if response.is_success() => ", but the vendor accepts only 200",
            Accepted::OkOnly | Accepted::AnySuccess => "",
        };
        note(&format!(
            "a delivery failed ({response}{other_success}); the vendor retries it {} times within {seconds} s; with \
             --retries hasty the pauses are shorter",
            pauses.len()
        ));
    }

    /// Sends one delivery after the other, until none is left.
    pub(super) async fn work(self: Arc<Self>) {
        while let Some(body) = self.bodies.next().await {
            let request = body.request(&self.signer);
            #[expect(clippy::expect_used, reason = "there is one for each system")]
            let vendor = self.vendors.get(&body.system).expect("each system has a vendor");
            let is_refused = AtomicBool::new(false);
            let turn = async || {
                let may_send = self.limit.turn().await;
                is_refused.store(!may_send, Ordering::Relaxed);
                may_send
            };
            let attempt = |request| self.attempt(body.system, vendor, request);
            let fate = vendor.deliver_in_turn(&request, turn, attempt).await;
            if is_refused.into_inner() {
                // The vendor would go on: the delivery is not lost.
                self.report().not_completed += 1;
            } else {
                self.report().delivered(fate.taken);
            }
        }
    }
}

/// An attempt, which is reported when it ends. The simulated vendor drops it when the response is too late.
struct Attempt<'a> {
    sending: &'a Sending,
    system: System,
    vendor: &'a FakeVendor,
    begin: Instant,
    response: Response,
}

impl Drop for Attempt<'_> {
    fn drop(&mut self) {
        self.sending.report().responded(self.response.clone(), self.begin.elapsed());
        let contract = self.system.contract();
        let is_accepted = matches!(self.response, Response::Status(status) if contract.accepts(status));
        if !is_accepted {
            self.sending.explain(self.system, self.vendor, &self.response);
        }
    }
}
