//! Generated deliveries of every event round-trip: from value to JSON to the same value.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]

use std::collections::HashSet;
use std::fmt::Write as _;

use gancho_core::checked::with_unknown;
use gancho_core::rules::Check as _;
use gancho_core::testing::strategies;
use gancho_core::{Envelope, events, from_slice};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

fn config(cases: u32) -> Config {
    Config { cases, failure_persistence: None, ..Config::default() }
}

#[test]
fn every_event_round_trips() {
    for event in events::all() {
        let deliveries = strategies::of(event.name).expect("every documented event has a strategy");
        let mut runner = TestRunner::new(config(256));
        let checked = runner.run(&deliveries, |delivery| {
            let body = serde_json::to_vec(&delivery).unwrap();
            let (read, unknown) =
                with_unknown::<Envelope>(&body).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(&unknown, &Vec::new());
            prop_assert_eq!(read.event_name(), event.name);
            prop_assert_eq!(read.system(), event.system);
            prop_assert_eq!(read, delivery);
            Ok(())
        });
        checked.unwrap_or_else(|error| panic!("{}: {error}", event.name));
    }
}

#[test]
fn an_undocumented_event_has_no_strategy() {
    assert!(strategies::of("crm_proposal_created").is_none());
}

proptest! {
    #![proptest_config(config(1000))]

    #[test]
    fn key_order_and_white_space_make_no_difference(delivery in strategies::any(), seed in any::<u64>()) {
        let text = serde_json::to_string(&delivery).unwrap();
        let Ok(value) = serde_json::from_str::<serde_json::Value>(&text) else { return Ok(()) };
        // A `Value` cannot represent every JSON text (1e999). A body that it can represent must be accepted.
        let Ok(same) = from_slice::<Envelope>(value.to_string().as_bytes()) else { panic!("a value was rejected") };
        // Free-form objects are stored as text in their original order, so they are compared as values, without the
        // order.
        let shuffled = from_slice::<Envelope>(shuffled(&value, &mut seed.clone()).as_bytes()).unwrap();
        prop_assert_eq!(serde_json::to_value(&shuffled).unwrap(), serde_json::to_value(&same).unwrap());
        let pretty = serde_json::to_string_pretty(&value).unwrap().replace('\n', "\r\n");
        prop_assert_eq!(&from_slice::<Envelope>(pretty.as_bytes()).unwrap(), &same);
        let escaped = from_slice::<Envelope>(ascii(&value.to_string()).as_bytes()).unwrap();
        prop_assert_eq!(serde_json::to_value(&escaped).unwrap(), serde_json::to_value(&same).unwrap());
    }

    #[test]
    fn generated_deliveries_violate_only_the_intended_rules(delivery in strategies::any()) {
        // Undocumented enum values, unusual ids and undocumented event names are generated on purpose.
        let on_purpose = HashSet::from([
            "unknown-value", "transaction-uuid", "event-id", "unknown-event", "custom-field-option",
            "custom-field-required", "deal-amount-missing", "deal-rating", "primary-key", "funnel-points",
        ]);
        let broken = delivery.check().into_iter().map(|finding| finding.code()).filter(|code| !on_purpose.contains(code));
        prop_assert_eq!(broken.collect::<Vec<_>>(), Vec::<&str>::new());
    }
}

#[test]
fn generated_deliveries_contain_escapes_and_every_form_of_none() {
    let mut runner = TestRunner::deterministic();
    let texts: Vec<String> = (0..600)
        .map(|_| {
            let tree = strategies::any().new_tree(&mut runner).unwrap();
            serde_json::to_string(&proptest::strategy::ValueTree::current(&tree)).unwrap()
        })
        .collect();
    for seen in
        ["ção", r#"\""#, r"\n", "😀", ":{}", r#":"","#, ":null", r#"_id":"""#, "cf_", r#""[I:"#, r"\\N", "[]"]
    {
        assert!(texts.iter().any(|text| text.contains(seen)), "never generated: {seen}");
    }
}

/// The value as JSON text, with the fields of each object in another order. Arrays keep their order.
fn shuffled(value: &serde_json::Value, seed: &mut u64) -> String {
    match value {
        serde_json::Value::Object(fields) => {
            let mut texts: Vec<String> = fields
                .iter()
                .map(|(key, value)| {
                    format!("{}:{}", serde_json::Value::from(key.as_str()), shuffled(value, seed))
                })
                .collect();
            for index in (1..texts.len()).rev() {
                *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                texts.swap(index, usize::try_from(*seed >> 33).unwrap() % (index + 1));
            }
            format!("{{{}}}", texts.join(","))
        }
        serde_json::Value::Array(elements) => {
            let texts: Vec<String> = elements.iter().map(|element| shuffled(element, seed)).collect();
            format!("[{}]", texts.join(","))
        }
        scalar => scalar.to_string(),
    }
}

/// The text in ASCII, with all other characters as `\u` escapes.
fn ascii(text: &str) -> String {
    text.chars().fold(String::new(), |mut ascii, character| {
        if character.is_ascii() {
            ascii.push(character);
        } else {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                write!(ascii, "\\u{unit:04X}").unwrap();
            }
        }
        ascii
    })
}

#[test]
fn an_envelope_serializes_its_fields_in_the_vendors_order() {
    let delivery = br#"{"transaction_uuid":"f111b90-ec81","document":{"name":"Teste","id":"64"},"event_timestamp":"2023-11-14T18:43:09.000Z","event_name":"crm_task_deleted"}"#;
    let read: Envelope = from_slice::<Envelope>(delivery).unwrap();
    assert_eq!(
        serde_json::to_string(&read).unwrap(),
        r#"{"event_name":"crm_task_deleted","document":{"id":"64","name":"Teste"},"event_timestamp":"2023-11-14T18:43:09.000Z","transaction_uuid":"f111b90-ec81"}"#
    );
}
