//! How much of an arena a body takes, and what a reset keeps.

#![allow(clippy::unwrap_used, reason = "tests may panic")]

use gancho_core::{Envelope, JsonPointer, from_slice};
use gancho_fast::{Arena, ParseOptions};

/// The bytes that an accepted body takes in the arena.
fn used(body: &str) -> usize {
    let arena = Arena::new();
    let view = gancho_fast::from_slice(body.as_bytes(), &arena).unwrap();
    assert!(view.to_core() == from_slice::<Envelope>(body.as_bytes()).unwrap());
    arena.used()
}

/// Asserts that the same body takes no more memory with a change that makes it difficult to detect what it is.
fn same_memory(plain: &str, difficult: &str) {
    let (expected, used) = (used(plain), used(difficult));
    // A short list that is moved leaves up to 3 kB behind once, whatever the length of the body.
    assert!(used < expected + expected / 10 + 4_000, "{used} bytes, not {expected}");
}

fn leads(more: &str) -> String {
    format!(r#"{{"leads":[{}{{"id":"1"}}]{more}}}"#, r#"{"id":"1"},"#.repeat(1_000))
}

#[test]
fn a_body_with_a_field_of_another_system_is_parsed_once() {
    same_memory(&leads(r#","Evento":0"#), &leads(r#","Event":0"#));
    same_memory(&leads(r#","Evento":0"#), &leads(r#","event_name":"crm_contact_created""#));
}

#[test]
fn unknown_fields_of_such_a_body_are_listed_once() {
    let (body, arena) = (leads(r#","Event":0"#), Arena::new());
    let mut unknown = Vec::new();
    ParseOptions::new().unknown_fields(&mut unknown).from_slice(body.as_bytes(), &arena).unwrap();
    assert_eq!(unknown.iter().map(JsonPointer::as_str).collect::<Vec<_>>(), ["/Event"]);
}

/// A delivery whose document precedes its event name.
fn contact(event: &str, outer: &str) -> String {
    let emails = r#"{"email":""},"#.repeat(1_000);
    let event_name = format!(r#""event_name":"{event}""#);
    format!(
        r#"{{"document":{{"id":"67e6","name":"Ana","emails":[{emails}{{}}],"created_at":"2025-03-28T09:45:25.791-03:00","updated_at":"2025-03-28T09:45:25.791-03:00","novo":{{{outer}}}}},{event_name},"event_timestamp":"2025-03-28T12:45:25.000Z","transaction_uuid":"c34e"}}"#
    )
}

#[test]
fn a_document_with_an_event_name_of_its_own_is_parsed_once() {
    let plain = contact("crm_contact_updated", r#""event":"crm_contact_created""#);
    same_memory(&plain, &contact("crm_contact_updated", r#""event_name":"crm_contact_created""#));
    // It is the same event, but the document is not the root.
    same_memory(&plain, &contact("crm_contact_updated", r#""event_name":"crm_contact_updated""#));
    // The name is not near the end of the body.
    let far = contact("crm_contact_updated", r#""event_name":"crm_contact_created""#) + &" ".repeat(200);
    same_memory(&plain, &far);
    // The name is written with an escape.
    same_memory(&plain, &contact(r"crm_contact\u005fupdated", r#""event":"crm_contact_created""#));
}

/// The document is parsed at the end; its error must be the same as if it were parsed at once.
#[test]
fn errors_in_such_a_document_are_those_of_core() {
    for (from, to) in [
        (r#""name":"Ana""#, r#""name":0"#),
        (r#""name":"Ana","#, ""),
        (r#"{"email":""}"#, r#"{"email":0}"#),
        (r#","event_timestamp""#, r#","event_name":0,"event_timestamp""#),
        (r#","event_timestamp":"2025"#, r#","event_timestamp":"x"#),
        (r#","transaction_uuid":"c34e""#, ""),
        (r#""c34e"}"#, r#""c34e""#),
        (r#""c34e"}"#, r#""c34e"},"#),
    ] {
        let valid = contact("crm_contact_updated", r#""event_name":"crm_contact_created""#);
        for invalid in [valid.replacen(from, to, 1), valid.replacen("\"Ana\"", "0", 1).replacen(from, to, 1)]
        {
            let arena = Arena::new();
            let error = gancho_fast::from_slice(invalid.as_bytes(), &arena).unwrap_err();
            assert_eq!(error, from_slice::<Envelope>(invalid.as_bytes()).unwrap_err(), "{to}");
        }
    }
}

fn field_values(values: &str) -> String {
    format!(
        r#"{{"Timestamp":"2025-05-14T10:48:07Z","Event":"contact.created","PrimaryKey":7,"ChangedByAssociateId":5,"WebhookName":"crm","FieldValues":{{{}"":0}}}}"#,
        values.repeat(1_100)
    )
}

#[test]
fn a_list_of_other_values_takes_no_room_for_strings() {
    same_memory(&field_values(r#""":1,"#), &field_values(r#""":[1],"#));
    same_memory(&field_values(r#""":1,"#), &field_values(r#""":["",1],"#));
    let nine = r#""":["","","","","","","","","",1],"#;
    same_memory(&field_values(r#""":1,"#), &field_values(nine));
}

/// A list that is moved when it grows leaves its old memory behind. Names with escapes, which are in the arena too,
/// keep it from growing in place.
#[test]
fn the_fields_of_a_large_object_are_moved_once() {
    // By doubling, the list would have grown to room for 2,048 fields, and have left as much behind.
    let body = field_values(r#""\n":0,"#);
    let used = used(&body);
    assert!(used < 13 * body.len(), "{used} bytes for {}", body.len());
}

#[test]
fn lists_of_strings_of_each_length_are_those_of_core() {
    for length in [0, 1, 7, 8, 9, 15, 16, 17, 40] {
        for (last, end) in [("", ""), (r#","""#, ""), (r#","\n""#, " "), (",0", ""), (",[]", "")] {
            let strings = vec![r#""\u00e7a""#; length].join(" , ");
            used(&field_values(&format!(
                r#""":[ {}{end}],"#,
                format!("{strings}{last}").trim_start_matches(',')
            )));
        }
    }
}

#[test]
fn a_reset_keeps_one_chunk_up_to_the_limit() {
    let body = leads("");
    let mut arena = Arena::new();
    gancho_fast::from_slice(body.as_bytes(), &arena).unwrap();
    let used = arena.used();
    arena.reset();
    let last = arena.capacity();
    assert!(last < used, "all of it fits into one chunk");
    for (limit, kept) in [(last, last), (last - 1, 0)] {
        let mut arena = Arena::with_limit(limit);
        gancho_fast::from_slice(body.as_bytes(), &arena).unwrap();
        arena.reset();
        assert_eq!(arena.capacity(), kept);
    }
}
