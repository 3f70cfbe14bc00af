//! An archive with an invalid line.

#![allow(clippy::unwrap_used, reason = "tests may panic")]

use gancho_examples::bulk::totals;

#[test]
fn an_invalid_line_does_not_stop_the_reader() {
    let deal = |status: &str, total: &str| {
        format!(
            r#"{{"event_name":"crm_deal_updated","document":{{"id":"1","name":"N","amount_total":{total},"created_at":"2025-03-28T09:40:58.932-03:00","updated_at":"2025-03-28T09:40:58.932-03:00","status":"{status}"}},"event_timestamp":"2025-03-28T12:40:58.000Z","transaction_uuid":"u"}}"#
        )
    };
    let lines = [deal("won", "33.9"), "{".to_owned(), deal("lost", "7"), deal("won", "0.1")];
    let totals = totals(lines.join("\n").as_bytes()).unwrap();
    assert_eq!((totals.accepted, totals.rejected), (3, 1));
    assert_eq!(totals.won.to_string(), "34.0");
}
