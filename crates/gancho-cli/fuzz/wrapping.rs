//! Documents that contain a delivery, and the places in them.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use gancho_core::JsonPointer;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::wrapped::{Unwrapping, elements, is_list, locate, take};

/// A delivery is extracted from the documents that contain it, as it was put in.
pub(crate) fn check_wrapped(body: &[u8]) {
    let Ok(text) = str::from_utf8(body) else { return };
    if !text.trim_start().starts_with(['{', '[']) {
        return;
    }
    // The name of the field is taken from the body, so that it has special characters too.
    let name: String = text.chars().skip(1).take(5).collect();
    let place = JsonPointer::root().key("outer").index(1).key(&name);
    let around = |inner: Value| {
        json!({"a": name, "outer": [{(name.clone()): "x"}, {"b": 1, (name.clone()): inner}]}).to_string()
    };
    for inner in [text.to_owned(), STANDARD.encode(text), URL_SAFE_NO_PAD.encode(text)] {
        // A body may begin with white space that is not ASCII, which is not accepted before a delivery in base64.
        let document = around(inner.into());
        match take(document.as_bytes(), &place) {
            Ok(taken) => assert!(taken.bytes() == body, "the extracted delivery is the wrapped one"),
            Err(reason) => {
                assert!(reason == Unwrapping::OtherText && !begins(body), "a delivery is extracted")
            }
        }
    }
    if let Ok(raw) = serde_json::from_str::<&RawValue>(text) {
        let hole = "a-place-for-the-delivery";
        let document = around(hole.into()).replace(&format!("\"{hole}\""), raw.get());
        let taken = take(document.as_bytes(), &place).expect("an object is extracted");
        assert!(taken.bytes() == raw.get().as_bytes(), "the extracted object is the wrapped one");
    }
}

fn begins(body: &[u8]) -> bool {
    matches!(body.trim_ascii_start().first(), Some(b'{' | b'['))
}

/// Every place of a document is found, with its value.
pub(crate) fn check_places(document: &[u8]) {
    // Another place is missing, or the document is not JSON.
    for place in ["", "/body", "/0/a~1b"] {
        let _ = take(document, &place.parse().expect("it is a pointer"));
    }
    let found = elements(document, 20);
    let Ok(value) = serde_json::from_slice::<Value>(document) else { return };
    if let (Some(found), Value::Array(values)) = (&found, &value) {
        assert!(found.len() == values.len(), "each element is found");
    }
    assert!(!is_list(document) || value.is_array(), "a list is an array");
    // Once serialized, an object has each field once.
    let text = value.to_string();
    let mut left = vec![(JsonPointer::root(), &value)];
    for _ in 0..30 {
        let Some((place, value)) = left.pop() else { break };
        let found = locate(text.as_bytes(), &place).expect("there is a value");
        let written = value.to_string();
        assert!(found.get() == written, "it is the value there");
        match value {
            Value::Array(all) => left.extend(all.iter().enumerate().map(|(at, one)| (place.index(at), one))),
            Value::Object(all) => left.extend(all.iter().map(|(name, one)| (place.key(name), one))),
            _ => {}
        }
    }
}
