//! Reader agreement, as in `tests/law`, for arbitrary JSON: a schema accepts a value if and only if core accepts its
//! JSON text. No finding of the validator contains a value.

#![no_main]

#[path = "../../tests/law/exceptions.rs"]
mod exceptions;

use std::sync::LazyLock;

use gancho_core::Envelope;
use gancho_core::checked::{json_value, with_unknown};
use gancho_schema::Validator;
use libfuzzer_sys::fuzz_target;

static OPEN: LazyLock<Validator> = LazyLock::new(|| Validator::open().expect("the schemas compile"));
static STRICT: LazyLock<Validator> = LazyLock::new(|| Validator::strict().expect("the schemas compile"));

fuzz_target!(|body: &[u8]| {
    let Ok(value) = json_value(body) else {
        assert!(OPEN.validate_slice(body).is_err(), "invalid JSON is validated");
        return;
    };
    // Core parses the serialized value, not the body: in a value, each field occurs once, and a number is a 64-bit
    // integer or a float.
    let text = value.to_string();
    let read = with_unknown::<Envelope>(text.as_bytes()).map(|(_, unknown)| Some(unknown));
    let wanted = (read.is_ok(), matches!(&read, Ok(Some(unknown)) if unknown.is_empty()));
    let found = (OPEN.is_valid(&value), STRICT.is_valid(&value));
    assert!(
        wanted == found || exceptions::excuses(None, &read, &value),
        "core {wanted:?}, the schemas {found:?}"
    );
    let report = OPEN.validate(&value);
    assert!(report.is_valid() == found.0, "`validate` and `is_valid` disagree");
    let of_slice = OPEN.validate_slice(body).map(|report| report.is_valid());
    assert!(of_slice.is_ok_and(|is_valid| is_valid == found.0), "`validate_slice` and `is_valid` disagree");
    for finding in report.findings() {
        let shown = format!("{finding} {finding:?}");
        // The dictionary of the fuzzer contains this string.
        assert!(!shown.contains("s3gr3d0"), "a finding contains a value");
    }
});
