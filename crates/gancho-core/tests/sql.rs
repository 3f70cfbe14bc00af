//! Columns of a real SQLite database return the stored values, through rusqlite and through sqlx.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests may panic")]

use gancho_core::rdstation::crm::{DealId, DealStatus};
use gancho_core::{Amount, Birthday, Date, Integer, Timestamp, superoffice};

type Row = (DealId, Timestamp, superoffice::Timestamp, Amount, Integer, DealStatus, Date, Birthday);

fn row() -> Row {
    (
        "67e699e577ca600014198b59".parse().unwrap(),
        "2025-03-28T09:40:58.932-03:00".parse().unwrap(),
        "2025-05-14T10:48:07.8912039Z".parse().unwrap(),
        "79228162514264337593543950.33".parse().unwrap(),
        Integer(818_000_000_000_436_400),
        DealStatus::from("archived"),
        "2024-02-29".parse().unwrap(),
        "0000-02-29".parse().unwrap(),
    )
}

const TABLE: &str = "CREATE TABLE t (a TEXT, b TEXT, c TEXT, d TEXT, e INTEGER, f TEXT, g TEXT, h TEXT)";
const INSERT: &str = "INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

#[test]
fn columns_round_trip_through_rusqlite() {
    let database = rusqlite::Connection::open_in_memory().unwrap();
    database.execute(TABLE, ()).unwrap();
    let (id, at, ticks, amount, whole, status, day, birthday) = row();
    database.execute(INSERT, (&id, &at, &ticks, &amount, &whole, &status, &day, &birthday)).unwrap();
    let found: Row = database
        .query_row("SELECT * FROM t", (), |row| {
            Ok((
                row.get(0)?,
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
                row.get(5)?,
                row.get(6)?,
                row.get(7)?,
            ))
        })
        .unwrap();
    assert_eq!(found, row());
    let written: String = database.query_row("SELECT d FROM t", (), |row| row.get(0)).unwrap();
    assert_eq!(written, "79228162514264337593543950.33", "every digit");
    // The error for an invalid timestamp does not repeat it.
    let wrong: rusqlite::Result<Timestamp> = database.query_row("SELECT a FROM t", (), |row| row.get(0));
    let error = wrong.unwrap_err().to_string();
    assert!(error.contains("expected a timestamp") && !error.contains("67e6"), "{error}");
}

#[test]
fn columns_round_trip_through_sqlx() {
    use sqlx::{Connection as _, Row as _};

    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let mut database = sqlx::SqliteConnection::connect("sqlite::memory:").await.unwrap();
        sqlx::query(TABLE).execute(&mut database).await.unwrap();
        let (id, at, ticks, amount, whole, status, day, birthday) = row();
        let insert = sqlx::query(INSERT)
            .bind(id)
            .bind(at)
            .bind(ticks)
            .bind(amount)
            .bind(whole)
            .bind(status)
            .bind(day)
            .bind(birthday);
        insert.execute(&mut database).await.unwrap();
        let found = sqlx::query("SELECT * FROM t").fetch_one(&mut database).await.unwrap();
        let found: Row = (
            found.get(0),
            found.get(1),
            found.get(2),
            found.get(3),
            found.get(4),
            found.get(5),
            found.get(6),
            found.get(7),
        );
        assert_eq!(found, row());
        let wrong: sqlx::Result<Timestamp> =
            sqlx::query_scalar("SELECT a FROM t").fetch_one(&mut database).await;
        let error = wrong.unwrap_err().to_string();
        assert!(error.contains("expected a timestamp") && !error.contains("67e6"), "{error}");
    });
}
