//! The SQL statements. Each runs within a transaction.

use std::time::Duration;

use gancho_core::System;
use gancho_core::chrono::{DateTime, Utc};
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension as _, Result, Row, named_params, params};

use crate::inbox::pause::micros;
use crate::inbox::state::{DEAD, DONE, LEASED, READY, SUPERSEDED, UNPARSED, UNREADABLE, add};
use crate::inbox::{Counts, Entry, Kept, MAX_BYTES, Replayed, Stored, Work, stored_headers};
use crate::receiver::parse;
use crate::{Key, Outcome, Raw, observe};

/// The number of rows per call, for operations on the whole table. Deliveries can be stored between two such calls.
const ROWS_PER_CALL: usize = 500;

pub(super) fn store(connection: &Connection, entry: &Entry) -> Result<Stored> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO delivery (system, key, received_at, event, subject, revision, state)
         VALUES (:system, :key, :received_at, :event, :subject, :revision, CASE
             WHEN :event IS NULL THEN 5
             WHEN (SELECT revision FROM subject WHERE subject = :subject) > :revision THEN 4
             ELSE 0 END)
         ON CONFLICT (system, key) DO UPDATE SET duplicates = duplicates + 1
         RETURNING id, duplicates",
    )?;
    let (id, duplicates): (i64, i64) = insert.query_row(
        named_params! {
            ":system": entry.raw.system.as_str(),
            ":key": entry.key.as_str(),
            ":received_at": entry.received_at.timestamp_micros(),
            ":event": entry.event,
            ":subject": entry.subject,
            ":revision": entry.revision,
        },
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    if duplicates > 0 {
        return Ok(Stored::Duplicate(id));
    }
    connection
        .prepare_cached("INSERT INTO request (id, headers, body) VALUES (?1, ?2, ?3)")?
        .execute(params![id, stored_headers::to_json(&entry.raw.headers), &entry.raw.body[..],])?;
    Ok(Stored::New(id))
}

pub(super) fn take(
    connection: &Connection,
    most: usize,
    lease: Duration,
    at: DateTime<Utc>,
) -> Result<Vec<Work>> {
    let now = at.timestamp_micros();
    let end = now.saturating_add(micros(lease));
    // A lease that has ended counts as a failed attempt.
    connection
        .prepare_cached("UPDATE delivery SET state = 0 WHERE state = 1 AND due <= ?1")?
        .execute([now])?;
    let ids: Vec<i64> = connection
        .prepare_cached(
            "SELECT id FROM delivery AS this WHERE state = 0 AND due <= ?1
                 AND NOT EXISTS (SELECT 1 FROM delivery AS out WHERE out.state = 1 AND out.subject = this.subject)
                 AND NOT EXISTS (SELECT 1 FROM delivery AS first WHERE first.state = 0
                     AND first.subject = this.subject AND (first.revision, first.id) < (this.revision, this.id))
             ORDER BY due, id LIMIT ?2",
        )?
        .query_map(params![now, limit(most)], |row| row.get(0))?
        .collect::<Result<_>>()?;
    let mut get = connection
        .prepare_cached(&format!("SELECT {COLUMNS}, tries + 1, revived {FROM} WHERE delivery.id = ?1"))?;
    let mut lease_one = connection.prepare_cached(
        "UPDATE delivery SET state = 1, tries = tries + 1, due = ?2 WHERE id = ?1 RETURNING subject, revision",
    )?;
    let mut record_revision = connection.prepare_cached(
        "INSERT INTO subject (subject, revision) VALUES (?1, ?2)
         ON CONFLICT (subject) DO UPDATE SET revision = max(revision, excluded.revision)",
    )?;
    let mut all = Vec::with_capacity(ids.len());
    for id in ids {
        match get.query_row([id], work) {
            Ok(work) => all.push(work),
            Err(error @ rusqlite::Error::SqliteFailure(..)) => return Err(error),
            // The row is at fault, not the database. It must not keep others from being leased.
            Err(_) => {
                set_aside(connection, id)?;
                continue;
            }
        }
        let subject: (Option<String>, Option<String>) =
            lease_one.query_row(params![id, end], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if let (Some(subject), Some(revision)) = subject {
            record_revision.execute([subject, revision])?;
        }
    }
    Ok(all)
}

/// Lets a delivery that this version cannot read wait for a [`replay`] by a later version.
fn set_aside(connection: &Connection, id: i64) -> Result<()> {
    observe::set_aside(id);
    connection
        .prepare_cached("UPDATE delivery SET state = 5, reason = ?2 WHERE id = ?1")?
        .execute(params![id, UNREADABLE])
        .map(drop)
}

pub(super) fn acknowledge(connection: &Connection, id: i64, tries: u32) -> Result<bool> {
    connection
        .prepare_cached(
            "UPDATE delivery SET state = 2, reason = NULL WHERE id = ?1 AND tries = ?2 AND state = 1",
        )?
        .execute(params![id, tries])
        .map(|rows| rows > 0)
}

pub(super) fn retry(
    connection: &Connection,
    id: i64,
    tries: u32,
    at: DateTime<Utc>,
    after: Duration,
    reason: &str,
) -> Result<bool> {
    connection
        .prepare_cached(
            "UPDATE delivery SET state = 0, due = ?3, reason = ?4 WHERE id = ?1 AND tries = ?2 AND state = 1",
        )?
        .execute(params![id, tries, at.timestamp_micros().saturating_add(micros(after)), reason])
        .map(|rows| rows > 0)
}

pub(super) fn bury(connection: &Connection, id: i64, tries: u32, reason: &str) -> Result<bool> {
    connection
        .prepare_cached(
            "UPDATE delivery SET state = 3, reason = ?3 WHERE id = ?1 AND tries = ?2 AND state = 1",
        )?
        .execute(params![id, tries, reason])
        .map(|rows| rows > 0)
}

pub(super) fn revive(connection: &Connection) -> Result<u64> {
    connection.execute(
        "UPDATE delivery SET due = 0, revived = tries, state = CASE
             WHEN (SELECT revision FROM subject WHERE subject.subject = delivery.subject) > revision THEN 4
             ELSE 0 END
         WHERE state = 3",
        [],
    )?;
    connection.query_row("SELECT changes()", [], |row| row.get::<_, i64>(0)).map(unsigned)
}

/// Parses the next deliveries after this id, up to another. Returns the last processed id, or `None` at the end.
pub(super) fn replay(connection: &Connection, after_id: i64, up_to: i64) -> Result<(Option<i64>, Replayed)> {
    let sql = format!(
        "SELECT {COLUMNS}, duplicates {FROM} WHERE state = 5 AND delivery.id > ?1 AND delivery.id <= ?2
         ORDER BY delivery.id LIMIT ?3"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![after_id, up_to, limit(ROWS_PER_CALL)])?;
    let (mut all, mut bytes, mut next, mut replayed) = (Vec::new(), 0, None, Replayed::default());
    while bytes < MAX_BYTES
        && let Some(row) = rows.next()?
    {
        next = Some(row.get(0)?);
        match kept(row) {
            Ok(kept) => {
                bytes += kept.raw.body.len();
                all.push(kept);
            }
            Err(_) => replayed.unparsed += 1,
        }
    }
    for unparsed in all {
        let Outcome::Delivery(delivery) = parse(unparsed.raw, unparsed.received_at) else {
            replayed.unparsed += 1;
            continue;
        };
        let entry = Entry::from(*delivery);
        let system = entry.raw.system.as_str();
        let already_stored = connection
            .prepare_cached("UPDATE delivery SET duplicates = duplicates + 1 + ?4 WHERE system = ?1 AND key = ?2 AND id <> ?3")?
            .execute(params![system, entry.key.as_str(), unparsed.id, i64::try_from(unparsed.duplicates).unwrap_or(0)])?;
        if already_stored > 0 {
            connection.prepare_cached("DELETE FROM request WHERE id = ?1")?.execute([unparsed.id])?;
            connection.prepare_cached("DELETE FROM delivery WHERE id = ?1")?.execute([unparsed.id])?;
            replayed.duplicates += 1;
            continue;
        }
        connection
            .prepare_cached(
                "UPDATE delivery SET key = ?2, event = ?3, subject = ?4, revision = ?5, reason = NULL, state = CASE
                     WHEN (SELECT revision FROM subject WHERE subject = ?4) > ?5 THEN 4 ELSE 0 END
                 WHERE id = ?1",
            )?
            .execute(params![unparsed.id, entry.key.as_str(), entry.event, entry.subject, entry.revision])?;
        replayed.parsed += 1;
    }
    Ok((next, replayed))
}

pub(super) fn forget(connection: &Connection, before: DateTime<Utc>, up_to: i64) -> Result<u64> {
    let ids: Vec<i64> = connection
        .prepare_cached(
            "SELECT id FROM delivery WHERE state IN (2, 4) AND received_at < ?1 AND id <= ?2 LIMIT ?3",
        )?
        .query_map(params![before.timestamp_micros(), up_to, limit(ROWS_PER_CALL)], |row| row.get(0))?
        .collect::<Result<_>>()?;
    for id in &ids {
        connection.prepare_cached("DELETE FROM request WHERE id = ?1")?.execute([id])?;
        connection.prepare_cached("DELETE FROM delivery WHERE id = ?1")?.execute([id])?;
    }
    Ok(u64::try_from(ids.len()).unwrap_or(u64::MAX))
}

pub(super) fn counts(connection: &Connection) -> Result<Counts> {
    let mut counts = Counts::default();
    let mut statement =
        connection.prepare_cached("SELECT state, count(*), sum(duplicates) FROM delivery GROUP BY state")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        add(&mut counts, row.get(0)?, unsigned(row.get(1)?), unsigned(row.get(2)?));
    }
    Ok(counts)
}

pub(super) fn after(connection: &Connection, id: i64, most: usize) -> Result<Vec<Kept>> {
    let sql =
        format!("SELECT {COLUMNS}, duplicates {FROM} WHERE delivery.id > ?1 ORDER BY delivery.id LIMIT ?2");
    bounded(connection.prepare_cached(&sql)?.query_map(params![id, limit(most)], kept)?)
}

/// The first rows, until their bodies have [`MAX_BYTES`] together.
fn bounded(mut rows: impl Iterator<Item = Result<Kept>>) -> Result<Vec<Kept>> {
    let (mut all, mut bytes) = (Vec::new(), 0);
    while bytes < MAX_BYTES
        && let Some(row) = rows.next().transpose()?
    {
        bytes += row.raw.body.len();
        all.push(row);
    }
    Ok(all)
}

pub(super) fn mark(connection: &Connection, name: &str) -> Result<Option<String>> {
    connection.query_row("SELECT value FROM mark WHERE name = ?1", [name], |row| row.get(0)).optional()
}

pub(super) fn set_mark(connection: &Connection, name: &str, value: &str) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO mark (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2",
        )?
        .execute([name, value])
        .map(drop)
}

/// The columns of a delivery and its request, before those that differ.
const COLUMNS: &str = "delivery.id, system, key, received_at, headers, body";
const FROM: &str = "FROM delivery JOIN request ON request.id = delivery.id";

fn kept(row: &Row<'_>) -> Result<Kept> {
    Ok(Kept {
        id: row.get(0)?,
        raw: raw(row)?,
        received_at: time(row)?,
        key: key(row)?,
        duplicates: unsigned(row.get(6)?),
    })
}

fn work(row: &Row<'_>) -> Result<Work> {
    let (tries, revived): (u32, u32) = (row.get(6)?, row.get(7)?);
    Ok(Work {
        id: row.get(0)?,
        raw: raw(row)?,
        received_at: time(row)?,
        key: key(row)?,
        tries,
        attempt: tries.saturating_sub(revived),
    })
}

fn raw(row: &Row<'_>) -> Result<Raw> {
    let system: System = row
        .get_ref(1)?
        .as_str()?
        .parse()
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(1, Type::Text, Box::new(error)))?;
    let headers = stored_headers::from_json(row.get_ref(4)?.as_str()?);
    Ok(Raw::new(system, headers, row.get::<_, Vec<u8>>(5)?))
}

fn key(row: &Row<'_>) -> Result<Key> {
    row.get(2).map(Key::from_stored)
}

fn time(row: &Row<'_>) -> Result<DateTime<Utc>> {
    Ok(DateTime::from_timestamp_micros(row.get(3)?).unwrap_or_default())
}

fn limit(most: usize) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX)
}

fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}

/// The numbers in the statements equal those of the states.
const _: () =
    assert!(READY == 0 && LEASED == 1 && DONE == 2 && DEAD == 3 && SUPERSEDED == 4 && UNPARSED == 5);
