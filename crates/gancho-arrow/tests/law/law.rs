//! Compares rows and rejects with core.

use std::collections::HashMap;

use gancho_arrow::arrow_array::cast::AsArray as _;
use gancho_arrow::arrow_array::types::{Int32Type, Int64Type, TimestampMicrosecondType};
use gancho_arrow::arrow_array::{Array as _, RecordBatch, StringArray};
use gancho_arrow::arrow_schema::Fields;
use gancho_arrow::{AMOUNT_OUT_OF_RANGE, Batches, Options, Place, Reject, Table};
use gancho_core::checked::with_unknown;
use gancho_core::rdstation::crm::{self, Event};
use gancho_core::{Amount, Envelope};

use crate::deliveries::{count, fixtures, generated};
use crate::json::Json;
use crate::{cell, columns};

/// A converted delivery, as core parses it.
struct Accepted {
    envelope: Envelope,
    unknown: Vec<String>,
    line: u64,
    body: Vec<u8>,
}

#[derive(Default)]
struct Law {
    batches: Option<Batches>,
    waiting: HashMap<Table, Vec<Accepted>>,
    lines: u64,
    rows: usize,
    rejects: HashMap<&'static str, usize>,
}

impl Law {
    fn new() -> Self {
        Self { batches: Some(Batches::new(&Options::new().keep_body(true))), ..Self::default() }
    }

    fn push(&mut self, body: &[u8]) {
        self.lines += 1;
        let place = Place { source: Some("law"), line: self.lines, offset: self.lines * 2 };
        let pushed = self.batches.as_mut().unwrap().push(body, place);
        match (with_unknown::<Envelope>(body), pushed) {
            (Ok((envelope, unknown)), Ok(table)) => {
                let unknown = unknown.iter().map(|pointer| pointer.as_str().to_owned()).collect();
                let accepted = Accepted { envelope, unknown, line: self.lines, body: body.to_vec() };
                self.waiting.entry(table).or_default().push(accepted);
            }
            (Ok((envelope, _)), Err(reject)) => self.check_overflow(&envelope, &reject),
            (Err(error), Err(reject)) => {
                assert_eq!(reject.kind(), error.kind().as_str());
                assert_eq!(reject.pointer(), error.path().as_str());
                assert_eq!(reject.message(), error.message());
                assert_eq!(
                    (reject.source(), reject.line(), reject.offset()),
                    (Some("law"), self.lines, self.lines * 2)
                );
                *self.rejects.entry(reject.kind()).or_default() += 1;
            }
            (Err(error), Ok(_)) => panic!("a row for a body that core rejects ({error}): {}", show(body)),
        }
        if self.lines.is_multiple_of(1000) {
            self.compare();
        }
    }

    /// Checks that core has the amount of the reject, and that a column cannot represent it.
    fn check_overflow(&mut self, envelope: &Envelope, reject: &Reject) {
        assert_eq!(reject.kind(), AMOUNT_OUT_OF_RANGE);
        let text = serde_json::to_string(envelope).unwrap();
        let mut at = Json::parse(&text);
        for token in reject.pointer().split('/').skip(1) {
            at = match at.form {
                crate::json::Form::List(elements) => elements[token.parse::<usize>().unwrap()].clone(),
                _ => at.get(token).unwrap_or_else(|| panic!("no {token} in {text}")).clone(),
            };
        }
        let decimal = Amount::parse(&at.text).unwrap().decimal().normalize();
        let digits = decimal.mantissa().to_string().trim_start_matches('-').len();
        assert!(decimal.scale() > 10 || digits > 28 + decimal.scale() as usize, "{} fits", at.text);
        *self.rejects.entry(reject.kind()).or_default() += 1;
    }

    fn compare(&mut self) {
        for batch in self.batches.as_mut().unwrap().take() {
            let accepted = self.waiting.remove(&batch.table).unwrap();
            assert_eq!(batch.records.num_rows(), accepted.len(), "{}", batch.table);
            for (row, accepted) in accepted.iter().enumerate() {
                if let Err(why) = compare(batch.table, &batch.records, row, accepted) {
                    panic!("{}: {why}: {}", batch.table, show(&accepted.body));
                }
            }
            self.rows += accepted.len();
        }
        assert!(self.waiting.values().all(Vec::is_empty));
    }
}

fn show(body: &[u8]) -> String {
    String::from_utf8_lossy(body).into_owned()
}

fn compare(table: Table, records: &RecordBatch, row: usize, accepted: &Accepted) -> Result<(), String> {
    let envelope = &accepted.envelope;
    let text = |column: &str| {
        let column = records.column_by_name(column).unwrap();
        column.is_valid(row).then(|| match column.as_any_dictionary_opt() {
            Some(_) => {
                let words = column.as_dictionary::<Int32Type>().downcast_dict::<StringArray>().unwrap();
                words.values().value(column.as_dictionary::<Int32Type>().key(row).unwrap()).to_owned()
            }
            None => column.as_string::<i32>().value(row).to_owned(),
        })
    };
    let number =
        |column: &str| records.column_by_name(column).unwrap().as_primitive::<Int64Type>().value(row);
    let same =
        |what: &str, same: bool| if same { Ok(()) } else { Err(format!("{what} differs from core's")) };
    same("event", text("event").as_deref() == Some(envelope.event_name()))?;
    same("system", text("system").as_deref() == Some(envelope.system().as_str()))?;
    same("key", text("key").as_deref() == envelope.dedup_key().as_deref())?;
    same("action", text("action").as_deref() == action(envelope))?;
    let times = records.column_by_name("event_timestamp").unwrap().as_primitive::<TimestampMicrosecondType>();
    let time = times.is_valid(row).then(|| times.value(row));
    same("event_timestamp", time == envelope.occurred_at().map(|at| at.timestamp_micros()))?;
    same("source", text("source").as_deref() == Some("law"))?;
    same("source_line", number("source_line").cast_unsigned() == accepted.line)?;
    same("source_offset", number("source_offset").cast_unsigned() == accepted.line * 2)?;
    same("body", text("body").unwrap().as_bytes() == accepted.body)?;
    let unknown = records.column_by_name("unknown_fields").unwrap().as_list::<i32>().value(row);
    let unknown: Vec<_> = unknown.as_string::<i32>().iter().flatten().map(str::to_owned).collect();
    same("unknown_fields", unknown == accepted.unknown)?;

    let whole = Json::parse(&serde_json::to_string(envelope).unwrap());
    let from = records.schema().index_of("body").unwrap() + 1;
    let fields: Fields = records.schema().fields()[from..].to_vec().into();
    let arrays = &records.columns()[from..];
    match table {
        Table::Other => cell::check(&fields[0], &arrays[0], row, whole.get("document")),
        Table::Crm(_) => columns::check(&fields, arrays, row, whole.get("document").unwrap(), &[]),
        _ => {
            // Fields in the columns of the envelope, and the secret, which has no column.
            let elsewhere: &[&str] = match table {
                Table::MarketingContact => &["event_type", "event_timestamp"],
                Table::SuperOfficeNotification => &["Event", "Timestamp"],
                Table::SuperOfficeTenantStatus => &["Token"],
                _ => &[],
            };
            columns::check(&fields, arrays, row, &whole, elsewhere)
        }
    }
}

fn action(envelope: &Envelope) -> Option<&str> {
    match envelope {
        Envelope::Crm(crm::Envelope { event, .. }) => match event {
            Event::Other { .. } => None,
            event => event.action().map(crm::Action::as_str),
        },
        Envelope::SuperOffice(notification) => notification.event.verb(),
        other => gancho_core::events::find(other.event_name()).and_then(|event| event.action),
    }
}

#[test]
fn fixtures_become_rows_with_the_values_that_core_parses() {
    let mut law = Law::new();
    for (_, body) in fixtures("valid").into_iter().chain(fixtures("rules")) {
        law.push(&body);
    }
    law.compare();
    assert!(law.rows > 100, "{}", law.rows);
}

#[test]
fn invalid_fixtures_become_rejects() {
    let mut law = Law::new();
    for (_, body) in fixtures("invalid") {
        law.push(&body);
    }
    law.compare();
    assert_eq!(law.rows, 0);
    assert!(law.rejects.len() > 5, "{:?}", law.rejects);
}

#[test]
fn generated_deliveries_become_rows_and_invalid_ones_become_rejects() {
    // The result depends only on the count: each thread has its own seed, and every machine starts the same number of
    // threads.
    const THREADS: usize = 4;
    let laws = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|thread| {
                scope.spawn(move || {
                    let mut law = Law::new();
                    for body in generated(15 + thread as u64, count().div_ceil(THREADS)) {
                        law.push(&body);
                    }
                    law.compare();
                    (law.lines, law.rows, law.rejects)
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    let (mut lines, mut rows, mut rejects) = (0, 0, HashMap::<_, usize>::new());
    for (more_lines, more_rows, more_rejects) in laws {
        lines += usize::try_from(more_lines).unwrap();
        rows += more_rows;
        for (kind, count) in more_rejects {
            *rejects.entry(kind).or_default() += count;
        }
    }
    let rejected: usize = rejects.values().sum();
    println!("{rows} rows, {rejected} rejects: {rejects:?}");
    assert_eq!(rows + rejected, lines);
    assert!(rejects.contains_key(AMOUNT_OUT_OF_RANGE), "no amount was too large");
    assert!(rejects.len() > 5);
}
