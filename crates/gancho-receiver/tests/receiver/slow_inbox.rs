//! A worker whose inbox commits slowly.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use gancho_core::chrono::{DateTime, Utc};
use gancho_receiver::{
    Counts, Entry, Inbox, InboxError, Kept, Policy, Replayed, SqliteInbox, Stored, Work, Worker,
};

use crate::histories::{body, entry};

const LEASE: Duration = Duration::from_secs(1);

/// An inbox that returns the first leased delivery when a part of the lease is over.
#[derive(Clone)]
struct Slow(SqliteInbox);

impl Inbox for Slow {
    async fn store(&self, entry: Entry) -> Result<Stored, InboxError> {
        self.0.store(entry).await
    }

    async fn take(&self, most: usize, lease: Duration) -> Result<Vec<Work>, InboxError> {
        let taken = self.0.take(most, lease).await;
        if taken.iter().flatten().any(|work| work.tries == 1) {
            tokio::time::sleep(LEASE.mul_f64(0.3)).await;
        }
        taken
    }

    async fn acknowledge(&self, work: &Work) -> Result<bool, InboxError> {
        self.0.acknowledge(work).await
    }

    async fn retry(&self, work: &Work, after: Duration, reason: &str) -> Result<bool, InboxError> {
        self.0.retry(work, after, reason).await
    }

    async fn bury(&self, work: &Work, reason: &str) -> Result<bool, InboxError> {
        self.0.bury(work, reason).await
    }

    async fn revive(&self) -> Result<u64, InboxError> {
        self.0.revive().await
    }

    async fn replay(&self, up_to: i64) -> Result<Replayed, InboxError> {
        self.0.replay(up_to).await
    }

    async fn forget(&self, before: DateTime<Utc>, up_to: i64) -> Result<u64, InboxError> {
        self.0.forget(before, up_to).await
    }

    async fn counts(&self) -> Result<Counts, InboxError> {
        self.0.counts().await
    }

    async fn after(&self, id: i64, most: usize) -> Result<Vec<Kept>, InboxError> {
        self.0.after(id, most).await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_handler_ends_before_its_work_is_leased_again() {
    let inbox = Slow(SqliteInbox::in_memory().unwrap());
    inbox.store(entry(&body(1, "updated", 1, 1))).await.unwrap();
    let mut policy = Policy::default();
    policy.lease = LEASE;
    policy.first_pause = Duration::ZERO;
    policy.idle = Duration::from_millis(2);
    let worker = Worker::new(inbox.clone()).policy(policy);
    let (running, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (counted, seen) = (Arc::clone(&running), Arc::clone(&most));
    let done = async {
        while inbox.counts().await.unwrap().done == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    let run = worker.run_until(done, |_| {
        let (counted, seen) = (Arc::clone(&counted), Arc::clone(&seen));
        async move {
            /// Counts down at the end, and when the handler is cancelled.
            struct Running(Arc<AtomicUsize>);

            impl Drop for Running {
                fn drop(&mut self) {
                    self.0.fetch_sub(1, Ordering::SeqCst);
                }
            }

            seen.fetch_max(counted.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            let running = Running(counted);
            tokio::time::sleep(LEASE.mul_f64(0.85)).await;
            drop(running);
            Ok(())
        }
    });
    tokio::time::timeout(Duration::from_secs(20), run).await.unwrap();
    assert_eq!((most.load(Ordering::SeqCst), running.load(Ordering::SeqCst)), (1, 0));
}
