//! In any order of arrival, a consumer that applies all leased deliveries reaches the same state.

use std::collections::BTreeMap;
use std::time::Duration;

use gancho_receiver::{Inbox, SqliteInbox, Work};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::histories::{arrivals, entry, final_state, own};

const LEASE: Duration = Duration::from_secs(60);

/// Applies a delivery: it replaces the earlier state of its document.
fn apply(state: &mut BTreeMap<String, String>, work: &Work) {
    let envelope = work.envelope().unwrap();
    state.insert(envelope.subject_id().unwrap().into_owned(), work.key.as_str().to_owned());
}

/// Stores deliveries in their order of arrival. In between it takes some work, and acknowledges it or lets it fail.
async fn run(
    inbox: &impl Inbox,
    arrivals: impl Iterator<Item = &String>,
    mut choices: impl Iterator<Item = u8>,
) -> BTreeMap<String, String> {
    let mut state = BTreeMap::new();
    let mut choose = || choices.next().unwrap_or(0);
    for body in arrivals {
        inbox.store(entry(body)).await.unwrap();
        if choose() % 2 == 0 {
            continue;
        }
        let taken = inbox.take(usize::from(choose() % 3) + 1, LEASE).await.unwrap();
        let mut subjects: Vec<_> =
            taken.iter().map(|work| work.envelope().unwrap().subject_id().unwrap().into_owned()).collect();
        subjects.sort();
        subjects.dedup();
        assert_eq!(subjects.len(), taken.len(), "two deliveries of one document are leased at a time");
        for work in taken {
            match choose() % 4 {
                // It is applied, and then the acknowledgement is lost or the handler fails, so it is leased again.
                0 => {
                    apply(&mut state, &work);
                    assert!(inbox.retry(&work, Duration::ZERO, "no").await.unwrap());
                }
                1 => assert!(inbox.retry(&work, Duration::ZERO, "no").await.unwrap()),
                _ => {
                    apply(&mut state, &work);
                    assert!(inbox.acknowledge(&work).await.unwrap());
                }
            }
        }
    }
    loop {
        let taken = inbox.take(10, LEASE).await.unwrap();
        if taken.is_empty() {
            return state;
        }
        for work in taken {
            apply(&mut state, &work);
            assert!(inbox.acknowledge(&work).await.unwrap());
        }
    }
}

/// Runs one history in an inbox that contains others, which are all processed.
pub(crate) async fn check(
    inbox: &impl Inbox,
    case: usize,
    bodies: &[String],
    order: &[usize],
    choices: &[u8],
) {
    let bodies: Vec<String> = bodies.iter().map(|body| own(body, case)).collect();
    let before = inbox.counts().await.unwrap();
    let state = run(inbox, order.iter().map(|index| &bodies[*index]), choices.iter().copied()).await;
    assert_eq!(state, final_state(&bodies));
    let after = inbox.counts().await.unwrap();
    assert_eq!(after.total() - before.total(), u64::try_from(bodies.len()).unwrap(), "each is stored once");
    assert_eq!(after.duplicates - before.duplicates, u64::try_from(order.len() - bodies.len()).unwrap());
    assert_eq!(after.done + after.superseded, after.total());
}

/// `GANCHO_HISTORIES` sets the number of histories: `.ci/long` runs 10,000.
pub(crate) fn histories(default: u32) -> TestRunner {
    let cases = std::env::var("GANCHO_HISTORIES").ok().and_then(|text| text.parse().ok()).unwrap_or(default);
    TestRunner::new(ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() })
}

#[test]
fn any_order_ends_in_the_same_state() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let choices = proptest::collection::vec(any::<u8>(), 0..60);
    let (inboxes, case) = (std::cell::RefCell::new(None), std::cell::Cell::new(0));
    histories(1_000)
        .run(&(arrivals(), choices), |((bodies, order), choices)| {
            case.set(case.get() + 1);
            // A new inbox from time to time, because counting scans all rows.
            let fresh = case.get() % 50 == 1;
            let inbox = inboxes
                .borrow()
                .clone()
                .filter(|_| !fresh)
                .unwrap_or_else(|| SqliteInbox::in_memory().unwrap());
            *inboxes.borrow_mut() = Some(inbox.clone());
            let checked = std::panic::AssertUnwindSafe(|| {
                runtime.block_on(check(&inbox, case.get(), &bodies, &order, &choices));
            });
            std::panic::catch_unwind(checked).map_err(|_| {
                // A new inbox after a failed case, so that the next one starts empty.
                *inboxes.borrow_mut() = None;
                TestCaseError::fail("the state differs")
            })
        })
        .unwrap();
}
