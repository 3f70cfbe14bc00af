//! The tables.

use rusqlite::{Connection, TransactionBehavior};

/// The steps that create and change the tables. SQLite's `user_version` is the number of steps that have run.
const STEPS: &[&str] = &["
    CREATE TABLE delivery (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        system TEXT NOT NULL,
        key TEXT NOT NULL,
        received_at INTEGER NOT NULL,
        event TEXT,
        subject TEXT,
        revision TEXT,
        state INTEGER NOT NULL,
        due INTEGER NOT NULL DEFAULT 0,
        tries INTEGER NOT NULL DEFAULT 0,
        duplicates INTEGER NOT NULL DEFAULT 0,
        reason TEXT,
        UNIQUE (system, key)
    );
    -- A separate table, so that a change of state does not rewrite the body.
    CREATE TABLE request (
        id INTEGER PRIMARY KEY REFERENCES delivery (id),
        headers TEXT NOT NULL,
        body BLOB NOT NULL
    );
    -- The revision up to which each subject has been leased.
    CREATE TABLE subject (
        subject TEXT PRIMARY KEY,
        revision TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE mark (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX delivery_due ON delivery (due, id) WHERE state IN (0, 1);
    CREATE INDEX delivery_waiting ON delivery (subject, revision, id) WHERE state = 0 AND subject IS NOT NULL;
    CREATE INDEX delivery_leased ON delivery (subject) WHERE state = 1 AND subject IS NOT NULL;
    CREATE INDEX delivery_unparsed ON delivery (id) WHERE state = 5;
    CREATE INDEX delivery_over ON delivery (received_at) WHERE state IN (2, 4);
", "
    -- SQLite does not use an index of `state IN (0, 1)` for `state = 0`. With an index for each of the two states, the
    -- search for ended leases also skips the deliveries that wait, which may be many.
    DROP INDEX delivery_due;
    CREATE INDEX delivery_ready ON delivery (due, id) WHERE state = 0;
    CREATE INDEX delivery_lease ON delivery (due) WHERE state = 1;
    -- The value of `tries` when it was last revived. `tries` itself identifies a lease, so it never decreases.
    ALTER TABLE delivery ADD COLUMN revived INTEGER NOT NULL DEFAULT 0;
    -- It was not recorded before, so all that waits has all its attempts again.
    UPDATE delivery SET revived = tries WHERE state IN (0, 1) AND tries > 0;
"];

/// Configures the database, and updates its tables.
pub(super) fn prepare(connection: &mut Connection) -> rusqlite::Result<()> {
    // Another process may read or copy the database.
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    // Before anything is changed.
    refuse_others(connection)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // The log is on disk before a commit returns, so that a power failure loses no acknowledged delivery.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "cache_size", -16_000)?;
    // 4,000 pages are 16 MB. With SQLite's default of 4 MB, a burst copies hot pages to the database four times as
    // often, each time with two more `fsync` calls, which costs a sixth of the throughput. A longer log makes the
    // slowest responses slower, because they wait for the copy.
    connection.pragma_update(None, "wal_autocheckpoint", 4_000)?;
    // Otherwise the log permanently keeps the size that it reaches in the largest burst.
    connection.pragma_update(None, "journal_size_limit", 64 * 1024 * 1024)?;
    connection.set_prepared_statement_cache_capacity(64);
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version: u32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let version = usize::try_from(version).unwrap_or(usize::MAX);
    if version > STEPS.len() {
        return Err(failed("it was made by a later version of this program"));
    }
    for step in STEPS.iter().skip(version) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", u32::try_from(STEPS.len()).unwrap_or(u32::MAX))?;
    transaction.commit()
}

/// An error if the database contains tables, but is not an inbox.
fn refuse_others(connection: &Connection) -> rusqlite::Result<()> {
    let count = |condition: &str| -> rusqlite::Result<u32> {
        let query = format!("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND {condition}");
        connection.query_row(&query, [], |row| row.get(0))
    };
    if count("true")? > 0 && count("name IN ('delivery', 'request', 'subject', 'mark')")? != 4 {
        return Err(failed("it is a database of another program; name another file"));
    }
    Ok(())
}

fn failed(reason: &'static str) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(reason.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_of_another_program_is_refused_and_not_changed() {
        for version in [0, 1] {
            let mut other = Connection::open_in_memory().unwrap();
            other
                .execute_batch("CREATE TABLE customer (id INTEGER); CREATE TABLE request (id INTEGER)")
                .unwrap();
            other.pragma_update(None, "user_version", version).unwrap();
            let error = prepare(&mut other).unwrap_err();
            assert!(error.to_string().contains("another program"), "{error}");
            let count = "SELECT count(*) FROM sqlite_schema";
            assert_eq!(other.query_row(count, [], |row| row.get::<_, u32>(0)), Ok(2));
        }
    }

    #[test]
    fn an_inbox_of_an_earlier_version_is_updated() {
        let indexes = |inbox: &Connection| {
            let mut all =
                inbox.prepare("SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY name").unwrap();
            all.query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<Vec<String>>>().unwrap()
        };
        let mut fresh = Connection::open_in_memory().unwrap();
        prepare(&mut fresh).unwrap();
        for version in 1..STEPS.len() {
            let mut earlier = Connection::open_in_memory().unwrap();
            earlier.execute_batch(&STEPS[..version].concat()).unwrap();
            earlier.pragma_update(None, "user_version", u32::try_from(version).unwrap()).unwrap();
            let waiting =
                "INSERT INTO delivery (system, key, received_at, state, tries) VALUES ('', '', 0, 0, 18)";
            earlier.execute(waiting, []).unwrap();
            prepare(&mut earlier).unwrap();
            assert_eq!(indexes(&earlier), indexes(&fresh));
            let used = "SELECT tries - revived FROM delivery";
            assert_eq!(earlier.query_row(used, [], |row| row.get::<_, u32>(0)), Ok(0));
        }
    }

    #[test]
    fn an_inbox_is_opened_again() {
        let mut inbox = Connection::open_in_memory().unwrap();
        prepare(&mut inbox).unwrap();
        prepare(&mut inbox).unwrap();
    }
}
