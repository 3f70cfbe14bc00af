//! Processes the deliveries of an inbox.

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use metrics::counter;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};
use tracing::{error, info};

use crate::{Inbox, InboxError, Work, observe};

/// The concurrency, time limits and retries of a worker.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use std::time::Duration;
///
/// use gancho_receiver::{Inbox as _, Policy, SqliteInbox, Work, Worker};
/// # use gancho_receiver::{Receiver, gancho_core::System};
/// # let receiver = Receiver::builder().allow_unsigned(System::RdStationCrm).build()?;
/// # let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// # let entry = receiver.accept(&http::Method::POST, &"/".parse()?, &http::HeaderMap::new(), body.as_slice()).entry().unwrap();
///
/// let mut policy = Policy::default();
/// policy.tries = 3;
/// policy.first_pause = Duration::ZERO;
///
/// let inbox = SqliteInbox::in_memory()?;
/// inbox.store(entry).await?;
/// # let watched = inbox.clone();
/// # let open = async || watched.counts().await.is_ok_and(|counts| counts.done + counts.dead == 0);
/// let stop = async move { while open().await { tokio::task::yield_now().await } };
/// let worker = Worker::new(inbox.clone()).policy(policy);
/// let handler = async |work: Work| if work.tries < 3 { Err("the other system is down".to_owned()) } else { Ok(()) };
/// worker.run_until(stop, handler).await;
/// assert_eq!(inbox.counts().await?.done, 1, "the last attempt succeeded");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Policy {
    /// The maximum number of deliveries that are processed at a time; at most one per document.
    pub at_once: usize,
    /// The length of a lease. A handler that is not ready when 90 % of it is over is cancelled, and its delivery is
    /// retried. A lease begins when the work is taken, so an inbox that commits slowly leaves less time.
    ///
    /// A handler that blocks its thread cannot be cancelled: it runs on, possibly beside its retry, and no longer counts
    /// towards [`at_once`](Self::at_once). Use [`spawn_blocking`](tokio::task::spawn_blocking) for blocking work.
    pub lease: Duration,
    /// The pause before the second attempt; it doubles for each further attempt.
    pub first_pause: Duration,
    /// The maximum pause.
    pub longest_pause: Duration,
    /// The number of attempts after which a delivery becomes a dead letter. A revived one has as many again.
    pub tries: u32,
    /// The pause before the next check when there is no work.
    pub idle: Duration,
}

impl Default for Policy {
    /// Eight at a time, with leases of one minute; 18 attempts, with pauses from 1 s to 2 hours that add up to a little
    /// over ten hours.
    fn default() -> Self {
        Self {
            at_once: 8,
            lease: Duration::from_secs(60),
            first_pause: Duration::from_secs(1),
            longest_pause: Duration::from_secs(2 * 60 * 60),
            tries: 18,
            idle: Duration::from_millis(100),
        }
    }
}

impl Policy {
    /// The pause after this number of attempts.
    fn pause(&self, tries: u32) -> Duration {
        let factor = 2_u32.checked_pow(tries.saturating_sub(1)).unwrap_or(u32::MAX);
        self.first_pause.saturating_mul(factor).min(self.longest_pause)
    }
}

/// Takes work from an inbox and passes it to a handler, until it is stopped.
///
/// ```no_run
/// # async fn run() -> Result<(), Box<dyn std::error::Error>> {
/// use gancho_receiver::{SqliteInbox, Worker};
///
/// let worker = Worker::new(SqliteInbox::open("inbox.db")?);
/// worker.run(|work| async move {
///     println!("{}", work.envelope().map_err(|error| error.to_string())?.event_name());
///     Ok(())
/// }).await;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Worker<I> {
    inbox: I,
    policy: Policy,
    logs_errors: bool,
}

impl<I: Inbox> Worker<I> {
    /// A worker with the default [`Policy`].
    pub fn new(inbox: I) -> Self {
        Self { inbox, policy: Policy::default(), logs_errors: false }
    }

    /// Sets the policy.
    #[must_use]
    pub fn policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    /// Logs the errors of the handler. By default they are only stored, because they may contain values of payloads.
    #[must_use]
    pub fn log_errors(mut self) -> Self {
        self.logs_errors = true;
        self
    }

    /// Runs forever. Stop it by dropping the future: this cancels the handlers at their next `.await`, and their
    /// deliveries are leased again when their leases have ended. [`run_until`](Self::run_until) stops without
    /// cancelling.
    ///
    /// If a handler returns an error, panics or takes too long, it receives the delivery again after a pause. After
    /// [`Policy::tries`] attempts, the delivery is a dead letter. The message of the error is stored with the delivery.
    ///
    /// An attempt that does not end also counts, for example because the handler aborts the process: when its lease has
    /// ended after the last attempt, the delivery is a dead letter, and the handler does not receive it again.
    /// Deliveries that were processed at the same moment lose that attempt too; [`Inbox::revive`] gives all back.
    pub async fn run<F, Fut>(&self, handler: F)
    where
        F: Fn(Work) -> Fut,
        Fut: Future<Output = Result<(), String>> + Send + 'static,
    {
        self.run_until(std::future::pending(), handler).await;
    }

    /// Runs until `stop` is ready; then takes no more work, and returns when the leased deliveries are processed.
    ///
    /// Dropping the future before that cancels the handlers, as in [`run`](Self::run).
    pub async fn run_until<F, Fut>(&self, stop: impl Future<Output = ()>, handler: F)
    where
        F: Fn(Work) -> Fut,
        Fut: Future<Output = Result<(), String>> + Send + 'static,
    {
        let mut stop = std::pin::pin!(stop);
        let mut busy = JoinSet::new();
        let mut is_failing = false;
        loop {
            // Before work is taken: the choice below is random if `stop` and other branches are ready.
            tokio::select! {
                biased;
                () = &mut stop => break,
                () = std::future::ready(()) => {}
            }
            // The leases begin after this.
            let begin = Instant::now();
            let room = self.policy.at_once.max(1).saturating_sub(busy.len());
            let taken = if room == 0 { Vec::new() } else { self.take(room, &mut is_failing).await };
            let idle = taken.is_empty();
            for work in taken {
                if work.attempt > self.policy.tries.max(1) {
                    self.bury_unfinished(&work).await;
                    continue;
                }
                // The handler may also panic before it returns its future.
                let running = std::panic::catch_unwind(AssertUnwindSafe(|| handler(work.clone()))).ok();
                let worker = self.clone();
                busy.spawn(async move { worker.attempt(&work, begin, running).await });
            }
            tokio::select! {
                () = &mut stop => break,
                // Completed work may have unblocked the next delivery of its document.
                Some(_) = busy.join_next() => while busy.try_join_next().is_some() {},
                () = sleep(self.policy.idle), if idle || busy.len() >= self.policy.at_once => {}
                () = std::future::ready(()), if !idle && busy.len() < self.policy.at_once => {}
            }
        }
        while busy.join_next().await.is_some() {}
    }

    /// Leases work. A failure is reported when it begins and when it ends, because this is tried several times a
    /// second.
    async fn take(&self, most: usize, is_failing: &mut bool) -> Vec<Work> {
        let taken = self.inbox.take(most, self.policy.lease).await;
        let was_failing = std::mem::replace(is_failing, taken.is_err());
        match taken {
            Ok(work) => {
                if was_failing {
                    info!("can take work again");
                }
                work
            }
            Err(error) => {
                if !was_failing {
                    error!(%error, "cannot take work; this is tried again without further messages");
                }
                Vec::new()
            }
        }
    }

    /// Awaits the handler and records the outcome. The lease began at `begin` or later. `None` is a handler that has
    /// panicked.
    async fn attempt(
        &self,
        work: &Work,
        begin: Instant,
        handled: Option<impl Future<Output = Result<(), String>> + Send + 'static>,
    ) {
        // A separate task, so that a panic counts as a failure. The set cancels it when this future is dropped.
        let mut task = JoinSet::new();
        if let Some(handled) = handled {
            task.spawn(handled);
        }
        // The limit is shorter than the lease, so that a cancelled handler has stopped before its work is leased again.
        // A part of it may be over: the lease began before it was committed.
        let left = self.policy.lease.mul_f64(0.9).saturating_sub(begin.elapsed());
        let outcome = match tokio::time::timeout(left, task.join_next()).await {
            Ok(Some(Ok(outcome))) => outcome.map_err(|reason| (reason, self.logs_errors)),
            Ok(Some(Err(_)) | None) => Err(("the handler panicked".to_owned(), true)),
            Err(_) => {
                // A handler that blocks its thread cannot be cancelled. It must not keep the outcome from being recorded.
                let _ = tokio::time::timeout(self.policy.lease.mul_f64(0.05), task.shutdown()).await;
                Err(("the handler took longer than 90 % of its lease".to_owned(), true))
            }
        };
        let Self { inbox, policy, .. } = self;
        let (recorded, name) = match outcome {
            Ok(()) => (inbox.acknowledge(work).await, "done"),
            Err((reason, is_logged)) if work.attempt >= policy.tries => {
                observe::not_processed(work, None, is_logged.then_some(&reason));
                (inbox.bury(work, &reason).await, "dead")
            }
            Err((reason, is_logged)) => {
                let pause = policy.pause(work.attempt);
                observe::not_processed(work, Some(pause), is_logged.then_some(&reason));
                (inbox.retry(work, pause, &reason).await, "retry")
            }
        };
        note_outcome(work, name, recorded);
    }

    /// Makes a dead letter of work whose last attempt did not end. Its handler may end the process, for example by
    /// using up the memory, and would do so again.
    async fn bury_unfinished(&self, work: &Work) {
        let reason = "no attempt is left, and the last one did not end: the process stopped, or the lease was too short"
            .to_owned();
        observe::not_processed(work, None, Some(&reason));
        note_outcome(work, "dead", self.inbox.bury(work, &reason).await);
    }
}

fn note_outcome(work: &Work, name: &'static str, recorded: Result<bool, InboxError>) {
    counter!(observe::WORKED, "outcome" => name).increment(1);
    if let Err(error) = recorded {
        let key = work.key.fingerprint();
        error!(%key, %error, "cannot record the outcome of work");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_the_maximum() {
        let policy = Policy::default();
        let pauses: Vec<u64> = (1..=20).map(|tries| policy.pause(tries).as_secs()).collect();
        assert_eq!(&pauses[..4], [1, 2, 4, 8]);
        assert_eq!((pauses[12], pauses[13], pauses[19]), (4096, 7200, 7200));
        assert_eq!(policy.pause(u32::MAX).as_secs(), 7200);
        // A little over ten hours in total, as the default is documented.
        let between_tries = pauses.iter().take(policy.tries as usize - 1).sum::<u64>();
        assert_eq!(between_tries, 36_991);
    }
}
