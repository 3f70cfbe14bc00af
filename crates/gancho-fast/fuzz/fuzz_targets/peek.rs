//! `peek` agrees with `from_slice` on every accepted body, and no body makes `peek` panic or exceed the time limit.
//!
//! Each input is tested as a body, and as a part of a CRM delivery: as the document, the time, the id, the event name,
//! and as further fields at the root. `peek` reads a CRM delivery from its two ends, and few arbitrary inputs reach
//! that code.

#![no_main]

#[path = "../../tests/peek/agreement.rs"]
mod agreement;
#[path = "../bound.rs"]
mod bound;

use gancho_fast::{Arena, from_slice, peek};
use libfuzzer_sys::fuzz_target;

/// The text before and after the input.
const FRAMES: [[&str; 2]; 6] = [
    ["", ""],
    [
        r#"{"event_name":"crm_task_novelty","document":"#,
        r#","event_timestamp":"2025-03-28T12:53:09.000Z","transaction_uuid":"6a9eb2a7"}"#,
    ],
    [
        r#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},"event_timestamp":""#,
        r#"","transaction_uuid":"6a9eb2a7"}"#,
    ],
    [
        r#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},"event_timestamp":"2025-03-28T12:53:09.000Z","transaction_uuid":""#,
        r#""}"#,
    ],
    [
        r#"{"event_name":""#,
        r#"","document":{"id":"67e6","name":"Instagram"},"event_timestamp":"2025-03-28T12:53:09.000Z","transaction_uuid":"6a9eb2a7"}"#,
    ],
    [
        r#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},"event_timestamp":"2025-03-28T12:53:09.000Z","#,
        r#""transaction_uuid":"6a9eb2a7"}"#,
    ],
];

fuzz_target!(|input: &[u8]| {
    for [before, after] in FRAMES {
        let body = [before.as_bytes(), input, after.as_bytes()].concat();
        let arena = Arena::new();
        match from_slice(&body, &arena) {
            Ok(view) => {
                if let Err(difference) = agreement::with_view(&body, &view) {
                    panic!("{difference}");
                }
            }
            Err(_) => drop(peek(&body)),
        }
        bound::holds(body.len(), || drop(peek(&body)));
    }
});
