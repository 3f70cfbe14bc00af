//! Hostile input: nothing panics, and each error has its kind and path.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]

#[path = "shared/nested_strings.rs"]
mod nested_strings;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gancho_core::checked::with_unknown;
use gancho_core::rdstation::marketing::Content;
use gancho_core::rules::Check as _;
use gancho_core::superoffice::Associate;
use gancho_core::testing::strategies;
use gancho_core::{Envelope, ErrorKind, JsonText, MAX_DEPTH, events, from_slice};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::Config;

fn with_document(inner: &str) -> String {
    format!(
        r#"{{"event_name":"crm_source_deleted","document":{{"id":"66","name":"N",{inner}}},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"t"}}"#
    )
}

fn with_value(value: &str) -> String {
    format!(
        r#"{{"event_name":"crm_novelty","document":{value},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"t"}}"#
    )
}

/// A body with `depth` nested arrays in a field of the document. The root and the document add two levels.
fn nested(depth: usize) -> String {
    with_document(&format!(r#""x":{}{}"#, "[".repeat(depth), "]".repeat(depth)))
}

#[test]
fn the_depth_limit_is_the_same_everywhere_in_a_body() {
    assert!(from_slice::<Envelope>(nested(MAX_DEPTH - 2).as_bytes()).is_ok());
    let error = from_slice::<Envelope>(nested(MAX_DEPTH - 1).as_bytes()).unwrap_err();
    assert_eq!((error.kind(), error.path().as_str()), (ErrorKind::TooDeep, "/document/x"));

    let arrays = |depth: usize| with_value(&format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
    assert!(from_slice::<Envelope>(arrays(MAX_DEPTH - 1).as_bytes()).is_ok());
    let error = from_slice::<Envelope>(arrays(MAX_DEPTH).as_bytes()).unwrap_err();
    assert_eq!((error.kind(), error.path().as_str()), (ErrorKind::TooDeep, "/document"));
}

#[test]
fn a_hundred_thousand_nested_brackets_are_an_error() {
    for (body, path) in [
        (nested(100_000), "/document/x"),
        (with_value(&format!("{}{}", "[".repeat(100_000), "]".repeat(100_000))), "/document"),
        (with_value(&format!("{}1{}", r#"{"a":"#.repeat(100_000), "}".repeat(100_000))), "/document"),
    ] {
        let error = from_slice::<Envelope>(body.as_bytes()).unwrap_err();
        assert_eq!((error.kind(), error.path().as_str()), (ErrorKind::TooDeep, path));
    }
    let unclosed = "[".repeat(100_000);
    assert_eq!(from_slice::<Envelope>(unclosed.as_bytes()).unwrap_err().kind(), ErrorKind::WrongType);
    let unclosed = format!(r#"{{"a":{unclosed}"#);
    assert_eq!(from_slice::<Envelope>(unclosed.as_bytes()).unwrap_err().kind(), ErrorKind::UnexpectedEnd);
}

#[test]
fn json_in_strings_is_not_parsed() {
    let bomb = nested_strings::nested_strings();
    let string = serde_json::to_string(&bomb).unwrap();
    let (_, unknown) = with_unknown::<Envelope>(with_document(&format!(r#""x":{bomb}"#)).as_bytes()).unwrap();
    assert_eq!(unknown.len(), 1);
    assert!(JsonText::parse(&bomb).unwrap().to_value().unwrap().is_array());
    // With the deserializer of serde_json.
    assert!(serde_json::from_str::<Envelope>(&with_value(&bomb)).is_ok());
    let hidden = format!(r#"{{"$serde_json::private::RawValue":{:?}}}"#, r#"{"leads":[{"id":"7"}]}"#);
    assert!(serde_json::from_str::<Envelope>(&hidden).is_err());
    let encoded = STANDARD.encode(&bomb);
    let content = format!(r#"{{"conversion_payload":{string},"traffic_source":"encoded_{encoded}"}}"#);
    let content: Content = serde_json::from_str(&content).unwrap();
    assert!(content.form_answers().unwrap().unwrap().is_array());
    assert!(content.traffic_source().unwrap().unwrap().is_array());
}

#[test]
fn skipped_values_are_validated() {
    for (field, kind) in [
        (r#""x":"\ud800""#, ErrorKind::Syntax),
        (r#""x":["\udc00"]"#, ErrorKind::Syntax),
        (r#""x":{"\ud800x":1}"#, ErrorKind::Syntax),
        (r#""x":01"#, ErrorKind::Syntax),
        (r#""x":NaN"#, ErrorKind::Syntax),
        ("\"x\":\"\u{1}\"", ErrorKind::Syntax),
        (r#""x":"\x""#, ErrorKind::Syntax),
        (r#""x":[1,]"#, ErrorKind::Syntax),
        (r#""id":"67""#, ErrorKind::DuplicateField),
    ] {
        let error = from_slice::<Envelope>(with_document(field).as_bytes()).unwrap_err();
        assert_eq!(error.kind(), kind, "{field}");
        let path = if kind == ErrorKind::DuplicateField { "/document/id" } else { "/document/x" };
        assert_eq!(error.path().as_str(), path, "{field}");
        assert_eq!(error.event(), Some("crm_source_deleted"));
    }
    // A number of any size is JSON, and it is skipped.
    let (_, unknown) =
        with_unknown::<Envelope>(with_document(r#""x":1e999,"y":"\ud83d\ude00""#).as_bytes()).unwrap();
    assert_eq!(unknown.len(), 2);
}

#[test]
fn invalid_utf8_is_reported_in_the_value_that_contains_it() {
    let mut body = with_document(r#""x":"ab?cd""#).into_bytes();
    let at = body.iter().position(|byte| *byte == b'?').unwrap();
    for broken in [0xFF, 0xC3, 0xED] {
        body[at] = broken;
        let error = from_slice::<Envelope>(&body).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidUtf8);
        assert_eq!((error.path().as_str(), error.offset()), ("/document/x", Some(at)));
    }
}

#[test]
fn a_byte_order_mark_has_its_own_kind_of_error() {
    let body = [b"\xEF\xBB\xBF".as_slice(), with_value("{}").as_bytes()].concat();
    let error = from_slice::<Envelope>(&body).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (ErrorKind::ByteOrderMark, Some(0)));
}

#[test]
fn large_values_are_accepted() {
    let text = "a".repeat(10_000_000);
    assert!(from_slice::<Envelope>(with_document(&format!(r#""x":"{text}""#)).as_bytes()).is_ok());
    let slashes = r"\\".repeat(1_000_000);
    assert!(from_slice::<Envelope>(with_value(&format!(r#""{slashes}""#)).as_bytes()).is_ok());
}

#[test]
fn a_number_outside_the_range_of_floats_is_valid_json_of_the_wrong_type() {
    for name in ["1e999", "-1e-999", "1e400"] {
        let body = format!(
            r#"{{"event_name":"crm_source_deleted","document":{{"id":"66","name":{name}}},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"t"}}"#
        );
        let error = from_slice::<Envelope>(body.as_bytes()).unwrap_err();
        assert_eq!((error.kind(), error.path().as_str()), (ErrorKind::WrongType, "/document/name"), "{name}");
    }
}

#[test]
fn rules_accept_many_answers_among_many_options() {
    // 20,000 options and as many answers: comparing all pairs would take 400 million comparisons.
    let (options, answers) = (vec![r#""a""#; 20_000].join(","), vec![r#""b""#; 20_000].join(","));
    let body = format!(
        r#"{{"event_name":"crm_deal_created","document":{{"id":"1","name":"N","amount_monthly":0,"amount_unique":0,"status":"ongoing","created_at":"2025-03-28T09:49:16.000-03:00","updated_at":"2025-03-28T09:49:16.000-03:00","deal_custom_fields":[{{"value":[{answers}],"custom_field":{{"id":"1","label":"L","type":"multiple_choice","opts":[{options},"b"]}}}}]}},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}}"#
    );
    let envelope = from_slice::<Envelope>(body.as_bytes()).unwrap();
    assert_eq!(envelope.check(), []);
}

#[test]
fn the_size_of_the_list_of_unknown_fields_is_limited() {
    let fields: Vec<String> = (0..20_000).map(|index| format!(r#""u{index}":1"#)).collect();
    let body = format!(r#"{{"FieldProperties":{{"{}":{{{}}}}}}}"#, "k".repeat(20_000), fields.join(","));
    let (_, unknown) = with_unknown::<Associate>(body.as_bytes()).unwrap();
    let listed: usize = unknown.iter().map(|pointer| pointer.as_str().len()).sum();
    assert!(!unknown.is_empty() && listed <= 64 * 1024 * 1024, "{listed} bytes of pointers");
}

#[test]
fn envelopes_errors_and_findings_are_send_and_sync() {
    fn sendable<T: Send + Sync + 'static>() {}
    sendable::<gancho_core::Error>();
    sendable::<gancho_core::Envelope>();
    sendable::<gancho_core::rules::Finding>();
}

proptest! {
    #![proptest_config(Config { cases: 3000, failure_persistence: None, ..Config::default() })]

    #[test]
    fn arbitrary_bytes_do_not_panic(body in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = from_slice::<Envelope>(&body);
    }

    #[test]
    fn a_delivery_with_a_changed_byte_does_not_panic(
        delivery in strategies::any(),
        at in any::<Index>(),
        byte in any::<u8>(),
        kind in 0..4_u8,
    ) {
        let mut body = serde_json::to_vec(&delivery).unwrap();
        let at = at.index(body.len());
        match kind {
            0 => body[at] = byte,
            1 => body.truncate(at),
            2 => { body.remove(at); }
            _ => body.insert(at, byte),
        }
        if let Err(error) = from_slice::<Envelope>(&body) {
            prop_assert!(error.offset().is_none_or(|offset| offset <= body.len()));
        }
        if kind == 1 {
            prop_assert!(from_slice::<Envelope>(&body).is_err(), "a truncated document is rejected");
        }
    }
}

#[test]
fn the_strategies_cover_every_event() {
    assert!(events::all().all(|event| strategies::of(event.name).is_some()));
}
