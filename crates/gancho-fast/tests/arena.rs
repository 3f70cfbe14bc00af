//! How much of an arena a body takes, and what a reset keeps.

#![allow(clippy::unwrap_used, reason = "tests may panic")]

use gancho_core::{Envelope, from_slice};
use gancho_fast::Arena;

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
    assert!(used < expected + expected / 10, "{used} bytes, not {expected}");
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
