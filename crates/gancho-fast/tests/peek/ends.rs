//! Bodies that `peek` reads from their two ends: their documents are not even JSON, so that a scan would fail.

use gancho_fast::peek;

use crate::check;

const EVENT: &str = r#""event_name":"crm_source_deleted""#;
const TIME: &str = r#""event_timestamp":"2025-03-28T12:49:16.000Z""#;
const ID: &str = r#""transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c""#;

/// Whether `peek` reads the head of these fields without a scan.
fn is_read(fields: &[&str], space: &str) -> bool {
    let fields: Vec<String> =
        fields.iter().map(|field| field.replacen(':', &format!("{space}:{space}"), 1)).collect();
    let inner = fields.join(&format!("{space},{space}"));
    let body = format!("{space}{{{space}{inner}{space}}}{space}");
    // Neither JSON nor UTF-8.
    let (before, after) = body.split_once("DOCUMENT").unwrap();
    let body = [before.as_bytes(), b"{\xFF]", after.as_bytes()].concat();
    let Ok(head) = peek(&body) else { return false };
    assert_eq!(
        (head.system().as_str(), head.event_name()),
        ("rdstation-crm", "crm_source_deleted"),
        "{inner}"
    );
    assert_eq!(head.id(), Some("a0744735-74d1-4eed-b194-ab128e1aa60c"), "{inner}");
    assert_eq!(head.timestamp_text(), Some("2025-03-28T12:49:16.000Z"), "{inner}");
    true
}

/// The orders of some fields.
fn orders<'f>(fields: &[&'f str]) -> Vec<Vec<&'f str>> {
    let Some((first, rest)) = fields.split_first() else { return vec![Vec::new()] };
    let with_first = |order: Vec<&'f str>| {
        (0..=order.len()).map(move |place| [&order[..place], &[*first], &order[place..]].concat())
    };
    orders(rest).into_iter().flat_map(with_first).collect()
}

#[test]
fn the_document_is_not_read_in_any_order_and_with_any_white_space() {
    let longest = format!(r#""other":"{}""#, "x".repeat(127));
    for fields in orders(&[EVENT, r#""document":DOCUMENT"#, TIME, ID, &longest]) {
        for space in ["", " ", "\n\t", "\r\n  "] {
            assert!(is_read(&fields, space), "{fields:?}");
        }
    }
}

#[test]
fn a_long_string_or_an_escape_needs_a_scan() {
    let long = format!(r#""other":"{}""#, "x".repeat(128));
    for other in [&long, r#""other":"a\\b""#, r#""o\u0074her":"x""#, r#""other":1"#, TIME, ID] {
        for (place, last) in [(0, false), (4, true)] {
            let mut fields = vec![EVENT, TIME, ID];
            fields.insert(if last { 0 } else { 3 }, r#""document":DOCUMENT"#);
            fields.insert(place.min(fields.len()), other);
            // Backwards, reading stops when the head is complete: the field must come after it.
            assert!(!is_read(&fields, ""), "{fields:?}");
        }
    }
    let empty = [EVENT, r#""document":DOCUMENT"#, TIME, r#""transaction_uuid":"""#];
    assert!(!is_read(&empty, ""));
}

/// Fields at the places of the head's fields, with names and values of the same lengths, while those are elsewhere.
#[test]
fn a_field_of_the_same_length_is_not_taken_for_one_of_the_head() {
    let other = |field: &str| field.replacen('e', "X", 1).replacen('t', "X", 1);
    let document = r#""document":{"id":"67e6","name":"Instagram"}"#;
    for fields in [
        [&other(EVENT), document, EVENT, TIME, ID],
        [EVENT, document, TIME, &other(TIME), ID],
        [EVENT, document, ID, TIME, &other(ID)],
        [EVENT, &document.replacen("document", "documenX", 1), document, TIME, ID],
    ] {
        let body = format!("{{{}}}", fields.join(","));
        assert!(check(body.as_bytes()).unwrap(), "{body}");
    }
    // With the space, the body is as long as with an id of 36 bytes.
    let body = format!("{{{EVENT},{document},{TIME},{} }}", ID.replacen("a0", "a", 1));
    assert!(check(body.as_bytes()).unwrap(), "{body}");
}
