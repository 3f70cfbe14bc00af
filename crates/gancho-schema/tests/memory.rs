//! The memory of a validation, measured by counting allocations.

#![allow(unsafe_code, reason = "an allocator requires it; this one only forwards calls")]
#![allow(clippy::unwrap_used, reason = "tests may panic")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use gancho_schema::Validator;
use serde_json::{Value, json};

thread_local! {
    static BYTES: Cell<usize> = const { Cell::new(0) };
    static PEAK: Cell<usize> = const { Cell::new(0) };
    static TOTAL: Cell<usize> = const { Cell::new(0) };
}

struct Counting;

// SAFETY: every call is forwarded unchanged to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        BYTES.set(BYTES.get() + layout.size());
        PEAK.set(PEAK.get().max(BYTES.get()));
        TOTAL.set(TOTAL.get() + layout.size());
        // SAFETY: the caller fulfils the contract of the system's allocator.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // Another thread may have allocated it.
        BYTES.set(BYTES.get().saturating_sub(layout.size()));
        // SAFETY: the caller fulfils the contract of the system's allocator.
        unsafe { System.dealloc(memory, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// The bytes that are allocated at the same time while an invalid document is validated.
fn peak(validator: &Validator, document: &Value) -> usize {
    let before = BYTES.get();
    PEAK.set(before);
    assert!(!validator.validate(document).is_valid());
    PEAK.get() - before
}

/// The validator collects all errors before it returns the first, so a large document is validated in parts.
#[test]
fn memory_does_not_grow_with_the_number_of_errors() {
    let validator = Validator::open().unwrap();
    for wrong in [json!(0), json!({ "id": 0 }), json!([0, 0])] {
        let leads = |count: usize| json!({ "leads": vec![wrong.clone(); count] });
        let [few, many] = [2_000, 20_000].map(|count| peak(&validator, &leads(count)));
        assert!(many < 2 * few, "{many} bytes, and {few} for a tenth of the errors");
    }
}

/// The elements of a list are copied into parts. Each part takes more than that, and time, however small it is.
#[test]
fn small_elements_are_validated_together() {
    let validator = Validator::open().unwrap();
    let mut leads = vec![json!({ "id": "1", "tags": ["a"] }); 5_000];
    leads.push(json!(0));
    let document = json!({ "leads": leads });
    let total = |work: &dyn Fn()| {
        let before = TOTAL.get();
        work();
        TOTAL.get() - before
    };
    let copied = total(&|| drop(document.clone()));
    let validated = total(&|| assert_eq!(validator.validate(&document).count(), 1));
    assert!(4 * validated < 5 * copied, "{validated} bytes, and {copied} for a copy");
}
