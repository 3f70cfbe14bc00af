//! The texts of errors: what was expected or found, where, and never a value.

#![allow(clippy::unwrap_used, reason = "tests may panic")]

use gancho_core::rdstation::platform;
use gancho_core::testing::sample;
use gancho_core::{Envelope, ErrorKind, Payload, events, from_slice, superoffice};
use serde_json::Value;

const GOOD: &str = r#"{"event_name":"crm_source_deleted","document":{"id":"66","name":"x"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;

fn message(body: &str) -> String {
    let error = from_slice::<Envelope>(body.as_bytes()).unwrap_err();
    if error.path().is_root() {
        error.message().to_owned()
    } else {
        format!("{}, at {}", error.message(), error.path())
    }
}

#[test]
fn a_body_that_is_not_json() {
    for (body, expected) in [
        ("", "the body is empty"),
        (" \n ", "the body is empty"),
        ("{", "the JSON is cut off"),
        (GOOD.get(..43).unwrap(), "the JSON is cut off"),
        ("hello", "invalid JSON: expected a value"),
        ("nil", "invalid JSON: expected true, false or null"),
        ("nule", "invalid JSON: expected true, false or null"),
        ("{\"event_name\":e", "invalid JSON: expected a value, at /event_name"),
        ("{\"event_name\":1ee", "invalid JSON: invalid number, at /event_name"),
        ("{\"event_name\":1e ", "invalid JSON: invalid number, at /event_name"),
        ("{\"event_name\":-1.5e+", "the JSON is cut off, at /event_name"),
        ("{1:2}", "invalid JSON: the name of a field must be a string"),
        ("{\"event_name\" 1}", "invalid JSON: expected `:`, at /event_name"),
        (
            "{\"event_name\":\"\t\"}",
            "invalid JSON: an unescaped control character in a string, at /event_name",
        ),
    ] {
        assert_eq!(message(body), expected, "{body:?}");
    }
    for half in [r"\ud800", r"\ud800x", r"\udc00", r"\ud800\u0041"] {
        for field in ["event_timestamp", "new"] {
            let body = GOOD.replacen('{', &format!("{{\"{field}\":\"{half}\","), 1);
            let expected = format!("invalid JSON: half of a surrogate pair in a \\u escape, at /{field}");
            assert_eq!(message(&body), expected, "{body}");
        }
    }
}

#[test]
fn a_body_that_is_not_a_delivery() {
    for (old, new, expected) in [
        ("\"id\":\"66\",", "", "a required field is missing, at /document/id"),
        ("\"id\":\"66\"", "\"id\":\"66\",\"id\":\"6\"", "the field occurs twice, at /document/id"),
        ("\"66\"", "\"\"", "the value is not a non-empty id, at /document/id"),
        ("\"66\"", "null", "expected a non-empty id, found null, at /document/id"),
        ("{\"id\":\"66\",\"name\":\"x\"}", "null", "expected an object, found null, at /document"),
    ] {
        assert_eq!(message(&GOOD.replace(old, new)), expected);
    }
}

/// A value of each JSON type, and the name of the type in messages.
const TYPES: [(&str, &str); 7] = [
    ("null", "null"),
    ("true", "a boolean"),
    ("7", "an integer"),
    ("-1.5", "a number"),
    (r#""x""#, "a string"),
    ("[]", "an array"),
    ("{}", "an object"),
];

/// The pointers to all values of a document.
fn places(value: &Value, at: &str) -> Vec<String> {
    let inner: Vec<String> = match value {
        Value::Object(fields) => {
            let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
            fields.iter().flat_map(|(key, field)| places(field, &format!("{at}/{}", escaped(key)))).collect()
        }
        Value::Array(elements) => {
            let indexed = elements.iter().enumerate();
            indexed.flat_map(|(index, element)| places(element, &format!("{at}/{index}"))).collect()
        }
        _ => Vec::new(),
    };
    [vec![at.to_owned()], inner].concat()
}

/// Puts a value of each type in each place of a document. Returns how many are of the wrong type.
fn wrong_types<T: Payload>(document: &Value) -> usize {
    let mut wrong = 0;
    for (index, place) in places(document, "").into_iter().enumerate() {
        let mut marked = document.clone();
        *marked.pointer_mut(&place).unwrap() = Value::from("MARK");
        // In one line, and in many.
        let text = if index % 2 == 0 { marked.to_string() } else { format!("{marked:#}") };
        let at = text.find(r#""MARK""#).unwrap();
        for (value, name) in TYPES {
            let error = match from_slice::<T>(text.replace(r#""MARK""#, value).as_bytes()) {
                // The other messages about forms are about the object that contains the place.
                Err(error)
                    if error.kind() == ErrorKind::WrongType && !error.message().contains("each field") =>
                {
                    error
                }
                _ => continue,
            };
            assert!((at..=at + value.len()).contains(&error.offset().unwrap()), "{error} but not {at}");
            let found =
                error.message().strip_prefix("expected ").and_then(|text| text.split_once(", found "));
            let (expected, found) = found.unwrap();
            assert_eq!((found, error.path().as_str()), (name, place.as_str()), "{error}");
            let begins =
                ["a ", "an ", "errors as ", "names or "].iter().any(|start| expected.starts_with(start));
            assert!(begins && expected != name, "{error}");
            assert!(!["sequence", "map", "struct"].iter().any(|word| expected.contains(word)), "{error}");
            wrong += 1;
        }
    }
    wrong
}

#[test]
fn a_value_of_the_wrong_type_is_named_with_the_expected_type() {
    let mut wrong = 0;
    for event in events::all() {
        let deliveries = (0..2).filter_map(|seed| serde_json::to_value(sample(event.name, seed)).ok());
        wrong += deliveries.map(|delivery| wrong_types::<Envelope>(&delivery)).sum::<usize>();
    }
    assert!(wrong > 5_000, "{wrong}");
    let answer =
        r#"{"error":"x","errors":{"url":["is invalid",{"error_type":"TAKEN","path":"$.url"}]},"max":1}"#;
    wrong_types::<platform::ErrorAnswer>(&serde_json::from_str(answer).unwrap());
    let webhook = r#"{"WebhookId":1,"Events":["sale.sold"],"Headers":{"a":"b"},"Properties":{"a":1},"NotifyVia":"Email","Registered":"2024-03-20T14:15:00","RegisteredAssociate":{"Name":"x"},"ErrorEmails":["a"]}"#;
    wrong_types::<superoffice::Webhook>(&serde_json::from_str(webhook).unwrap());
}

#[test]
fn debug_output_of_an_error_contains_all_of_its_parts() {
    let body = GOOD.replace("\"66\"", "null");
    let error = from_slice::<Envelope>(body.as_bytes()).unwrap_err();
    let shown = format!("{error:?}");
    for part in ["WrongType", "/document/id", "crm_source_deleted", "expected a non-empty id, found null"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(shown.contains(&error.offset().unwrap().to_string()), "{shown}");
}

#[test]
fn the_offset_of_an_error_is_where_the_fault_begins() {
    let levels = gancho_core::MAX_DEPTH;
    let too_deep = format!(r#""x":{}{}"#, "[".repeat(levels), "]".repeat(levels));
    for (field, before, kind) in [
        (r#""x":["",{"y":"\ud800"}]"#, r#""x":["",{"y":""#.len(), ErrorKind::Syntax),
        // The body and the document are two levels, so the last two brackets are too many.
        (&too_deep, r#""x":"#.len() + levels - 2, ErrorKind::TooDeep),
        (r#""amount_monthly":-1.5e999"#, r#""amount_monthly":"#.len(), ErrorKind::InvalidValue),
    ] {
        let deal = GOOD.replace("source_deleted", "deal_updated");
        let body = deal.replacen(r#""name""#, &format!(r#"{field},"name""#), 1);
        let error = from_slice::<Envelope>(body.as_bytes()).unwrap_err();
        let at = body.find(field).unwrap() + before;
        assert_eq!((error.kind(), error.offset()), (kind, Some(at)), "{field}");
    }
}
