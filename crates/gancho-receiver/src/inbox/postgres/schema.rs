//! The tables.

use super::connection::Session;
use super::error::Error;
use crate::inbox::InboxError;

/// The version of the tables.
const VERSION: i64 = 2;

/// The lock makes programs that start at the same time wait for each other.
const VERSIONS: &str = "
    SELECT pg_advisory_xact_lock(7108242941);
    CREATE TABLE IF NOT EXISTS gancho_version (version BIGINT NOT NULL);
";

/// Strings from a body are `BYTEA`, because PostgreSQL's `TEXT` cannot contain NUL and sorts by language. Keys and
/// subjects are indexed by their digest, because an index entry has at most 2,704 bytes and an id may be longer.
const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS gancho_delivery (
        id BIGSERIAL PRIMARY KEY,
        system TEXT NOT NULL,
        key BYTEA NOT NULL,
        received_at BIGINT NOT NULL,
        event TEXT,
        subject BYTEA,
        revision BYTEA,
        state SMALLINT NOT NULL,
        due BIGINT NOT NULL DEFAULT 0,
        tries BIGINT NOT NULL DEFAULT 0,
        duplicates BIGINT NOT NULL DEFAULT 0,
        reason TEXT
    );
    CREATE UNIQUE INDEX IF NOT EXISTS gancho_delivery_key ON gancho_delivery (system, sha256(key));
    CREATE TABLE IF NOT EXISTS gancho_request (
        id BIGINT PRIMARY KEY REFERENCES gancho_delivery (id) ON DELETE CASCADE,
        headers TEXT NOT NULL,
        body BYTEA NOT NULL
    );
    CREATE TABLE IF NOT EXISTS gancho_subject (
        subject BYTEA PRIMARY KEY,
        revision BYTEA NOT NULL
    );
    CREATE INDEX IF NOT EXISTS gancho_delivery_subject ON gancho_delivery (subject) WHERE state IN (0, 1);
    CREATE INDEX IF NOT EXISTS gancho_delivery_unparsed ON gancho_delivery (id) WHERE state = 5;
    CREATE INDEX IF NOT EXISTS gancho_delivery_over ON gancho_delivery (received_at) WHERE state IN (2, 4);
";

/// What version 2 changes. An index for each of two states, so that the search for ended leases skips the deliveries
/// that wait, which may be many. `revived` is the value of `tries` when a delivery was last revived: `tries` itself
/// identifies a lease, so it never decreases. Version 1 did not record it, so all that waits has all its attempts again.
const CHANGES: &str = "
    DROP INDEX IF EXISTS gancho_delivery_due;
    CREATE INDEX IF NOT EXISTS gancho_delivery_ready ON gancho_delivery (due, id) WHERE state = 0;
    CREATE INDEX IF NOT EXISTS gancho_delivery_lease ON gancho_delivery (due) WHERE state = 1;
    ALTER TABLE gancho_delivery ADD COLUMN IF NOT EXISTS revived BIGINT NOT NULL DEFAULT 0;
    UPDATE gancho_delivery SET revived = tries WHERE state IN (0, 1) AND tries > 0;
";

/// Creates missing tables, and changes those of an earlier version, unless a later version of this program made them.
pub(super) async fn prepare(session: &mut Session) -> Result<(), Error> {
    // The change of large tables takes longer than any other statement.
    session.batch("SET LOCAL statement_timeout = 0").await?;
    session.batch(VERSIONS).await?;
    let rows = session.rows("SELECT max(version) FROM gancho_version", &[]).await?;
    let version: Option<i64> = rows.first().map(|row| row.try_get(0)).transpose()?.flatten();
    if version.is_some_and(|version| version > VERSION) {
        return Err(Error::Content(InboxError::new(
            "cannot open the inbox",
            "it was made by a later version of this program",
        )));
    }
    session.batch(TABLES).await?;
    // Tables without a version are new, or were made before the version was stored: both are of version 1. Those of the
    // current version are not changed, because that would wait for every other program that uses them.
    if version.is_none_or(|version| version < VERSION) {
        session.batch(CHANGES).await?;
        session.change("DELETE FROM gancho_version", &[]).await?;
        session.change("INSERT INTO gancho_version (version) VALUES ($1)", &[&VERSION]).await?;
    }
    Ok(())
}
