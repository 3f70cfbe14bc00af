//! The keys to which serde_json gives a meaning have none in a body.

#![allow(clippy::unwrap_used, reason = "tests may panic")]

#[path = "../../gancho-core/tests/shared/nested_strings.rs"]
mod nested_strings;

use gancho_core::{Envelope, from_str};
use gancho_schema::Validator;

#[test]
fn an_object_is_not_replaced_by_the_json_in_its_string() {
    let validator = Validator::open().unwrap();
    let key = "$serde_json::private::RawValue";
    for (body, is_valid) in [
        (format!(r#"{{"leads":[{{"id":"1","custom_fields":{{"{key}":"7"}}}}]}}"#), true),
        (format!(r#"{{"leads":[{{"id":"1","x":{{"{key}":1}}}}]}}"#), true),
        (format!(r#"{{"leads":[{{"id":{{"{key}":"\"7\""}}}}]}}"#), false),
        (format!(r#"{{"{key}":"{{\"leads\":[{{\"id\":\"7\"}}]}}"}}"#), false),
    ] {
        assert_eq!(from_str::<Envelope>(&body).is_ok(), is_valid, "{body}");
        assert_eq!(validator.validate_slice(body.as_bytes()).unwrap().is_valid(), is_valid, "{body}");
    }
}

#[test]
fn strings_in_strings_do_not_overflow_the_stack() {
    let validator = Validator::open().unwrap();
    let body = format!(r#"{{"leads":[{{"id":"1","x":{}}}]}}"#, nested_strings::nested_strings());
    assert!(from_str::<Envelope>(&body).is_ok());
    assert!(validator.validate_slice(body.as_bytes()).unwrap().is_valid());
}
