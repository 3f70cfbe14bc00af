//! Differential test of `peek` and the parser: if the parser accepts a body, both return the same system, event, id and
//! time. For any other body the result of `peek` is unspecified, but it must not panic.
//!
//! `GANCHO_LAW_CASES` sets the number of generated deliveries; each is tested in more than twenty notations and
//! mutants.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may panic")]

mod agreement;
mod ends;
mod forms;
#[path = "../law/mutate.rs"]
mod mutate;

use std::path::Path;

use gancho_core::testing::strategies;
use gancho_fast::{Arena, peek};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError};

use mutate::Dice;

fn config() -> Config {
    let cases = std::env::var("GANCHO_LAW_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(3_000);
    Config { cases, failure_persistence: None, max_shrink_iters: 0, ..Config::default() }
}

/// Whether the parser accepts the body; if so, `peek` must agree.
fn check(body: &[u8]) -> Result<bool, TestCaseError> {
    let arena = Arena::new();
    let Ok(view) = gancho_fast::from_slice(body, &arena) else {
        drop(peek(body));
        return Ok(false);
    };
    let fail = |error| TestCaseError::fail(format!("{error}: {}", String::from_utf8_lossy(body)));
    agreement::with_view(body, &view).map(|()| true).map_err(fail)
}

/// The body in other notations, and with changes.
fn check_forms(body: &[u8], seed: u64) -> Result<(), TestCaseError> {
    let mut dice = Dice(seed);
    for form in forms::notations(body, &mut dice) {
        check(&form)?;
    }
    for mutant in forms::mutants(body, &mut dice) {
        check(&mutant)?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn peek_agrees_with_the_view_of_generated_deliveries(delivery in strategies::any(), seed in any::<u64>()) {
        let body = serde_json::to_vec(&delivery).unwrap();
        prop_assert!(check(&body)?);
        check_forms(&body, seed)?;
    }
}

#[test]
fn peek_agrees_with_the_view_of_every_fixture() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    let (mut seen, mut accepted) = (0, 0);
    for entry in walkdir::WalkDir::new(fixtures).into_iter().filter_map(Result::ok) {
        if !entry.file_type().is_file() {
            continue;
        }
        let (path, body) = (entry.path(), std::fs::read(entry.path()).unwrap());
        let read = check(&body).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let is_valid = path.components().any(|part| part.as_os_str() == "valid")
            && path.extension().is_some_and(|extension| extension == "json");
        assert!(read || !is_valid, "{} is rejected", path.display());
        check_forms(&body, seen).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        seen += 1;
        accepted += usize::from(read);
    }
    assert!(accepted > 40, "{accepted} of {seen} fixtures");
}

#[test]
fn unknown_fields_between_the_ends_do_not_change_the_result() {
    let body = r#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
    let accepted =
        forms::with_root_fields(body).iter().filter(|body| check(body.as_bytes()).unwrap()).count();
    // All except those that duplicate a field.
    assert_eq!(accepted, 6);
}
