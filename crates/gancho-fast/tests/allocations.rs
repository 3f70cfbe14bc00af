//! Counts allocations: a parse with a warm arena makes none, and a list of unknown fields allocates little more than
//! its pointers.

#![allow(unsafe_code, reason = "an allocator requires it; this one only forwards calls")]
#![allow(clippy::unwrap_used, reason = "tests may panic")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use gancho_core::testing::strategies;
use gancho_fast::{Arena, ParseOptions, peek};
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
    static BYTES: Cell<usize> = const { Cell::new(0) };
}

struct Counting;

// SAFETY: every call is forwarded unchanged to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        BYTES.set(BYTES.get() + layout.size());
        // SAFETY: the caller fulfils the contract of the system's allocator.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: the caller fulfils the contract of the system's allocator.
        unsafe { System.dealloc(memory, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

#[test]
fn a_parse_with_a_warm_arena_does_not_allocate() {
    let mut runner = TestRunner::deterministic();
    let deliveries = strategies::any();
    let bodies: Vec<Vec<u8>> = (0..1_000)
        .map(|_| serde_json::to_vec(&deliveries.new_tree(&mut runner).unwrap().current()).unwrap())
        .collect();
    let mut arena = Arena::new();
    let mut read_all = || {
        for body in &bodies {
            arena.reset();
            assert!(gancho_fast::from_slice(body, &arena).is_ok());
        }
    };
    read_all();
    read_all();
    let before = ALLOCATIONS.get();
    read_all();
    assert_eq!(ALLOCATIONS.get() - before, 0, "allocations in a warm parse of {} bodies", bodies.len());
}

#[test]
fn peeking_at_vendor_format_does_not_allocate() {
    let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e699e577ca600014198b59","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
    let before = ALLOCATIONS.get();
    assert!(peek(body).is_ok());
    assert_eq!(ALLOCATIONS.get() - before, 0);
}

/// When a pointer was created for each visited value, a line of 4 MB took 37 s.
#[test]
fn a_long_key_is_not_copied_for_each_element_below_it() {
    let (key, ones) = ("k".repeat(10_000), "1,".repeat(10_000));
    let body = format!(
        r#"{{"event_type":"WEBHOOK.CONVERTED","event_timestamp":"2025-03-28T09:49:16.123-03:00","contact":{{"uuid":"a0744735","cf_{key}":[{ones}1],"zzz":1}}}}"#
    );
    let arena = Arena::with_capacity(1_000_000);
    let mut unknown = Vec::new();
    let before = BYTES.get();
    ParseOptions::new().unknown_fields(&mut unknown).from_slice(body.as_bytes(), &arena).unwrap();
    let allocated = BYTES.get() - before;
    assert_eq!(unknown.iter().map(gancho_core::JsonPointer::as_str).collect::<Vec<_>>(), ["/contact/zzz"]);
    assert!(allocated < 2_000, "{allocated} bytes");
}

/// Both parsers end the list at the same pointer. Each of these pointers has 1 MB.
#[test]
fn a_list_of_unknown_fields_ends_before_64_mib() {
    let fields: Vec<String> = (0..70).map(|index| format!(r#""{index}{}":0"#, "/".repeat(500_000))).collect();
    let body = format!(
        r#"{{"event_name":"crm_source_deleted","document":{{"id":"67e6","name":"Instagram",{},"a":0}},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735"}}"#,
        fields.join(",")
    );
    let (arena, mut by_fast, mut by_core) = (Arena::new(), Vec::new(), Vec::new());
    ParseOptions::new().unknown_fields(&mut by_fast).from_slice(body.as_bytes(), &arena).unwrap();
    let options = gancho_core::ParseOptions::new().unknown_fields(&mut by_core);
    options.from_slice::<gancho_core::Envelope>(body.as_bytes()).unwrap();
    assert_eq!(by_fast.len(), 67);
    assert!(by_fast == by_core);
}
