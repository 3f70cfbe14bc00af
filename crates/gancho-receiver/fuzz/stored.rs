//! What is in the inbox after a request.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use gancho_core::{Envelope, ParseOptions};
use gancho_receiver::{Answer, ArchiveLine, Endpoint, Inbox as _, Kept, Key, Refusal, SqliteInbox};
use serde_json::value::RawValue;
use tokio::runtime::{Builder, Runtime};

use crate::arrival::Arrival;
use crate::proofs::KEYS;
use crate::setups::{MAX_BODY, Setup};

/// An endpoint waits at least this long for its inbox.
const STORE_LIMIT: Duration = Duration::from_secs(4);

thread_local! {
    static RUNTIME: RefCell<Runtime> =
        RefCell::new(Builder::new_current_thread().enable_time().build().expect("there is memory"));
}

/// Sends a request with its proofs, several times, and the same request without proofs.
pub(crate) fn check(setup: &Setup, proven: &Arrival, bare: &Arrival) {
    RUNTIME.with_borrow(|runtime| runtime.block_on(send(setup, proven, bare)));
}

async fn send(setup: &Setup, proven: &Arrival, bare: &Arrival) {
    let inbox = SqliteInbox::in_memory().expect("there is memory");
    let endpoint = Endpoint::new(setup.receiver.clone(), inbox.clone());
    let (_, answer) = endpoint.receive(bare.sent(1, false)).await;
    assert!(matches!(answer, Answer::Refuse(_)), "a request without proofs is refused");
    let (_, answer) = endpoint.receive(proven.sent(2, true)).await;
    assert!(matches!(answer, Answer::Refuse(_)), "a request that ends early is refused");

    let Some(system) = setup.expected(proven) else {
        let (_, answer) = endpoint.receive(proven.sent(3, false)).await;
        let fits = if proven.body.len() > MAX_BODY { Refusal::TooLarge } else { Refusal::Method };
        assert!(answer == Answer::Refuse(fits), "a long body and another method are refused");
        assert!(
            inbox.counts().await.expect("the inbox works").total() == 0,
            "a refused request is not stored"
        );
        return;
    };
    for pieces in 1..3 {
        let start = Instant::now();
        let answer = endpoint.receive(proven.sent(pieces, false)).await;
        if answer.1 == Answer::Retry {
            assert!(start.elapsed() > STORE_LIMIT, "a request is stored, unless this machine is too busy");
            return;
        }
        assert!(answer == (Some(system), Answer::Accepted), "a request with its proofs is accepted");
    }
    let kept = inbox.after(0, 10).await.expect("the inbox works");
    let [only] = kept.as_slice() else { panic!("the request is stored once, not {} times", kept.len()) };
    assert!(only.duplicates == 1 && only.raw.system == system, "the duplicate is counted");
    same_request(setup, only, proven);
    archived(only);

    // The same delivery in other bytes.
    let mut spaced = proven.clone();
    spaced.body = [proven.body.as_ref(), b" "].concat().into();
    let spaced = crate::proven(&spaced);
    let fits = setup.expected(&spaced).is_some();
    let start = Instant::now();
    let (_, answer) = endpoint.receive(spaced.sent(1, false)).await;
    if answer == Answer::Retry {
        assert!(start.elapsed() > STORE_LIMIT, "a request is stored, unless this machine is too busy");
        return;
    }
    assert!(
        fits == (answer == Answer::Accepted),
        "another notation makes no difference, except for its length"
    );

    // Bodies with many elements are parsed now.
    inbox.replay(i64::MAX).await.expect("the inbox works");
    let parsed = ParseOptions::new().system(system).from_slice::<Envelope>(&proven.body).ok();
    let key = parsed.as_ref().and_then(Envelope::dedup_key).map(std::borrow::Cow::into_owned);
    let kept = inbox.after(0, 10).await.expect("the inbox works");
    let is_new = key.is_none() && fits;
    assert!(kept.len() == 1 + usize::from(is_new), "deliveries are distinguished by their key");
    let stored = key.map_or_else(|| Key::of_body(&proven.body), Key::from_stored);
    assert!(kept[0].key == stored, "the key is that of the delivery, or of its bytes");
    same_request(setup, &kept[0], proven);
    taken(&inbox, parsed.as_ref(), kept.len()).await;
}

/// The stored request has the same bytes, and no header with which someone could forge deliveries.
fn same_request(setup: &Setup, kept: &Kept, sent: &Arrival) {
    assert!(kept.raw.body == sent.body, "the bytes are exact");
    assert!(!KEYS.iter().any(|(name, _)| kept.raw.headers.contains_key(*name)), "no static header is stored");
    let text = format!("{:?}", kept.raw.headers);
    assert!(!setup.tokens().any(|token| text.contains(token)), "no token is stored");
    for (name, value) in &kept.raw.headers {
        assert!(sent.headers.get_all(name).iter().any(|given| given == value), "headers are unchanged");
    }
}

/// A line of an archive contains the exact body.
fn archived(kept: &Kept) {
    let line = serde_json::to_string(&ArchiveLine::from(kept)).expect("it can be written");
    assert!(!line.contains('\n'), "a delivery is one line");
    let fields: BTreeMap<&str, &RawValue> = serde_json::from_str(&line).expect("a line is JSON");
    let written = fields["body"].get();
    let text = serde_json::from_str::<String>(written);
    match str::from_utf8(&kept.raw.body) {
        Ok(body) => assert!(written == body || text.is_ok_and(|text| text == body), "the line has the body"),
        Err(_) => assert!(fields["isBase64Encoded"].get() == "true", "other bytes are in base64"),
    }
}

/// What was parsed is leased with its envelope, and processed once.
async fn taken(inbox: &SqliteInbox, parsed: Option<&Envelope>, stored: usize) {
    let mut processed = 0;
    loop {
        let due = inbox.take(10, Duration::from_secs(60)).await.expect("the inbox works");
        for work in &due {
            assert!(work.envelope().ok().as_ref() == parsed, "the envelope is that of the body");
            assert!(inbox.acknowledge(work).await.expect("the inbox works"), "the lease holds");
            assert!(!inbox.acknowledge(work).await.expect("the inbox works"), "it ends once");
            processed += 1;
        }
        if due.is_empty() {
            break;
        }
    }
    assert!(processed == if parsed.is_some() { stored } else { 0 }, "only what was parsed is processed");
}
