//! The contract of every inbox. This module checks the inbox in SQLite; `postgres` runs the same checks with a real
//! server.

use std::time::Duration;

use gancho_core::System;
use gancho_core::chrono::Utc;
use gancho_receiver::{Entry, Inbox, Receiver, Replayed, SqliteInbox, Stored};
use http::{HeaderMap, HeaderValue, Method, Uri};

use crate::histories::{body, entry};

const LEASE: Duration = Duration::from_secs(60);

fn raw_entry(bytes: &[u8]) -> Entry {
    let receiver =
        Receiver::builder().allow_unsigned(System::RdStationCrm).max_body(16 << 20).build().unwrap();
    let mut headers = HeaderMap::new();
    headers.append("x-a", HeaderValue::from_bytes(b"\xe7 \"1\"").unwrap());
    headers.append("x-a", HeaderValue::from_static("2"));
    receiver.accept(&Method::POST, &Uri::from_static("/"), &headers, bytes.to_vec()).entry().unwrap()
}

/// All checks of the contract, each with a new inbox.
pub(crate) async fn contract<I: Inbox>(fresh: impl AsyncFn() -> I) {
    stores_each_delivery_once_and_unchanged(fresh().await).await;
    leases(fresh().await).await;
    the_longest_lease_and_pause_are_accepted(fresh().await).await;
    leases_one_delivery_per_document(fresh().await).await;
    dead_letters_do_not_block_their_document(fresh().await).await;
    late_deliveries_are_superseded_even_after_a_cleanup(fresh().await).await;
    unparsed_bodies_are_parsed_by_a_replay(fresh().await).await;
    large_bodies_are_read_in_batches(fresh().await).await;
}

async fn large_bodies_are_read_in_batches(inbox: impl Inbox) {
    for byte in *b"abc" {
        inbox.store(raw_entry(&vec![byte; 5 << 20])).await.unwrap();
    }
    inbox.store(raw_entry(&vec![b'd'; 9 << 20])).await.unwrap();
    let mut lengths = Vec::new();
    let mut last = 0;
    loop {
        let kept = inbox.after(last, 100).await.unwrap();
        let Some(end) = kept.last() else { break };
        last = end.id;
        lengths.push(kept.len());
    }
    assert_eq!(lengths, [2, 2]);
}

async fn stores_each_delivery_once_and_unchanged(inbox: impl Inbox) {
    let bodies: [&[u8]; 4] =
        [b"", b"\x00\xff{", b" {\"event_name\": 1}\r\n", body(1, "updated", 5, 1).leak().as_bytes()];
    for (index, bytes) in bodies.iter().enumerate() {
        let id = i64::try_from(index).unwrap() + 1;
        for stored in [Stored::New(id), Stored::Duplicate(id), Stored::Duplicate(id)] {
            let is = inbox.store(raw_entry(bytes)).await.unwrap();
            assert_eq!(matches!(is, Stored::New(_)), matches!(stored, Stored::New(_)));
        }
    }
    let kept = inbox.after(0, 100).await.unwrap();
    assert_eq!(kept.len(), 4);
    for (kept, bytes) in kept.iter().zip(bodies) {
        let expected = raw_entry(bytes);
        assert_eq!((&kept.raw, &kept.key, kept.duplicates), (&expected.raw, &expected.key, 2));
        assert!((Utc::now_for_test() - kept.received_at).num_seconds().abs() < 60);
    }
    let last = kept.last().unwrap().id;
    assert!(inbox.after(last, 100).await.unwrap().is_empty());
    assert_eq!(
        inbox.after(kept[0].id, 2).await.unwrap().iter().map(|kept| kept.id).collect::<Vec<_>>(),
        [kept[1].id, kept[2].id]
    );
    let counts = inbox.counts().await.unwrap();
    assert_eq!((counts.ready, counts.unparsed, counts.duplicates, counts.total()), (1, 3, 8, 4));
}

async fn leases(inbox: impl Inbox) {
    inbox.store(entry(&body(1, "created", 0, 0))).await.unwrap();
    let [first] = <[_; 1]>::try_from(inbox.take(5, Duration::ZERO).await.unwrap()).unwrap();
    assert_eq!(first.tries, 1);
    let [second] = <[_; 1]>::try_from(inbox.take(5, LEASE).await.unwrap()).unwrap();
    assert_eq!((second.tries, second.key.as_str()), (2, "0"));
    assert!(inbox.take(5, LEASE).await.unwrap().is_empty(), "it is leased");
    // Work that was leased again cannot be acknowledged by the holder of the first lease.
    assert!(!inbox.acknowledge(&first).await.unwrap());
    assert!(!inbox.retry(&first, Duration::ZERO, "").await.unwrap());
    assert!(!inbox.bury(&first, "").await.unwrap());
    assert!(inbox.retry(&second, Duration::ZERO, "not now").await.unwrap());
    let [third] = <[_; 1]>::try_from(inbox.take(5, LEASE).await.unwrap()).unwrap();
    assert_eq!(third.tries, 3);
    assert!(inbox.acknowledge(&third).await.unwrap());
    assert!(!inbox.acknowledge(&third).await.unwrap());
    assert_eq!(inbox.counts().await.unwrap().done, 1);
}

async fn the_longest_lease_and_pause_are_accepted(inbox: impl Inbox) {
    for uuid in 1..=2 {
        inbox.store(entry(&body(uuid, "created", 0, uuid.into()))).await.unwrap();
    }
    let taken = inbox.take(5, Duration::MAX).await.unwrap();
    assert_eq!(taken.len(), 2);
    assert!(inbox.retry(&taken[0], Duration::MAX, "").await.unwrap());
    assert!(inbox.take(5, LEASE).await.unwrap().is_empty());
    assert!(inbox.acknowledge(&taken[1]).await.unwrap());
}

async fn leases_one_delivery_per_document(inbox: impl Inbox) {
    for (uuid, (document, second)) in [(1, 20), (1, 10), (2, 5), (1, 30)].into_iter().enumerate() {
        inbox.store(entry(&body(document, "updated", second, u32::try_from(uuid).unwrap()))).await.unwrap();
    }
    let keys = |works: &[gancho_receiver::Work]| {
        works.iter().map(|work| work.key.as_str().to_owned()).collect::<Vec<_>>()
    };
    let out = inbox.take(10, LEASE).await.unwrap();
    assert_eq!(keys(&out), ["1", "2"], "the earliest of each document");
    assert!(inbox.take(10, LEASE).await.unwrap().is_empty());
    // A failed delivery blocks the later ones of its document, and no others.
    assert!(inbox.retry(&out[0], LEASE, "no").await.unwrap());
    assert!(inbox.acknowledge(&out[1]).await.unwrap());
    inbox.store(entry(&body(2, "updated", 6, 9))).await.unwrap();
    assert_eq!(keys(&inbox.take(10, LEASE).await.unwrap()), ["9"]);
}

async fn dead_letters_do_not_block_their_document(inbox: impl Inbox) {
    for (uuid, second) in [10, 20].into_iter().enumerate() {
        inbox.store(entry(&body(1, "updated", second, u32::try_from(uuid).unwrap()))).await.unwrap();
    }
    let out = inbox.take(10, LEASE).await.unwrap();
    assert!(inbox.bury(&out[0], "never").await.unwrap());
    assert_eq!(inbox.counts().await.unwrap().dead, 1);
    let next = inbox.take(10, LEASE).await.unwrap();
    assert_eq!(next[0].key.as_str(), "1");
    assert!(inbox.acknowledge(&next[0]).await.unwrap());
    // The later delivery was leased, so the dead letter is superseded.
    assert_eq!(inbox.revive().await.unwrap(), 1);
    assert!(inbox.take(10, LEASE).await.unwrap().is_empty());
    let counts = inbox.counts().await.unwrap();
    assert_eq!((counts.dead, counts.superseded, counts.done), (0, 1, 1));

    inbox.store(entry(&body(2, "updated", 1, 7))).await.unwrap();
    let out = inbox.take(10, LEASE).await.unwrap();
    inbox.bury(&out[0], "never").await.unwrap();
    assert_eq!(inbox.revive().await.unwrap(), 1);
    let revived = inbox.take(10, LEASE).await.unwrap();
    assert_eq!((revived[0].key.as_str(), revived[0].tries, revived[0].attempt), ("7", 2, 1));
    assert!(!inbox.acknowledge(&out[0]).await.unwrap(), "an earlier lease stays over");
    assert!(inbox.acknowledge(&revived[0]).await.unwrap());
}

async fn late_deliveries_are_superseded_even_after_a_cleanup(inbox: impl Inbox) {
    inbox.store(entry(&body(1, "deleted", 10, 0))).await.unwrap();
    let out = inbox.take(10, LEASE).await.unwrap();
    inbox.acknowledge(&out[0]).await.unwrap();
    let now = Utc::now_for_test();
    assert_eq!(inbox.forget(now - Duration::from_secs(60 * 60), i64::MAX).await.unwrap(), 0);
    assert_eq!(
        inbox.forget(now + Duration::from_secs(60 * 60), out[0].id - 1).await.unwrap(),
        0,
        "not read yet"
    );
    assert_eq!(inbox.forget(now + Duration::from_secs(60 * 60), out[0].id).await.unwrap(), 1);
    assert_eq!(inbox.counts().await.unwrap().total(), 0);
    inbox.store(entry(&body(1, "updated", 20, 1))).await.unwrap();
    assert!(inbox.take(10, LEASE).await.unwrap().is_empty(), "a superseded delivery is not leased");
    assert_eq!(inbox.counts().await.unwrap().superseded, 1);
    // Waiting deliveries are not deleted.
    inbox.store(entry(&body(2, "updated", 20, 2))).await.unwrap();
    assert_eq!(inbox.forget(now + Duration::from_secs(60 * 60), i64::MAX).await.unwrap(), 1);
    assert_eq!(inbox.counts().await.unwrap().ready, 1);
}

async fn unparsed_bodies_are_parsed_by_a_replay(inbox: impl Inbox) {
    // As if an older version could not parse these two, and a duplicate of one of them was parsed later.
    let unparsed = |body: &str| {
        let mut entry = entry(body);
        entry = Entry::unparsed_for_test(entry.raw, entry.received_at);
        entry
    };
    inbox.store(unparsed(&body(1, "updated", 10, 0))).await.unwrap();
    inbox.store(unparsed(&body(1, "updated", 20, 1))).await.unwrap();
    inbox.store(unparsed("{")).await.unwrap();
    inbox.store(entry(&body(1, "updated", 20, 1))).await.unwrap();
    assert_eq!(inbox.counts().await.unwrap().unparsed, 3);
    let first = inbox.after(0, 1).await.unwrap()[0].id;
    assert_eq!(inbox.replay(first - 1).await.unwrap(), Replayed::default());
    let parsed = inbox.replay(first).await.unwrap();
    assert_eq!((parsed.parsed, parsed.duplicates, parsed.unparsed), (1, 0, 0));
    let replayed = inbox.replay(i64::MAX).await.unwrap();
    assert_eq!((replayed.parsed, replayed.duplicates, replayed.unparsed), (0, 1, 1));
    let out = inbox.take(10, LEASE).await.unwrap();
    assert_eq!(out.iter().map(|work| work.key.as_str()).collect::<Vec<_>>(), ["0"]);
    let counts = inbox.counts().await.unwrap();
    assert_eq!((counts.total(), counts.duplicates, counts.unparsed, counts.ready), (3, 1, 1, 1));
    assert_eq!(inbox.replay(i64::MAX).await.unwrap().unparsed, 1);
}

/// The first of two deliveries of a document has a system that this version does not know, until `restore`.
pub(crate) async fn set_aside(inbox: &impl Inbox, restore: impl AsyncFnOnce()) {
    assert_eq!(inbox.take(1, LEASE).await.unwrap().len(), 0);
    let [next] = <[_; 1]>::try_from(inbox.take(10, LEASE).await.unwrap()).unwrap();
    assert_eq!(
        (next.key.as_str(), next.tries),
        ("2", 1),
        "the unreadable delivery does not block its document"
    );
    assert!(inbox.retry(&next, Duration::ZERO, "").await.unwrap());
    let counts = inbox.counts().await.unwrap();
    assert_eq!((counts.unparsed, counts.ready), (1, 1));
    assert_eq!(inbox.replay(i64::MAX).await.unwrap().unparsed, 1);
    // A later version knows the system.
    restore().await;
    assert_eq!(inbox.replay(i64::MAX).await.unwrap().parsed, 1);
    let counts = inbox.counts().await.unwrap();
    assert_eq!((counts.unparsed, counts.superseded, counts.ready), (0, 1, 1), "a later one was leased");
}

#[tokio::test]
async fn sqlite_sets_deliveries_of_an_unknown_system_aside() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("inbox.db");
    let inbox = SqliteInbox::open(&path).unwrap();
    for uuid in 1..=2 {
        inbox.store(entry(&body(1, "updated", uuid, uuid))).await.unwrap();
    }
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute("UPDATE delivery SET system = 'planted' WHERE id = 1", []).unwrap();
    let error = inbox.after(0, 10).await.map(drop).unwrap_err().to_string();
    assert!(!error.contains("planted"), "{error}");
    set_aside(&inbox, async || {
        other.execute("UPDATE delivery SET system = 'rdstation-crm'", []).unwrap();
    })
    .await;
}

/// The clock of a test.
pub(crate) trait Now {
    fn now_for_test() -> gancho_core::chrono::DateTime<Utc>;
}

impl Now for Utc {
    fn now_for_test() -> gancho_core::chrono::DateTime<Utc> {
        std::time::SystemTime::now().into()
    }
}

#[tokio::test]
async fn sqlite_satisfies_the_inbox_contract() {
    contract(async || SqliteInbox::in_memory().unwrap()).await;
}

#[tokio::test]
async fn sqlite_in_a_file_satisfies_the_inbox_contract() {
    let folder = tempfile::tempdir().unwrap();
    let number = std::cell::Cell::new(0);
    contract(async || {
        number.set(number.get() + 1);
        SqliteInbox::open(folder.path().join(format!("{}.db", number.get()))).unwrap()
    })
    .await;
}

#[tokio::test]
async fn a_full_database_loses_no_acknowledged_delivery() {
    let folder = tempfile::tempdir().unwrap();
    let inbox = SqliteInbox::open(folder.path().join("inbox.db")).unwrap();
    inbox.limit_pages(64).await.unwrap();
    let mut stored = Vec::new();
    let mut failed = 0;
    for uuid in 0..400 {
        match inbox.store(entry(&body(1, "updated", uuid, uuid))).await {
            Ok(_) => stored.push(uuid),
            Err(error) => {
                assert!(error.to_string().contains("full"), "{error}");
                failed += 1;
            }
        }
    }
    assert!(failed > 0 && stored.len() > 10, "{failed} {}", stored.len());
    // The limit is raised, and the vendor retries.
    inbox.limit_pages(1_000_000).await.unwrap();
    for uuid in 0..400 {
        let again = inbox.store(entry(&body(1, "updated", uuid, uuid))).await.unwrap();
        assert_eq!(matches!(again, Stored::Duplicate(_)), stored.contains(&uuid), "{uuid}");
    }
    assert_eq!(inbox.counts().await.unwrap().total(), 400);
}

#[cfg(unix)]
#[tokio::test]
async fn nothing_is_stored_in_a_file_that_was_removed_or_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("inbox.db");
    let inbox = SqliteInbox::open(&path).unwrap();
    inbox.store(entry(&body(1, "updated", 1, 1))).await.unwrap();
    assert!(inbox.is_in_place() && SqliteInbox::in_memory().unwrap().is_in_place());
    std::fs::remove_file(&path).unwrap();
    let removed = inbox.store(entry(&body(1, "updated", 2, 2))).await.unwrap_err();
    assert!(removed.to_string().contains("removed or replaced"), "{removed}");
    let other = SqliteInbox::open(&path).unwrap();
    inbox.store(entry(&body(1, "updated", 3, 3))).await.unwrap_err();
    assert!(!inbox.is_in_place());
    other.store(entry(&body(1, "updated", 3, 3))).await.unwrap();
    // What was stored before is still processed.
    let work = inbox.take(10, LEASE).await.unwrap();
    assert_eq!(work.iter().map(|work| work.key.as_str()).collect::<Vec<_>>(), ["1"]);
    assert!(inbox.acknowledge(&work[0]).await.unwrap());
}

#[tokio::test]
async fn an_inbox_of_a_later_version_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("inbox.db");
    drop(SqliteInbox::open(&path).unwrap());
    // Its thread closes the database and removes the log.
    for _ in 0..500 {
        if folder.path().join("inbox.db-wal").exists() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
    let mut bytes = std::fs::read(&path).unwrap();
    // The version is at byte 60 of an SQLite file.
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    std::fs::write(&path, &bytes).unwrap();
    assert!(SqliteInbox::open(&path).unwrap_err().to_string().contains("later version"));
    std::fs::write(&path, b"not a database, but long enough to pass a check that reads only the first bytes")
        .unwrap();
    assert!(SqliteInbox::open(&path).is_err());
}
