//! Reader agreement, called the law: this parser accepts a body if and only if core does, and returns the same value.
//! If both reject it, the errors are equal: kind, pointer, offset, event and message.
//!
//! `GANCHO_LAW_CASES` sets the number of generated bodies for each test; each is parsed unchanged and as several
//! mutants. The default run parses more than 200,000 bodies: in less than a minute without optimisation, in 6 seconds
//! with it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]

mod mutate;
mod zeros;

use std::cell::RefCell;
use std::path::Path;

use gancho_core::checked::with_unknown;
use gancho_core::rules::Check as _;
use gancho_core::testing::strategies;
use gancho_core::{Envelope, from_slice};
use gancho_fast::{Arena, ParseOptions, peek};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError};

use mutate::{Dice, Order, Spaces, Writer};

/// Mutants of each generated body, in each test.
const MUTANTS: usize = 20;

fn config() -> Config {
    // Without optimisation, core is 40 times as slow.
    let usual = if cfg!(debug_assertions) { 2_500 } else { 5_000 };
    let cases = std::env::var("GANCHO_LAW_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(usual);
    Config { cases, failure_persistence: None, max_shrink_iters: 0, ..Config::default() }
}

thread_local! {
    static ARENA: RefCell<Arena> = RefCell::new(Arena::new());
}

/// Checks the law for one body: the fast parser uses a new arena, and one that was used for all earlier bodies of the
/// test, of many senders, and has learned their orders.
fn check(body: &[u8]) -> Result<(), TestCaseError> {
    check_with(body, &mut Arena::new())?;
    ARENA.with_borrow_mut(|arena| check_with(body, arena))
}

fn check_with(body: &[u8], arena: &mut Arena) -> Result<(), TestCaseError> {
    arena.reset();
    let shown = || String::from_utf8_lossy(body).into_owned();
    match (from_slice::<Envelope>(body), gancho_fast::from_slice(body, arena)) {
        (Ok(slow), Ok(fast)) => {
            prop_assert_eq!(&fast.to_core(), &slow, "{}", shown());
            // The scale of a decimal does not affect equality, but is visible in the debug output.
            prop_assert_eq!(format!("{:?}", fast.to_core()), format!("{slow:?}"), "{}", shown());
            prop_assert_eq!(fast.check(), slow.check(), "{}", shown());
            let head =
                peek(body).map_err(|error| TestCaseError::fail(format!("peek: {error}: {}", shown())))?;
            prop_assert_eq!(head.system(), slow.system(), "{}", shown());
            prop_assert_eq!(head.event_name(), slow.event_name(), "{}", shown());
            Ok(())
        }
        (Err(slow), Err(fast)) => {
            prop_assert_eq!(&slow, &fast, "{}", shown());
            Ok(())
        }
        (Ok(_), Err(_)) => Err(TestCaseError::fail(format!("only core accepts: {}", shown()))),
        (Err(slow), Ok(_)) => Err(TestCaseError::fail(format!("only fast accepts ({slow}): {}", shown()))),
    }
}

fn check_unknown(body: &[u8]) -> Result<(), TestCaseError> {
    let arena = Arena::new();
    let (slow, fast) = (with_unknown::<Envelope>(body), fast_with_unknown(body, &arena));
    let (slow, fast) = (slow.map(|(_, unknown)| unknown), fast.map(|(_, unknown)| unknown));
    prop_assert_eq!(slow, fast, "{}", String::from_utf8_lossy(body));
    Ok(())
}

/// Checks that both parsers apply the same limit, whether or not they accept the body.
fn check_limited(body: &[u8], limit: usize) -> Result<(), TestCaseError> {
    let arena = Arena::new();
    let slow = gancho_core::ParseOptions::new().max_elements(limit).from_slice::<Envelope>(body);
    let fast = ParseOptions::new().max_elements(limit).from_slice(body, &arena);
    prop_assert_eq!(
        slow,
        fast.map(gancho_fast::EnvelopeView::to_core),
        "{}: {}",
        limit,
        String::from_utf8_lossy(body)
    );
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn parsers_agree_on_generated_deliveries_and_mutants_of_their_bytes(delivery in strategies::any(), seed in any::<u64>()) {
        let body = serde_json::to_vec(&delivery).unwrap();
        check(&body)?;
        let mut dice = Dice(seed);
        for mutant in 0..MUTANTS {
            let mut mutated = body.clone();
            for _ in 0..=mutant / 8 {
                mutate::bytes(&mut mutated, &mut dice);
            }
            check(&mutated)?;
            if mutant < 2 {
                check_limited(&mutated, dice.roll(100))?;
            }
        }
    }

    #[test]
    fn parsers_agree_on_mutants_of_the_json_of_generated_deliveries(delivery in strategies::any(), seed in any::<u64>()) {
        let text = serde_json::to_string(&delivery).unwrap();
        let Ok(value) = serde_json::from_str(&text) else { return Ok(()) };
        let mut dice = Dice(seed);
        for mutant in 0..MUTANTS {
            let (order, spaces, escaped) =
                (Order::any(&mut dice), Spaces::any(&mut dice), dice.roll(2) == 0);
            let change_one_in = [0, 40, 12, 5][mutant % 4];
            let mut body = Writer { dice: &mut dice, change_one_in, order, spaces, escaped }.write(&value).into_bytes();
            check(&body)?;
            if mutant < 4 {
                check_unknown(&body)?;
                check_limited(&body, dice.roll(100))?;
            }
            mutate::bytes(&mut body, &mut dice);
            check(&body)?;
        }
    }

    #[test]
    fn parsers_agree_on_random_sequences_of_fragments(scraps in proptest::collection::vec(any::<u8>(), 0..40), seed in any::<u64>()) {
        check(&scraps)?;
        let mut dice = Dice(seed);
        let mut body = b"{\"event_name\":\"crm_novelty\",\"document\":,\"event_timestamp\":\"2025-03-28T12:49:16.000Z\",\"transaction_uuid\":\"t\"}".to_vec();
        for _ in 0..MUTANTS {
            let at = 38 + dice.roll(4);
            body.splice(at..at, [b"[]{}\",:0e. \\ntu"[dice.roll(15)]]);
            check(&body)?;
        }
    }
}

#[test]
fn parsers_agree_on_every_fixture() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    let mut seen = 0;
    for entry in walkdir::WalkDir::new(fixtures).into_iter().filter_map(Result::ok) {
        if !entry.file_type().is_file() {
            continue;
        }
        let body = std::fs::read(entry.path()).unwrap();
        check(&body).unwrap_or_else(|error| panic!("{}: {error}", entry.path().display()));
        check_unknown(&body).unwrap();
        seen += 1;
        // Small fixtures are also truncated. All that are JSON are also written without white space. Truncating at each
        // byte takes a minute without optimisation.
        let step = if cfg!(debug_assertions) { 17 } else { 1 };
        if body.len() < 3_000 {
            (0..body.len()).step_by(step).for_each(|end| check(&body[..end]).unwrap());
        }
        if let Ok(value) = serde_json::from_slice::<serde_json::Value>(&body) {
            check(value.to_string().as_bytes()).unwrap();
        }
    }
    assert!(seen > 40, "{seen} fixtures");
}

#[test]
fn parsers_agree_on_bodies_that_end_like_a_number() {
    let ends = [
        "e", "E", "nule", "-", "--", "+", "1.", "1.e", "1e", "1ee", "1e-", "1e ", "01e", "tru-", "1 -",
        "\"x\"e",
    ];
    for delivery in ["crm_deal_updated", "WEBHOOK.CONVERTED", "leads", "sale.changed"] {
        let body = serde_json::to_string(&gancho_core::testing::sample(delivery, 3).unwrap()).unwrap();
        for (at, _) in body.match_indices([':', '[', ',']) {
            for end in ends {
                check(&[&body.as_bytes()[..=at], end.as_bytes()].concat()).unwrap();
            }
        }
    }
}

/// Like [`with_unknown`], with the fast parser.
fn fast_with_unknown<'a>(
    body: &'a [u8],
    arena: &'a Arena,
) -> Result<(gancho_fast::EnvelopeView<'a>, Vec<gancho_core::JsonPointer>), gancho_core::Error> {
    let mut unknown = Vec::new();
    let view = ParseOptions::new().unknown_fields(&mut unknown).from_slice(body, arena)?;
    Ok((view, unknown))
}
