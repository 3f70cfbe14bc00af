//! A warm parse takes nothing from the heap: counted.

#![allow(unsafe_code, reason = "an allocator that counts cannot be written without; it only hands on")]
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use gancho_core::testing::strategies;
use gancho_fast::{Arena, peek};
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;

thread_local! {
    static TAKEN: Cell<usize> = const { Cell::new(0) };
}

struct Counting;

// SAFETY: every call is handed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        TAKEN.set(TAKEN.get() + 1);
        // SAFETY: the caller's promises are the system allocator's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: the caller's promises are the system allocator's.
        unsafe { System.dealloc(memory, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

#[test]
fn a_warm_parse_takes_nothing_from_the_heap() {
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
    let before = TAKEN.get();
    read_all();
    assert_eq!(TAKEN.get() - before, 0, "allocations in a warm parse of {} bodies", bodies.len());
}

#[test]
fn peeking_at_the_vendors_form_takes_nothing_at_all() {
    let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e699e577ca600014198b59","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
    let before = TAKEN.get();
    assert!(peek(body).is_ok());
    assert_eq!(TAKEN.get() - before, 0);
}
