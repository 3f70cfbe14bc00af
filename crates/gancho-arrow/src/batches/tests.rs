//! Tests of batches and their readers.

use super::*;

fn source(name: &str) -> String {
    format!(
        r#"{{"event_name":"crm_source_deleted","document":{{"id":"67e6","name":"{name}"}},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"u"}}"#
    )
}

fn push(batches: &mut Batches, body: &str) -> bool {
    batches.push(body.as_bytes(), Place::default()).is_ok()
}

#[test]
fn rows_are_those_that_take_returns() {
    let deal = r#"{"event_name":"crm_deal_created","document":{"id":"67e6","name":"Solar","status":"ongoing","amount_total":1e28,"created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},"event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"u"}"#;
    let first = source("first");
    let mut batches = Batches::new(&Options::new());
    assert!(push(&mut batches, &first) && !push(&mut batches, deal) && !push(&mut batches, "{}"));
    assert_eq!((batches.rows(), batches.bytes()), (1, first.len() + deal.len()));
    // The tables are full.
    batches.max_text = 1;
    assert!(push(&mut batches, &source("second")) && push(&mut batches, &source("third")));
    assert_eq!(batches.rows(), 3);
    let taken: Vec<usize> = batches.take().iter().map(|batch| batch.records.num_rows()).collect();
    assert_eq!(taken, [1, 1, 1]);
    assert_eq!((batches.rows(), batches.bytes()), (0, 0));
}

#[test]
fn a_batch_reserves_little_for_the_next_one() {
    let leads = |count: usize| format!(r#"{{"leads":[{}]}}"#, vec![r#"{"id":"1"}"#; count].join(","));
    // Deals also have enum values, JSON columns and nested lists.
    let deals = |count: usize| {
        let product = r#"{"id":"67e6","name":"Panel","custom_fields":{"voltage":"220"}}"#;
        let products = vec![product; count].join(",");
        format!(
            r#"{{"event_name":"crm_deal_created","document":{{"id":"67e6","name":"Solar","status":"ongoing","deal_products":[{products}],"created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"}},"event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"u"}}"#
        )
    };
    for body in [&leads as &dyn Fn(usize) -> String, &deals] {
        let mut batches = Batches::new(&Options::new().offsets(true));
        let mut memory = |count| {
            assert!(push(&mut batches, &body(count)));
            batches.take().iter().map(|batch| batch.records.get_array_memory_size()).sum::<usize>()
        };
        let (small, large) = (memory(1), memory(120_000));
        let next = memory(1);
        assert!(large > 10 * small && next < large / 4, "{small}, {large} and then {next} bytes");
    }
}

/// The length of the text in a column of strings, or of lists of strings.
fn text_in(batch: &Batch, column: &str) -> usize {
    let array = batch.records.column_by_name(column).unwrap();
    let strings = array.as_list_opt::<i32>().map_or(array, |lists| lists.values());
    strings.as_string::<i32>().value_data().len()
}

#[test]
fn no_column_has_more_text_than_the_limit() {
    // Each pointer has 28 bytes, and its product 8.
    let products = vec![r#"{"x":0}"#; 100].join(",");
    let unknown = format!(
        r#"{{"event_name":"crm_deal_created","document":{{"id":"67e6","name":"Solar","status":"ongoing","deal_products":[{products}],"created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"}},"event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"u"}}"#
    );
    let long = "archive/".repeat(300);
    for (body, name, column) in [(&unknown, "", "unknown_fields"), (&source("a"), &long, "source")] {
        let mut batches = Batches::new(&Options::new().dictionaries(false));
        batches.max_text = 5_000;
        for line in 0..10 {
            let place = Place { source: Some(name), line, offset: 0 };
            batches.push(body.as_bytes(), place).unwrap();
        }
        let taken = batches.take();
        let rows: Vec<usize> = taken.iter().map(|batch| batch.records.num_rows()).collect();
        assert_eq!(rows.iter().sum::<usize>(), 10, "{column}: {rows:?}");
        let longest = taken.iter().map(|batch| text_in(batch, column)).max().unwrap();
        assert!(longest <= 5_000, "{column}: {longest} bytes in {rows:?} rows");
    }
}

#[test]
fn only_the_times_of_rows_that_are_kept_are_counted() {
    let deal = |amount: &str, created: &str| {
        format!(
            r#"{{"event_name":"crm_deal_created","document":{{"id":"67e6","name":"Solar","status":"ongoing","amount_total":{amount},"created_at":"2025-03-28T09:45:25{created}Z","updated_at":"2025-03-28T09:45:25.791-03:00"}},"event_timestamp":"2025-03-28T12:45:25.1234567Z","transaction_uuid":"u"}}"#
        )
    };
    let mut batches = Batches::new(&Options::new());
    assert!(push(&mut batches, &deal("1", ".1234567")));
    assert!(!push(&mut batches, &deal("1e28", ".1234567")));
    assert!(push(&mut batches, &deal("1", ".1")) && push(&mut batches, &deal("1", "")));
    let batch = batches.take().remove(0);
    assert_eq!((batch.records.num_rows(), batch.finer_times), (3, 4));
    let batch = batch.filter(&[false, true, true]);
    assert_eq!(batch.finer_times, 2);
    assert_eq!(batch.filter(&[true, false]).finer_times, 1);
}

#[test]
fn a_reader_of_rejects_returns_before_the_input_ends() {
    let many = std::iter::repeat_n("{}".to_owned(), 2 * REJECTS);
    let mut reader = BatchReader::new(many.chain([source("a")]), &Options::new());
    for _ in 0..2 {
        let batch = reader.next().unwrap();
        assert_eq!((batch.records.num_rows(), batch.keys().count()), (0, 0));
        assert!(batch.by_month().is_empty());
        let rejects = reader.rejects();
        assert_eq!(rejects.len(), REJECTS);
    }
    assert_eq!(reader.next().map(|batch| batch.records.num_rows()), Some(1));
    assert!(reader.next().is_none());
}

#[test]
fn long_rejects_return_before_the_input_ends() {
    let long = std::iter::repeat_n(format!(r#"{{"x":"{}"}}"#, "x".repeat(BYTES / 4)), 5);
    let mut reader = BatchReader::new(long, &Options::new());
    assert_eq!(reader.next().map(|batch| batch.records.num_rows()), Some(0));
    assert_eq!(reader.rejects().len(), 4);
    assert!(reader.next().is_none());
}

#[test]
fn a_reject_names_an_amount_of_a_selected_column() {
    let deal = r#"{"event_name":"crm_deal_created","document":{"id":"67e6","name":"Solar","status":"ongoing","amount_total":1e28,"amount_monthly":1,"amount_unique":1e28,"created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00"},"event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"u"}"#;
    for (columns, named) in [
        (&["amount_unique"][..], Some("/document/amount_unique")),
        (&["amount_monthly", "amount_total"], Some("/document/amount_total")),
        (&["amount_monthly"], None),
    ] {
        let mut batches = Batches::new(&Options::new().columns(columns.iter().copied()));
        let reject = batches.push(deal.as_bytes(), Place::default()).err();
        assert_eq!(reject.as_ref().map(|reject| reject.pointer.as_str()), named, "{columns:?}");
    }
}

#[test]
fn a_table_without_a_selected_column_has_rows() {
    let batch =
        BatchReader::new([source("first")], &Options::new().columns(["amount_total"])).next().unwrap();
    assert_eq!((batch.records.num_rows(), batch.records.num_columns()), (1, 0));
    assert_eq!(batch.filter(&[false]).records.num_rows(), 0);
}

#[test]
fn keys_are_none_without_the_column() {
    let bodies = [source("first"), source("second")];
    let batch = BatchReader::new(bodies, &Options::new().columns(["id"])).next().unwrap();
    assert_eq!(batch.keys().collect::<Vec<_>>(), [None, None]);
}

#[test]
#[should_panic = "the number of flags is not the number of rows"]
fn a_filter_needs_a_flag_for_each_row() {
    let bodies = [source("first"), source("second")];
    let batch = BatchReader::new(bodies, &Options::new()).next().unwrap();
    let keys: Vec<_> = batch.keys().collect();
    assert_eq!(keys, [Some("u"), Some("u")]);
    drop(batch.filter(&[true]));
}
