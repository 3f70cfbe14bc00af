//! The texts of errors: what was expected or found, where, and never a value.

#![allow(clippy::unwrap_used, reason = "tests may panic")]

use gancho_core::{Envelope, from_slice};

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
