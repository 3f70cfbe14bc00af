//! The SQL statements. Each runs within a transaction.
//!
//! Storing and leasing take the same lock, across all receivers that share the tables. Ids are therefore in the order
//! of commits, and no older update is stored while a newer one is being leased.

use std::collections::HashMap;
use std::time::Duration;

use gancho_core::System;
use gancho_core::chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};
use tokio_postgres::Row;

use super::connection::Session;
use super::error::Error;
use crate::inbox::pause::micros;
use crate::inbox::state::{UNREADABLE, add};
use crate::inbox::{Counts, Entry, Kept, MAX_BYTES, Replayed, Stored, Work, stored_headers};
use crate::receiver::parse;
use crate::{Key, Outcome, Raw, observe};

/// The number of rows per call, for operations on the whole table.
const ROWS_PER_CALL: i64 = 500;

async fn lock(session: &mut Session) -> Result<(), Error> {
    session.rows("SELECT pg_advisory_xact_lock(7108242941)", &[]).await.map(drop)
}

fn digest(subject: &str) -> Vec<u8> {
    Sha256::digest(subject.as_bytes()).to_vec()
}

/// Stores deliveries with different keys, each with the number of its duplicates.
pub(super) async fn store(session: &mut Session, entries: &[(&Entry, i64)]) -> Result<Vec<Stored>, Error> {
    let of = |entry: &Entry| (entry.raw.system.as_str(), entry.key.as_str().as_bytes().to_vec());
    let systems: Vec<&str> = entries.iter().map(|(entry, _)| entry.raw.system.as_str()).collect();
    let keys: Vec<&[u8]> = entries.iter().map(|(entry, _)| entry.key.as_str().as_bytes()).collect();
    let times: Vec<i64> = entries.iter().map(|(entry, _)| entry.received_at.timestamp_micros()).collect();
    let events: Vec<Option<&str>> = entries.iter().map(|(entry, _)| entry.event).collect();
    let subjects: Vec<Option<Vec<u8>>> =
        entries.iter().map(|(entry, _)| entry.subject.as_deref().map(digest)).collect();
    let revisions: Vec<Option<&[u8]>> =
        entries.iter().map(|(entry, _)| entry.revision.as_deref().map(str::as_bytes)).collect();
    let more: Vec<i64> = entries.iter().map(|(_, more)| *more).collect();
    lock(session).await?;
    let rows = session
        .rows(
            "INSERT INTO gancho_delivery (system, key, received_at, event, subject, revision, state, duplicates)
             SELECT new.system, new.key, new.received_at, new.event, new.subject, new.revision, CASE
                 WHEN new.event IS NULL THEN 5::smallint
                 WHEN gancho_subject.revision > new.revision THEN 4::smallint
                 ELSE 0::smallint END, new.more
             FROM unnest($1::text[], $2::bytea[], $3::bigint[], $4::text[], $5::bytea[], $6::bytea[], $7::bigint[])
                 WITH ORDINALITY AS new (system, key, received_at, event, subject, revision, more, place)
             LEFT JOIN gancho_subject ON gancho_subject.subject = new.subject
             ORDER BY new.place
             ON CONFLICT (system, sha256(key))
                 DO UPDATE SET duplicates = gancho_delivery.duplicates + excluded.duplicates + 1
             RETURNING id, system, key, xmax = 0",
            &[&systems, &keys, &times, &events, &subjects, &revisions, &more],
        )
        .await?;
    let mut stored: HashMap<(String, Vec<u8>), Stored> = HashMap::new();
    for row in &rows {
        let (id, is_new): (i64, bool) = (row.try_get(0)?, row.try_get(3)?);
        let what = if is_new { Stored::New(id) } else { Stored::Duplicate(id) };
        stored.insert((row.try_get(1)?, row.try_get(2)?), what);
    }
    // The statement returns all rows, each with its key.
    let all: Vec<Stored> = entries
        .iter()
        .filter_map(|(entry, _)| {
            let (system, key) = of(entry);
            stored.get(&(system.to_owned(), key)).copied()
        })
        .collect();
    let (mut ids, mut headers, mut bodies) = (Vec::new(), Vec::new(), Vec::new());
    for ((entry, _), stored) in entries.iter().zip(&all) {
        if let Stored::New(id) = stored {
            ids.push(*id);
            headers.push(stored_headers::to_json(&entry.raw.headers));
            bodies.push(entry.raw.body.as_ref());
        }
    }
    session
        .change(
            "INSERT INTO gancho_request (id, headers, body)
             SELECT * FROM unnest($1::bigint[], $2::text[], $3::bytea[])",
            &[&ids, &headers, &bodies],
        )
        .await?;
    Ok(all)
}

/// The time of the database, in microseconds since 1970. It does not change within a statement, so that an index can be
/// used, and is not earlier than the lock of the transaction.
macro_rules! now {
    () => {
        "(extract(epoch FROM statement_timestamp()) * 1000000)::bigint"
    };
}

pub(super) async fn take(session: &mut Session, most: usize, lease: Duration) -> Result<Vec<Work>, Error> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    lock(session).await?;
    // A lease that has ended counts as a failed attempt.
    let sql = concat!("UPDATE gancho_delivery SET state = 0 WHERE state = 1 AND due <= ", now!());
    session.change(sql, &[]).await?;
    let due = session
        .rows(
            concat!(
                "SELECT id, system FROM gancho_delivery AS this WHERE state = 0 AND due <= ",
                now!(),
                " AND NOT EXISTS (SELECT FROM gancho_delivery AS other WHERE other.subject = this.subject
                     AND other.state IN (0, 1) AND other.id <> this.id
                     AND (other.state = 1 OR (other.revision, other.id) < (this.revision, this.id)))
             ORDER BY due, id LIMIT $1"
            ),
            &[&most],
        )
        .await?;
    let (mut ids, mut unreadable): (Vec<i64>, Vec<i64>) = (Vec::new(), Vec::new());
    for row in &due {
        let list = if system(row).is_ok() { &mut ids } else { &mut unreadable };
        list.push(row.try_get(0)?);
    }
    if !unreadable.is_empty() {
        set_aside(session, &unreadable).await?;
    }
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = session
        .rows(
            concat!(
                "WITH leased AS (
                 UPDATE gancho_delivery SET state = 1, tries = tries + 1, due = $2 + ",
                now!(),
                " WHERE id = ANY ($1)
                 RETURNING id, system, key, received_at, tries, revived, subject, revision),
             noted AS (
                 INSERT INTO gancho_subject (subject, revision)
                 SELECT subject, revision FROM leased WHERE subject IS NOT NULL
                 ON CONFLICT (subject) DO UPDATE SET revision = greatest(gancho_subject.revision, excluded.revision))
             SELECT leased.id, system, key, received_at, headers, body, tries, revived
             FROM leased JOIN gancho_request ON gancho_request.id = leased.id ORDER BY leased.id"
            ),
            &[&ids, &micros(lease)],
        )
        .await?;
    rows.iter().map(work).collect()
}

/// Lets deliveries that this version cannot read wait for a [`replay`] by a later version.
async fn set_aside(session: &mut Session, ids: &[i64]) -> Result<(), Error> {
    ids.iter().copied().for_each(observe::set_aside);
    let sql = "UPDATE gancho_delivery SET state = 5, reason = $2 WHERE id = ANY ($1)";
    session.change(sql, &[&ids, &UNREADABLE]).await.map(drop)
}

pub(super) async fn acknowledge(session: &mut Session, id: i64, tries: u32) -> Result<bool, Error> {
    let sql =
        "UPDATE gancho_delivery SET state = 2, reason = NULL WHERE id = $1 AND tries = $2 AND state = 1";
    Ok(session.change(sql, &[&id, &i64::from(tries)]).await? > 0)
}

pub(super) async fn retry(
    session: &mut Session,
    id: i64,
    tries: u32,
    after: Duration,
    reason: &str,
) -> Result<bool, Error> {
    let sql = concat!(
        "UPDATE gancho_delivery SET state = 0, due = $3 + ",
        now!(),
        ", reason = $4 WHERE id = $1 AND tries = $2 AND state = 1"
    );
    let reason = reason.replace('\0', "");
    Ok(session.change(sql, &[&id, &i64::from(tries), &micros(after), &reason]).await? > 0)
}

pub(super) async fn bury(session: &mut Session, id: i64, tries: u32, reason: &str) -> Result<bool, Error> {
    let sql = "UPDATE gancho_delivery SET state = 3, reason = $3 WHERE id = $1 AND tries = $2 AND state = 1";
    let reason = reason.replace('\0', "");
    Ok(session.change(sql, &[&id, &i64::from(tries), &reason]).await? > 0)
}

pub(super) async fn revive(session: &mut Session) -> Result<u64, Error> {
    lock(session).await?;
    session
        .change(
            "UPDATE gancho_delivery SET due = 0, revived = tries, state = CASE
                 WHEN (SELECT revision FROM gancho_subject WHERE gancho_subject.subject = gancho_delivery.subject) > revision
                 THEN 4 ELSE 0 END
             WHERE state = 3",
            &[],
        )
        .await
}

/// Parses the next deliveries after this id, up to another. Returns the last processed id, or `None` at the end.
pub(super) async fn replay(
    session: &mut Session,
    after_id: i64,
    up_to: i64,
) -> Result<(Option<i64>, Replayed), Error> {
    lock(session).await?;
    let bytes = i64::try_from(MAX_BYTES).unwrap_or(i64::MAX);
    let rows = session
        .rows(
            "SELECT id, system, key, received_at, headers, body, duplicates FROM (
                 SELECT *, sum(length(body)) OVER (ORDER BY id) - length(body) AS before FROM (
                     SELECT * FROM gancho_delivery JOIN gancho_request USING (id)
                     WHERE state = 5 AND id > $1 AND id <= $2 ORDER BY id LIMIT $3) AS these) AS sized
             WHERE before < $4 ORDER BY id",
            &[&after_id, &up_to, &ROWS_PER_CALL, &bytes],
        )
        .await?;
    let next = rows.last().map(|last| last.try_get(0)).transpose()?;
    let mut replayed = Replayed::default();
    for row in &rows {
        if system(row).is_err() {
            replayed.unparsed += 1;
            continue;
        }
        let unparsed = kept(row)?;
        let Outcome::Delivery(delivery) = parse(unparsed.raw, unparsed.received_at) else {
            replayed.unparsed += 1;
            continue;
        };
        let entry = Entry::from(*delivery);
        let (system, key) = (entry.raw.system.as_str(), entry.key.as_str().as_bytes());
        let duplicates = i64::try_from(unparsed.duplicates).unwrap_or(0);
        let already_stored = session
            .change(
                "UPDATE gancho_delivery SET duplicates = duplicates + 1 + $4
                 WHERE system = $1 AND sha256(key) = sha256($2::bytea) AND id <> $3",
                &[&system, &key, &unparsed.id, &duplicates],
            )
            .await?;
        if already_stored > 0 {
            session.change("DELETE FROM gancho_delivery WHERE id = $1", &[&unparsed.id]).await?;
            replayed.duplicates += 1;
            continue;
        }
        let subject = entry.subject.as_deref().map(digest);
        let revision = entry.revision.as_deref().map(str::as_bytes);
        session
            .change(
                "UPDATE gancho_delivery SET key = $2, event = $3, subject = $4, revision = $5, reason = NULL,
                     state = CASE
                     WHEN (SELECT revision FROM gancho_subject WHERE subject = $4) > $5 THEN 4 ELSE 0 END
                 WHERE id = $1",
                &[&unparsed.id, &key, &entry.event, &subject, &revision],
            )
            .await?;
        replayed.parsed += 1;
    }
    Ok((next, replayed))
}

/// Deletes some old deliveries. It does not wait for rows that a transaction has locked, such as one that counts a
/// duplicate: two that wait for each other's rows would be a deadlock. A later call deletes them.
pub(super) async fn forget(session: &mut Session, before: DateTime<Utc>, up_to: i64) -> Result<u64, Error> {
    session
        .change(
            "WITH old AS (
                 SELECT id FROM gancho_delivery
                 WHERE state IN (2, 4) AND received_at < $1 AND id <= $2 LIMIT $3 FOR UPDATE SKIP LOCKED)
             DELETE FROM gancho_delivery USING old WHERE gancho_delivery.id = old.id",
            &[&before.timestamp_micros(), &up_to, &ROWS_PER_CALL],
        )
        .await
}

pub(super) async fn counts(session: &mut Session) -> Result<Counts, Error> {
    let sql = "SELECT state, count(*), sum(duplicates)::bigint FROM gancho_delivery GROUP BY state";
    let mut counts = Counts::default();
    for row in session.rows(sql, &[]).await? {
        add(&mut counts, row.try_get(0)?, unsigned(row.try_get(1)?), unsigned(row.try_get(2)?));
    }
    Ok(counts)
}

pub(super) async fn after(session: &mut Session, id: i64, most: usize) -> Result<Vec<Kept>, Error> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let bytes = i64::try_from(MAX_BYTES).unwrap_or(i64::MAX);
    let rows = session
        .rows(
            "SELECT id, system, key, received_at, headers, body, duplicates FROM (
                 SELECT *, sum(length(body)) OVER (ORDER BY id) - length(body) AS before FROM (
                     SELECT * FROM gancho_delivery JOIN gancho_request USING (id)
                     WHERE id > $1 ORDER BY id LIMIT $2) AS these) AS sized
             WHERE before < $3 ORDER BY id",
            &[&id, &most, &bytes],
        )
        .await?;
    rows.iter().map(kept).collect()
}

fn kept(row: &Row) -> Result<Kept, Error> {
    let duplicates = unsigned(row.try_get(6)?);
    Ok(Kept { id: row.try_get(0)?, raw: raw(row)?, received_at: time(row)?, key: key(row)?, duplicates })
}

fn work(row: &Row) -> Result<Work, Error> {
    let [tries, revived] = [row.try_get::<_, i64>(6)?, row.try_get(7)?];
    Ok(Work {
        id: row.try_get(0)?,
        raw: raw(row)?,
        received_at: time(row)?,
        key: key(row)?,
        tries: u32::try_from(tries).unwrap_or(u32::MAX),
        attempt: u32::try_from(tries.saturating_sub(revived)).unwrap_or(u32::MAX),
    })
}

fn raw(row: &Row) -> Result<Raw, Error> {
    Ok(Raw::new(system(row)?, stored_headers::from_json(row.try_get(4)?), row.try_get::<_, Vec<u8>>(5)?))
}

/// The only column whose content another version may not know.
fn system(row: &Row) -> Result<System, Error> {
    row.try_get::<_, &str>(1)?.parse().map_err(Error::unknown_system)
}

fn key(row: &Row) -> Result<Key, Error> {
    let key: Vec<u8> = row.try_get(2)?;
    Ok(Key::from_stored(String::from_utf8_lossy(&key).into_owned()))
}

fn time(row: &Row) -> Result<DateTime<Utc>, Error> {
    Ok(DateTime::from_timestamp_micros(row.try_get(3)?).unwrap_or_default())
}

fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}
