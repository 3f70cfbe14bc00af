//! The tables and rejects of an archive.

use serde_json::Value;
use walkdir::WalkDir;

use crate::archive::{Place, archive, deal, deletion, is_tidy, rejects, rows, succeed};

#[test]
fn each_delivery_is_a_row_a_reject_or_a_duplicate() {
    let place = Place::new();
    let (input, to) = (place.write("a.ndjson", archive(2000)), place.path("tables"));
    let printed = succeed(&to, &[input.to_str().unwrap()]);
    let (rows, rejects) = (rows(&to), rejects(&to));
    assert_eq!(rejects.len(), 40);
    let duplicates = 2000 - 40 - rows.len();
    assert!(duplicates > 30, "{duplicates}");
    let total = format!("{} rows, 40 rejects, {duplicates} duplicates", rows.len());
    assert!(printed.contains(&total), "{total} is not in\n{printed}");
    assert!(is_tidy(&to));
    for month in ["2025-01", "2025-02"] {
        assert!(rows.iter().any(|row| row.starts_with(&format!("crm_deal/month={month}: "))), "{month}");
    }
    // Of duplicates, every run keeps the first one.
    let again = place.path("again");
    succeed(&again, &[input.to_str().unwrap(), "--threads", "5", "--memory", "8MiB"]);
    assert_eq!(crate::archive::rows(&again), rows);
}

#[test]
fn a_reject_has_its_place_reason_and_line() {
    let place = Place::new();
    let bad = deal(2).replace(r#""id":"d0","#, "");
    let lines = format!("{}\n\r\n{bad}\r\n{}", deal(1), deletion(3));
    let (input, to) = (place.write("a.ndjson", &lines), place.path("tables"));
    succeed(&to, &[input.to_str().unwrap()]);
    assert_eq!(rows(&to).len(), 2);
    let reject: Value = serde_json::from_str(&rejects(&to)[0]).unwrap();
    assert_eq!(reject["source"], input.to_str().unwrap());
    assert_eq!(reject["line"], 3);
    assert_eq!(reject["offset"], deal(1).len() + 3);
    assert_eq!(reject["kind"], "missing_field");
    assert_eq!(reject["pointer"], "/document/id");
    assert_eq!(reject["event"], "crm_deal_created");
    assert_eq!(reject["raw"], bad);
    let without = place.path("without");
    succeed(&without, &[input.to_str().unwrap(), "--no-raw"]);
    assert!(!rejects(&without)[0].contains("raw"));
}

#[test]
fn values_are_complete() {
    let place = Place::new();
    let (input, to) = (place.write("a.json", deal(7)), place.path("tables"));
    succeed(&to, &[input.to_str().unwrap(), "--offsets", "--keep-body"]);
    let rows = rows(&to);
    for part in [
        r#"event: "crm_deal_updated", action: "updated", event_timestamp: 2025-01-08 12:40:58"#,
        r#"key: "deal-7", system: "rdstation-crm""#,
        r#"name: "Negócio "7"", "#,
        "amount_total: 7.0700000000",
        "created_at_offset_minutes: -180",
        r#"user: {id: "u0", name: "Ana""#,
        r#"price: {number: 7.5000000000, text: "7.5"}"#,
        r#"body: "{"event_name""#,
    ] {
        assert!(rows[0].contains(part), "{part} is not in {}", rows[0]);
    }
}

#[test]
fn only_selected_deliveries_are_ingested() {
    let place = Place::new();
    let (input, to) = (place.write("a.ndjson", archive(4000)), place.path("tables"));
    let printed =
        succeed(&to, &[input.to_str().unwrap(), "--only", "crm_deal_updated", "--since", "2025-03-10"]);
    let rows = rows(&to);
    assert!(!rows.is_empty() && rows.iter().all(|row| row.contains(r#"event: "crm_deal_updated""#)));
    assert!(rows.iter().all(|row| row.starts_with("crm_deal/month=2025-03") || row.starts_with("crm_deal/month=2025-04")));
    assert!(printed.contains("not selected"), "{printed}");
}

#[test]
fn since_compares_the_time_of_the_month_folder() {
    let place = Place::new();
    let lead = |time: &str| {
        let conversion = format!(r#"{{"content":{{}},"created_at":"{time}","conversion_origin":{{}}}}"#);
        format!(r#"{{"leads":[{{"id":"1","last_conversion":{conversion}}}]}}"#)
    };
    let lines = [lead("2025-01-31T23:00:00.000-03:00"), lead("2025-01-31T20:00:00.000-03:00"), lead("")];
    let input = place.write("a.ndjson", lines.join("\n"));
    let input = input.to_str().unwrap();
    let all = place.path("all");
    succeed(&all, &[input]);
    let february = place.path("february");
    let printed = succeed(&february, &[input, "--since", "2025-02-01"]);
    let late = |row: &&String| !row.contains("month=2025-01");
    let (expected, found) = (rows(&all), rows(&february));
    assert_eq!(found, expected.iter().filter(late).cloned().collect::<Vec<_>>());
    assert_eq!((expected.len(), found.len()), (3, 2), "{expected:?}");
    assert!(printed.contains("2 rows") && printed.contains("1 not selected"), "{printed}");
}

#[test]
fn flattened_lists_are_tables_that_can_be_joined() {
    let place = Place::new();
    let (input, to) = (place.write("a.ndjson", archive(200)), place.path("tables"));
    succeed(&to, &[input.to_str().unwrap(), "--flatten"]);
    let rows = rows(&to);
    let of =
        |table: &str| rows.iter().filter(|row| row.starts_with(&format!("{table}/"))).collect::<Vec<_>>();
    let (deals, products) = (of("crm_deal"), of("crm_deal_deal_products"));
    assert!(deals.len() > 100 && deals.len() == products.len(), "{} and {}", deals.len(), products.len());
    // Each row is in braces, after the name of its folder and a colon.
    assert!(deals.iter().all(|row| row.contains(r#"user_name: "Ana""#) && row.matches(": {").count() == 1));
    let first = products.iter().find(|row| row.contains(r#"key: "deal-7", document_id: "d2""#)).unwrap();
    assert!(first.contains("position: 0") && first.contains("price_number: 7.5"), "{first}");
}

#[test]
fn an_archive_that_is_not_in_chronological_order_has_one_file_per_month() {
    let place = Place::new();
    let in_month = |number: usize| {
        let month = format!("{}-{:02}", 2020 + number % 5, number / 5 % 12 + 1);
        deletion(number).replace("2025-03", &month)
    };
    let lines: Vec<String> = (0..40_000).map(in_month).collect();
    let (input, to) = (place.write("a.ndjson", lines.join("\n")), place.path("tables"));
    // The input is split into two chunks of at most 4 MiB.
    succeed(&to, &[input.to_str().unwrap(), "--threads", "1", "--memory", "128MiB"]);
    assert_eq!(rows(&to).len(), 40_000);
    let files = WalkDir::new(to.join("crm_source"));
    let files = files.into_iter().filter(|entry| entry.as_ref().unwrap().file_type().is_file()).count();
    assert_eq!(files, 60);
}
