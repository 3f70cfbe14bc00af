//! `compare` never panics, and reports no certain change between a schema and itself. The input is two JSON documents,
//! one after the other.

#![no_main]

use gancho_schema::compare;
use libfuzzer_sys::fuzz_target;
use serde_json::{Deserializer, Value};

fuzz_target!(|input: &[u8]| {
    let mut documents = Deserializer::from_slice(input).into_iter::<Value>();
    let Some(Ok(old)) = documents.next() else { return };
    if let Ok(changes) = compare(&old, &old) {
        assert!(changes.iter().all(|change| !change.is_certain()), "a schema is incompatible with itself");
    }
    let Some(Ok(new)) = documents.next() else { return };
    if let Ok(changes) = compare(&old, &new) {
        for change in changes {
            assert!(!change.message().is_empty(), "a change has no message");
        }
    }
});
