//! The worker.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use gancho_receiver::{Inbox as _, Policy, SqliteInbox, Worker};

use crate::histories::{body, entry};

fn policy() -> Policy {
    let mut policy = Policy::default();
    policy.first_pause = Duration::from_millis(1);
    policy.idle = Duration::from_millis(2);
    policy.lease = Duration::from_secs(2);
    policy.tries = 3;
    policy
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_work_is_processed_in_order_despite_failures_and_panics() {
    let inbox = SqliteInbox::in_memory().unwrap();
    for uuid in 0..60 {
        inbox.store(entry(&body(u8::try_from(uuid % 6).unwrap(), "updated", uuid, uuid))).await.unwrap();
    }
    let seen: Arc<Mutex<Vec<u32>>> = Arc::default();
    let calls = Arc::new(AtomicUsize::new(0));
    let worker = Worker::new(inbox.clone()).policy(policy());
    let (handler_seen, handler_calls) = (Arc::clone(&seen), Arc::clone(&calls));
    let done = async {
        while inbox.counts().await.unwrap().done + inbox.counts().await.unwrap().dead < 60 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    let run = worker.run_until(done, move |work| {
        let (seen, calls) = (Arc::clone(&handler_seen), Arc::clone(&handler_calls));
        async move {
            calls.fetch_add(1, Ordering::Relaxed);
            let uuid: u32 = work.key.as_str().parse().unwrap();
            match (uuid, work.tries) {
                (7, 1) => return Err("not now".to_owned()),
                (8, 1 | 2) => panic!("a handler's bug"),
                (9, _) => return Err("never".to_owned()),
                _ => {}
            }
            seen.lock().unwrap().push(uuid);
            Ok(())
        }
    });
    tokio::time::timeout(Duration::from_secs(30), run).await.unwrap();
    let seen = seen.lock().unwrap().clone();
    assert_eq!(seen.len(), 59);
    for document in 0..6 {
        let of_one: Vec<u32> = seen.iter().copied().filter(|uuid| uuid % 6 == document).collect();
        assert!(of_one.is_sorted(), "{of_one:?}");
    }
    let counts = inbox.counts().await.unwrap();
    assert_eq!((counts.done, counts.dead, counts.total()), (59, 1, 60));
    assert_eq!(calls.load(Ordering::Relaxed), 59 + 1 + 2 + 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_revived_dead_letter_has_all_its_attempts() {
    let inbox = SqliteInbox::in_memory().unwrap();
    inbox.store(entry(&body(1, "updated", 1, 1))).await.unwrap();
    let calls = Arc::new(AtomicUsize::new(0));
    let mut policy = policy();
    policy.lease = Duration::MAX;
    let worker = Worker::new(inbox.clone()).policy(policy);
    for round in 1..=2 {
        let dead = async {
            while inbox.counts().await.unwrap().dead == 0 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        let fail = |_| {
            calls.fetch_add(1, Ordering::Relaxed);
            std::future::ready(Err("never".to_owned()))
        };
        tokio::time::timeout(Duration::from_secs(20), worker.run_until(dead, fail)).await.unwrap();
        assert_eq!(calls.load(Ordering::Relaxed), 3 * round);
        assert_eq!(inbox.revive().await.unwrap(), 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_delivery_whose_attempts_never_ended_is_not_handled_again() {
    let inbox = SqliteInbox::in_memory().unwrap();
    for uuid in 1..=2 {
        inbox.store(entry(&body(1, "updated", uuid, uuid))).await.unwrap();
    }
    // As if the process was killed three times.
    for attempt in 1..=3 {
        assert_eq!(inbox.take(1, Duration::ZERO).await.unwrap()[0].attempt, attempt);
    }
    let handled: Arc<Mutex<Vec<String>>> = Arc::default();
    let keys = Arc::clone(&handled);
    let worker = Worker::new(inbox.clone()).policy(policy());
    let done = async {
        while inbox.counts().await.unwrap().done == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    let run = worker.run_until(done, |work| {
        keys.lock().unwrap().push(work.key.as_str().to_owned());
        std::future::ready(Ok(()))
    });
    tokio::time::timeout(Duration::from_secs(20), run).await.unwrap();
    assert_eq!(*handled.lock().unwrap(), ["2"], "the next delivery of its document");
    let counts = inbox.counts().await.unwrap();
    assert_eq!((counts.dead, counts.done), (1, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_handler_that_hangs_is_cancelled() {
    let inbox = SqliteInbox::in_memory().unwrap();
    inbox.store(entry(&body(1, "updated", 1, 1))).await.unwrap();
    let mut policy = policy();
    policy.lease = Duration::from_millis(50);
    let done = async {
        while inbox.counts().await.unwrap().done == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    let worker = Worker::new(inbox.clone()).policy(policy);
    let run = worker.run_until(done, |work| async move {
        if work.tries == 1 {
            std::future::pending::<()>().await;
        }
        Ok(())
    });
    tokio::time::timeout(Duration::from_secs(20), run).await.unwrap();
}

#[tokio::test]
async fn no_work_is_taken_after_the_stop() {
    let inbox = SqliteInbox::in_memory().unwrap();
    inbox.store(entry(&body(1, "updated", 1, 1))).await.unwrap();
    let worker = Worker::new(inbox.clone()).policy(policy());
    worker.run_until(std::future::ready(()), |_| async { Ok(()) }).await;
    assert_eq!(inbox.counts().await.unwrap().ready, 1);
}

/// One of the running handlers, which are counted.
struct Running(Arc<AtomicUsize>);

impl Running {
    fn begin(count: &Arc<AtomicUsize>) -> Self {
        count.fetch_add(1, Ordering::SeqCst);
        Self(Arc::clone(count))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

async fn until(condition: impl Fn() -> bool) {
    let wait = async {
        while !condition() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), wait).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn dropping_a_run_cancels_its_handlers() {
    let inbox = SqliteInbox::in_memory().unwrap();
    for uuid in 0..3 {
        inbox.store(entry(&body(u8::try_from(uuid).unwrap(), "updated", 1, uuid))).await.unwrap();
    }
    let count = Arc::new(AtomicUsize::new(0));
    let started = Arc::clone(&count);
    let worker = Worker::new(inbox.clone()).policy(policy());
    let run = tokio::spawn(async move {
        let hang = |_| {
            let running = Running::begin(&started);
            async move {
                std::future::pending::<()>().await;
                drop(running);
                Ok(())
            }
        };
        worker.run(hang).await;
    });
    until(|| count.load(Ordering::SeqCst) == 3).await;
    run.abort();
    until(|| count.load(Ordering::SeqCst) == 0).await;
    // Their outcomes are not recorded: the deliveries wait for the end of their leases.
    assert_eq!(inbox.counts().await.unwrap().leased, 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 8)]
async fn handlers_that_block_or_panic_before_their_future_are_failures() {
    let inbox = SqliteInbox::in_memory().unwrap();
    for uuid in 0..2 {
        inbox.store(entry(&body(u8::try_from(uuid).unwrap(), "updated", 1, uuid))).await.unwrap();
    }
    let mut policy = policy();
    policy.tries = 1;
    let worker = Worker::new(inbox.clone()).policy(policy);
    let (release, blocked) = std::sync::mpsc::channel::<()>();
    let blocked = Arc::new(Mutex::new(blocked));
    let run = tokio::spawn(async move {
        let handler = |work: gancho_receiver::Work| {
            assert_ne!(work.key.as_str(), "1", "this one panics");
            let blocked = Arc::clone(&blocked);
            async move {
                let _ = blocked.lock().unwrap().recv();
                Ok(())
            }
        };
        worker.run(handler).await;
    });
    let mut dead = 0;
    for _ in 0..1_000 {
        dead = inbox.counts().await.unwrap().dead;
        if dead == 2 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    drop(release);
    run.abort();
    assert_eq!(dead, 2);
}
