//! Checks that statements that run regularly read only the rows that they need. A worker calls `take` ten times a
//! second, in the thread that also stores deliveries.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::time::Duration;

use gancho_core::System;
use gancho_core::chrono::{DateTime, Utc};
use http::{HeaderMap, Method, Uri};
use rusqlite::Connection;
use rusqlite::trace::{TraceEvent, TraceEventCodes};

use super::{schema, statements};
use crate::inbox::Entry;
use crate::{Key, Receiver};

const DELETED: &str = concat!(
    r#"{"event_name":"crm_source_deleted","document":{"id":"1","name":"N"},"#,
    r#""event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"1"}"#
);

thread_local! {
    static EXECUTED: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

#[expect(clippy::needless_pass_by_value, reason = "rusqlite calls it with a value")]
fn note(event: TraceEvent<'_>) {
    if let TraceEvent::Stmt(_, sql) = event {
        EXECUTED.with_borrow_mut(|all| all.insert(sql.to_owned()));
    }
}

fn entry() -> Entry {
    let receiver = Receiver::builder().allow_unsigned(System::RdStationCrm).build().unwrap();
    receiver.accept(&Method::POST, &Uri::from_static("/"), &HeaderMap::new(), DELETED).entry().unwrap()
}

/// Runs all statements that run regularly: everything but opening, counting and reviving.
fn run_all(connection: &Connection) {
    let mut unparsed = entry();
    (unparsed.key, unparsed.event, unparsed.subject) = (Key::of_body(b""), None, None);
    for entry in [&entry(), &entry(), &unparsed] {
        statements::store(connection, entry).unwrap();
    }
    let lease = Duration::from_secs(1);
    let at = DateTime::UNIX_EPOCH + lease;
    let id = statements::take(connection, 1, lease, at).unwrap()[0].id;
    assert!(statements::retry(connection, id, 1, at, Duration::ZERO, "").unwrap());
    assert_eq!(statements::take(connection, 1, lease, at).unwrap().len(), 1);
    assert!(statements::acknowledge(connection, id, 2).unwrap());
    assert!(!statements::bury(connection, id, 2, "").unwrap());
    assert_eq!(statements::replay(connection, 0, i64::MAX).unwrap().1.duplicates, 1);
    assert_eq!(statements::after(connection, 0, 10).unwrap().len(), 1);
    assert_eq!(statements::forget(connection, DateTime::<Utc>::MAX_UTC, i64::MAX).unwrap(), 1);
    statements::set_mark(connection, "name", "value").unwrap();
    assert!(statements::mark(connection, "name").unwrap().is_some());
}

#[test]
fn no_regular_statement_reads_a_whole_table() {
    let mut connection = Connection::open_in_memory().unwrap();
    schema::prepare(&mut connection).unwrap();
    connection.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(note));
    run_all(&connection);
    connection.trace_v2(TraceEventCodes::empty(), None);
    let executed = EXECUTED.take();
    assert!(executed.len() > 10, "{executed:?}");
    for sql in executed {
        let mut explain = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let mut steps = explain.raw_query();
        while let Some(step) = steps.next().unwrap() {
            let step: String = step.get("detail").unwrap();
            assert!(!step.starts_with("SCAN") && !step.contains("TEMP B-TREE"), "{step}: {sql}");
        }
    }
}
