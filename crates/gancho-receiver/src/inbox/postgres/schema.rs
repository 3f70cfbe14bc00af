//! The tables.

use tokio_postgres::Error;

use super::connection::Session;

/// Strings from a body are `BYTEA`, because PostgreSQL's `TEXT` cannot contain NUL and sorts by language. Keys and
/// subjects are indexed by their digest, because an index entry has at most 2,704 bytes and an id may be longer.
const TABLES: &str = "
    SELECT pg_advisory_xact_lock(7108242941);
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
    CREATE INDEX IF NOT EXISTS gancho_delivery_due ON gancho_delivery (due, id) WHERE state IN (0, 1);
    CREATE INDEX IF NOT EXISTS gancho_delivery_subject ON gancho_delivery (subject) WHERE state IN (0, 1);
    CREATE INDEX IF NOT EXISTS gancho_delivery_unparsed ON gancho_delivery (id) WHERE state = 5;
    CREATE INDEX IF NOT EXISTS gancho_delivery_over ON gancho_delivery (received_at) WHERE state IN (2, 4);
";

/// Creates missing tables.
pub(super) async fn prepare(session: &Session) -> Result<(), Error> {
    session.batch(TABLES).await
}
