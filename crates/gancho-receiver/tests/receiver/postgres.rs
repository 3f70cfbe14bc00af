//! The inbox in PostgreSQL, against the server that `.ci/postgres` starts.

use std::collections::HashSet;
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use gancho_core::chrono::Utc;
use gancho_receiver::{Inbox as _, Kept, PostgresInbox};
use proptest::prelude::*;

use crate::histories::{arrivals, body, entry};
use crate::inbox::{Now as _, contract, set_aside};
use crate::order::{check, histories};

#[expect(clippy::print_stdout, reason = "a skipped test prints a message")]
/// The address of the server; without one, the tests are skipped.
pub(crate) fn server() -> Option<String> {
    let address = std::env::var("GANCHO_POSTGRES").ok();
    if address.is_none() {
        println!("skipped: GANCHO_POSTGRES is not set; .ci/postgres starts a server");
    }
    address
}

/// An inbox with its own tables.
pub(crate) async fn fresh(server: &str) -> PostgresInbox {
    PostgresInbox::connect(&fresh_address(server).await).await.unwrap()
}

/// Runs SQL as another program would.
async fn run_sql(address: &str, sql: &str) {
    let (client, connection) = tokio_postgres::connect(address, tokio_postgres::NoTls).await.unwrap();
    let connection = tokio::spawn(connection);
    client.batch_execute(sql).await.unwrap();
    drop(client);
    connection.await.unwrap().unwrap();
}

/// The first column of a query.
async fn rows(address: &str, sql: &str) -> Vec<String> {
    let (client, connection) = tokio_postgres::connect(address, tokio_postgres::NoTls).await.unwrap();
    let connection = tokio::spawn(connection);
    let rows = client.query(sql, &[]).await.unwrap().iter().map(|row| row.get(0)).collect();
    drop(client);
    connection.await.unwrap().unwrap();
    rows
}

/// The name of an empty schema.
async fn fresh_schema(server: &str) -> String {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let schema = format!("test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    run_sql(server, &format!("CREATE SCHEMA {schema}")).await;
    schema
}

/// The address of an empty schema.
async fn fresh_address(server: &str) -> String {
    format!("{server} options='-c search_path={}'", fresh_schema(server).await)
}

#[tokio::test]
async fn postgres_satisfies_the_inbox_contract() {
    let Some(server) = server() else { return };
    contract(async || fresh(&server).await).await;
}

#[test]
fn postgres_ends_in_the_same_state_in_any_order() {
    let Some(server) = server() else { return };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let inbox = runtime.block_on(fresh(&server));
    let choices = proptest::collection::vec(any::<u8>(), 0..60);
    let case = std::cell::Cell::new(0);
    histories(100)
        .run(&(arrivals(), choices), |((bodies, order), choices)| {
            case.set(case.get() + 1);
            runtime.block_on(check(&inbox, case.get(), &bodies, &order, &choices));
            Ok(())
        })
        .unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_receivers_share_the_tables() {
    let Some(server) = server() else { return };
    let address = fresh_address(&server).await;
    let first = PostgresInbox::connect(&address).await.unwrap();
    let second = PostgresInbox::connect(&address).await.unwrap();
    let store = |inbox: PostgresInbox| async move {
        for uuid in 0..150 {
            inbox.store(entry(&body(u8::try_from(uuid % 5).unwrap(), "updated", uuid, uuid))).await.unwrap();
        }
    };
    let work = |inbox: PostgresInbox, done: Arc<Mutex<Vec<u32>>>| async move {
        let mut idle = 0;
        while idle < 100 {
            let taken = inbox.take(3, Duration::from_secs(60)).await.unwrap();
            idle = if taken.is_empty() { idle + 1 } else { 0 };
            for work in &taken {
                done.lock().unwrap().push(work.key.as_str().parse().unwrap());
                assert!(inbox.acknowledge(work).await.unwrap());
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    let done: Arc<Mutex<Vec<u32>>> = Arc::default();
    let tasks = [
        tokio::spawn(store(first.clone())),
        tokio::spawn(store(second.clone())),
        tokio::spawn(work(first.clone(), Arc::clone(&done))),
        tokio::spawn(work(second, Arc::clone(&done))),
    ];
    for task in tasks {
        task.await.unwrap();
    }
    let done = done.lock().unwrap().clone();
    assert_eq!(done.iter().collect::<HashSet<_>>().len(), done.len(), "each delivery is leased once");
    for document in 0..5 {
        let of_one: Vec<u32> = done.iter().copied().filter(|uuid| uuid % 5 == document).collect();
        assert!(of_one.is_sorted(), "{of_one:?}");
    }
    let counts = first.counts().await.unwrap();
    assert_eq!((counts.total(), counts.duplicates, counts.done + counts.superseded), (150, 150, 150));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn acknowledged_deliveries_are_stored_once_across_restarts_of_postgres() {
    let Some(server) = server() else { return };
    let Ok(restart) = std::env::var("GANCHO_POSTGRES_RESTART") else {
        panic!("GANCHO_POSTGRES_RESTART is not set")
    };
    let inbox = fresh(&server).await;
    let (stop, next) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU32::new(0)));
    let acknowledged: Arc<Mutex<HashSet<String>>> = Arc::default();
    let failed = Arc::new(AtomicU32::new(0));
    let senders: Vec<_> = (0..8)
        .map(|_| {
            let (inbox, stop, next) = (inbox.clone(), Arc::clone(&stop), Arc::clone(&next));
            let (acknowledged, failed) = (Arc::clone(&acknowledged), Arc::clone(&failed));
            tokio::spawn(async move {
                while !stop.load(Ordering::Relaxed) {
                    let uuid = next.fetch_add(1, Ordering::Relaxed);
                    let entry = entry(&body(u8::try_from(uuid % 200).unwrap(), "updated", uuid % 3600, uuid));
                    for _ in 0..6 {
                        if inbox.store(entry.clone()).await.is_ok() {
                            acknowledged.lock().unwrap().insert(uuid.to_string());
                            break;
                        }
                        failed.fetch_add(1, Ordering::Relaxed);
                        tokio::time::sleep(Duration::from_millis(50)).await;
                    }
                }
            })
        })
        .collect();
    for _ in 0..3 {
        tokio::time::sleep(Duration::from_millis(500)).await;
        let restart = restart.clone();
        let status =
            tokio::task::spawn_blocking(move || Command::new(restart).status().unwrap()).await.unwrap();
        assert!(status.success());
    }
    tokio::time::sleep(Duration::from_millis(500)).await;
    stop.store(true, Ordering::Relaxed);
    for sender in senders {
        sender.await.unwrap();
    }
    let mut kept = Vec::new();
    loop {
        let more = inbox.after(kept.last().map_or(0, |kept: &Kept| kept.id), 1_000).await.unwrap();
        if more.is_empty() {
            break;
        }
        kept.extend(more);
    }
    let keys: HashSet<String> = kept.iter().map(|kept| kept.key.as_str().to_owned()).collect();
    assert_eq!(keys.len(), kept.len(), "each delivery is stored once");
    let acknowledged = acknowledged.lock().unwrap();
    assert!(acknowledged.is_subset(&keys), "{:?}", acknowledged.difference(&keys).collect::<Vec<_>>());
    assert!(
        acknowledged.len() > 100 && failed.load(Ordering::Relaxed) > 0,
        "{} {failed:?}",
        acknowledged.len()
    );
}

#[tokio::test]
async fn postgres_tables_of_a_later_version_are_refused_and_not_changed() {
    let Some(server) = server() else { return };
    let address = fresh_address(&server).await;
    drop(PostgresInbox::connect(&address).await.unwrap());
    run_sql(&address, "UPDATE gancho_version SET version = 3; DROP INDEX gancho_delivery_over").await;
    let error = PostgresInbox::connect(&address).await.unwrap_err();
    let expected = "cannot open the inbox: it was made by a later version of this program";
    assert_eq!(error.to_string(), expected);
    // The index is still missing: creating it without IF NOT EXISTS succeeds.
    run_sql(&address, "CREATE INDEX gancho_delivery_over ON gancho_delivery (received_at)").await;
    run_sql(&address, "UPDATE gancho_version SET version = 2").await;
    PostgresInbox::connect(&address).await.unwrap();
}

/// Turns the tables of version 2 into those of version 1.
const VERSION_1: &str = "
    DROP INDEX gancho_delivery_ready, gancho_delivery_lease;
    ALTER TABLE gancho_delivery DROP COLUMN revived;
    CREATE INDEX gancho_delivery_due ON gancho_delivery (due, id) WHERE state IN (0, 1);
";

#[tokio::test]
async fn postgres_tables_of_an_earlier_version_are_changed() {
    let Some(server) = server() else { return };
    let address = fresh_address(&server).await;
    let inbox = PostgresInbox::connect(&address).await.unwrap();
    inbox.store(entry(&body(1, "updated", 1, 1))).await.unwrap();
    for earlier in ["UPDATE gancho_version SET version = 1", "DROP TABLE gancho_version"] {
        run_sql(&address, VERSION_1).await;
        run_sql(&address, earlier).await;
        for _ in 0..2 {
            let changed = PostgresInbox::connect(&address).await.unwrap();
            assert_eq!(changed.counts().await.unwrap().total(), 1);
            assert_eq!(changed.take(1, Duration::ZERO).await.unwrap().len(), 1);
        }
        // Division by zero, unless there is exactly one version, which is 2.
        run_sql(&address, "SELECT 1 / (count(*) = 1 AND min(version) = 2)::int FROM gancho_version").await;
    }
}

#[tokio::test]
async fn leases_and_pauses_end_by_the_clock_of_postgres() {
    let Some(server) = server() else { return };
    let schema = fresh_schema(&server).await;
    // In this schema, the clock of the database is a day behind that of the worker.
    let clock = "SELECT pg_catalog.statement_timestamp() - interval '1 day'";
    let clock = format!(
        "CREATE FUNCTION {schema}.statement_timestamp() RETURNS timestamptz STABLE LANGUAGE sql AS $${clock}$$"
    );
    run_sql(&server, &clock).await;
    let address = format!("{server} options='-c search_path={schema},pg_catalog'");
    let inbox = PostgresInbox::connect(&address).await.unwrap();
    inbox.store(entry(&body(1, "updated", 1, 1))).await.unwrap();
    // Division by zero, unless the lease or the pause of an hour ends by that clock.
    let check = format!(
        "SELECT 1 / (abs(due / 1e6 - extract(epoch FROM {schema}.statement_timestamp()) - 3600) < 600)::int
         FROM gancho_delivery"
    );
    let work = inbox.take(1, Duration::from_secs(60 * 60)).await.unwrap().remove(0);
    run_sql(&address, &check).await;
    assert!(inbox.retry(&work, Duration::from_secs(60 * 60), "").await.unwrap());
    run_sql(&address, &check).await;
    assert!(inbox.take(1, Duration::from_secs(60 * 60)).await.unwrap().is_empty());
}

#[tokio::test]
async fn settings_of_the_session_do_not_weaken_the_inbox() {
    let Some(server) = server() else { return };
    let settings = ["synchronous_commit", "transaction_isolation", "statement_timeout"];
    let current = settings.map(|name| format!("current_setting('{name}')")).join(" || ' ' || ");
    for (given, expected) in [
        ("synchronous_commit=off", "on read committed 9s"),
        ("default_transaction_isolation=repeatable\\\\ read", "on read committed 9s"),
        ("default_transaction_isolation=serializable", "on read committed 9s"),
        ("synchronous_commit=local", "local read committed 9s"),
        ("synchronous_commit=remote_apply", "remote_apply read committed 9s"),
        ("statement_timeout=2s", "on read committed 2s"),
        ("statement_timeout=1min", "on read committed 9s"),
    ] {
        let schema = fresh_schema(&server).await;
        let address = format!("{server} options='-c search_path={schema} -c {given}'");
        let inbox = PostgresInbox::connect(&address).await.unwrap();
        let record = format!(
            "CREATE TABLE {schema}.used AS SELECT ''::text AS settings LIMIT 0;
             CREATE FUNCTION {schema}.record() RETURNS trigger LANGUAGE plpgsql AS
                 $$ BEGIN INSERT INTO {schema}.used SELECT {current}; RETURN NULL; END $$;
             CREATE TRIGGER record AFTER INSERT OR UPDATE ON {schema}.gancho_delivery
                 FOR EACH ROW EXECUTE FUNCTION {schema}.record()"
        );
        run_sql(&server, &record).await;
        // One connection stores the delivery, and another leases it.
        inbox.store(entry(&body(1, "updated", 1, 1))).await.unwrap();
        assert_eq!(inbox.take(1, Duration::from_secs(60)).await.unwrap().len(), 1);
        let used = rows(&server, &format!("SELECT settings FROM {schema}.used")).await;
        assert_eq!(used, [expected, expected], "{given}");
    }
}

#[tokio::test]
async fn a_call_that_fails_does_not_wait_on_in_the_server() {
    let Some(server) = server() else { return };
    let inbox = fresh(&server).await;
    // As while another program of the inbox hangs.
    let (mut other, connection) = tokio_postgres::connect(&server, tokio_postgres::NoTls).await.unwrap();
    let connection = tokio::spawn(connection);
    let transaction = other.transaction().await.unwrap();
    transaction.batch_execute("SELECT pg_advisory_xact_lock(7108242941)").await.unwrap();
    let error = inbox.take(1, Duration::from_secs(60)).await.unwrap_err();
    assert_eq!(error.to_string(), "the inbox failed: PostgreSQL's error 57014");
    let waiting = "SELECT query FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted";
    assert_eq!(rows(&server, waiting).await, [""; 0]);
    transaction.commit().await.unwrap();
    drop(other);
    connection.await.unwrap().unwrap();
    assert!(inbox.take(1, Duration::from_secs(60)).await.unwrap().is_empty());
}

#[tokio::test]
async fn old_deliveries_are_deleted_without_waiting_for_those_that_are_locked() {
    let Some(server) = server() else { return };
    let address = fresh_address(&server).await;
    let inbox = PostgresInbox::connect(&address).await.unwrap();
    for uuid in 1..=3 {
        inbox.store(entry(&body(uuid, "updated", 1, uuid.into()))).await.unwrap();
    }
    for work in inbox.take(3, Duration::from_secs(60)).await.unwrap() {
        assert!(inbox.acknowledge(&work).await.unwrap());
    }
    // As while a receiver stores a duplicate of the second one.
    let (mut storing, connection) = tokio_postgres::connect(&address, tokio_postgres::NoTls).await.unwrap();
    let connection = tokio::spawn(connection);
    let transaction = storing.transaction().await.unwrap();
    transaction.batch_execute("SELECT FROM gancho_delivery WHERE id = 2 FOR UPDATE").await.unwrap();
    let later = Utc::now_for_test() + Duration::from_secs(60 * 60);
    assert_eq!(inbox.forget(later, i64::MAX).await.unwrap(), 2);
    transaction.commit().await.unwrap();
    assert_eq!(inbox.forget(later, i64::MAX).await.unwrap(), 1);
    drop(storing);
    connection.await.unwrap().unwrap();
}

#[tokio::test]
async fn postgres_sets_deliveries_of_an_unknown_system_aside() {
    let Some(server) = server() else { return };
    let address = fresh_address(&server).await;
    let inbox = PostgresInbox::connect(&address).await.unwrap();
    for uuid in 1..=2 {
        inbox.store(entry(&body(1, "updated", uuid, uuid))).await.unwrap();
    }
    run_sql(&address, "UPDATE gancho_delivery SET system = 'planted' WHERE id = 1").await;
    let error = inbox.after(0, 10).await.map(drop).unwrap_err().to_string();
    assert!(error.contains("superoffice") && !error.contains("planted"), "{error}");
    set_aside(&inbox, || run_sql(&address, "UPDATE gancho_delivery SET system = 'rdstation-crm'")).await;
}

#[tokio::test]
async fn postgres_stores_the_other_deliveries_of_a_group_in_which_one_is_rejected() {
    let Some(server) = server() else { return };
    let address = fresh_address(&server).await;
    let inbox = PostgresInbox::connect(&address).await.unwrap();
    run_sql(&address, "ALTER TABLE gancho_delivery ADD CHECK (key <> '7')").await;
    let mut storing = tokio::task::JoinSet::new();
    for uuid in 0..20 {
        let (inbox, entry) = (inbox.clone(), entry(&body(1, "updated", uuid, uuid)));
        storing.spawn(async move { (uuid, inbox.store(entry).await) });
    }
    for (uuid, stored) in storing.join_all().await {
        assert_eq!(stored.is_ok(), uuid != 7, "{uuid}: {stored:?}");
        if let Err(error) = stored {
            assert_eq!(error.to_string(), "the inbox failed: PostgreSQL's error 23514");
        }
    }
    run_sql(&address, "DROP TABLE gancho_delivery CASCADE").await;
    let error = inbox.store(entry(&body(1, "updated", 1, 1))).await.unwrap_err().to_string();
    assert_eq!(error, "the inbox failed: PostgreSQL's error 42P01");
}

#[tokio::test]
async fn connection_errors_do_not_contain_the_address() {
    let error = PostgresInbox::connect("host=127.0.0.1 port=x password=hidden").await.unwrap_err();
    assert!(!error.to_string().contains("hidden"), "{error}");
    let refused =
        PostgresInbox::connect("host=127.0.0.1 port=1 user=hidden password=hidden").await.unwrap_err();
    assert!(!refused.to_string().contains("hidden"), "{refused}");
}
