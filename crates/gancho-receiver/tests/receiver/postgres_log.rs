//! What tokio-postgres logs contains no value of a payload.

use std::sync::Mutex;
use std::time::Duration;

use gancho_receiver::Inbox as _;
use log::{LevelFilter, Log, Metadata, Record};

use crate::histories::{body, entry};
use crate::postgres::{fresh, server};

const PLANTED: &str = "Segredo da Silva";

/// Keeps every line, also those of the tests that run at the same time.
struct Lines(Mutex<Vec<String>>);

impl Log for Lines {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        self.0.lock().unwrap().push(record.args().to_string());
    }

    fn flush(&self) {}
}

static LINES: Lines = Lines(Mutex::new(Vec::new()));

#[tokio::test]
async fn postgres_statements_are_logged_without_their_parameters() {
    let Some(server) = server() else { return };
    log::set_logger(&LINES).unwrap();
    log::set_max_level(LevelFilter::Trace);
    let inbox = fresh(&server).await;
    inbox.store(entry(&body(1, "updated", 1, 1).replace("\"N\"", &format!("\"{PLANTED}\"")))).await.unwrap();
    let work = inbox.take(1, Duration::from_secs(60)).await.unwrap().remove(0);
    assert!(inbox.retry(&work, Duration::ZERO, PLANTED).await.unwrap());
    log::set_max_level(LevelFilter::Off);
    let lines = LINES.0.lock().unwrap();
    assert!(lines.iter().any(|line| line.contains("with parameters: [")));
    // A body is logged as a list of bytes.
    let bytes = format!("{:?}", PLANTED.as_bytes());
    for planted in [PLANTED, bytes.trim_matches(['[', ']'])] {
        let line = lines.iter().find(|line| line.contains(planted));
        assert!(line.is_none(), "{line:?}");
    }
}
