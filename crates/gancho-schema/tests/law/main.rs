//! Reader agreement, called the law: a schema accepts a JSON value if and only if the parser of the model accepts its
//! JSON text.
//!
//! `GANCHO_LAW_CASES` sets the number of cases, and `GANCHO_LAW_SEED` sets the seed. `GANCHO_LAW_CORPUS` names a file
//! to which documents are written, each with the result of its validation, for validators of other languages.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "tests may panic"
)]

mod boundaries;
mod corpus;
mod documents;
mod exceptions;
mod mutants;
mod notation;
mod random;

use std::thread;

use gancho_core::checked::with_unknown;
use gancho_core::{Envelope, Error, JsonPointer};
use gancho_schema::{Validator, catalogue};
use serde_json::Value;

use self::documents::Source;
use self::random::Random;

const CASES: u64 = 100_000;
const SEED: u64 = 20_250_328;
/// Of this number of cases, one has numbers with zeros at their ends.
const ZEROS_EVERY: u64 = 5;

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// The validators of both variants.
struct Both {
    open: Validator,
    strict: Validator,
}

#[test]
fn a_schema_accepts_what_the_model_accepts() {
    let cases = setting("GANCHO_LAW_CASES", CASES);
    let seed = setting("GANCHO_LAW_SEED", SEED);
    let both = Both { open: Validator::open().unwrap(), strict: Validator::strict().unwrap() };
    let workers = thread::available_parallelism().map_or(1, |count| u64::try_from(count.get()).unwrap());
    let tallies: Vec<Tally> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers)
            .map(|worker| {
                let both = &both;
                scope.spawn(move || run(both, cases / workers, seed.wrapping_add(worker)))
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let total = |of: fn(&Tally) -> u64| tallies.iter().map(of).sum::<u64>();
    eprintln!(
        "law: {} cases, {} accepted, {} exceptions, seed {seed}, {workers} workers",
        total(|tally| tally.cases),
        total(|tally| tally.accepted),
        total(|tally| tally.exceptions),
    );
    let failures: Vec<String> = tallies.into_iter().flat_map(|tally| tally.failures).take(20).collect();
    assert!(failures.is_empty(), "seed {seed}:\n{}", failures.join("\n"));
}

#[derive(Default)]
struct Tally {
    cases: u64,
    accepted: u64,
    exceptions: u64,
    failures: Vec<String>,
}

fn run(both: &Both, cases: u64, seed: u64) -> Tally {
    let mut random = Random::new(seed);
    let mut source = Source::new(seed);
    let mut tally = Tally::default();
    while tally.cases < cases && tally.failures.len() < 20 {
        let (name, document) = source.next(&mut random);
        compare(both, name, "as generated", &document, &mut tally);
        for mutation in mutants::ALL {
            let mut mutant = document.clone();
            // One change in half of the cases, two in the others, because one error may hide another.
            for _ in 0..=random.below(2) {
                (mutation.apply)(&mut mutant, &mut random);
            }
            compare(both, name, mutation.name, &mutant, &mut tally);
        }
    }
    tally
}

/// Compares the parser and both validators on one document: as a delivery of any event, or as the type for which it was
/// generated.
fn compare(both: &Both, name: Option<&'static str>, mutation: &str, document: &Value, tally: &mut Tally) {
    // No notation of a number changes its value, so the schemas validate the same document.
    let text =
        if tally.cases % ZEROS_EVERY == 3 { notation::with_zeros(document) } else { document.to_string() };
    // These two schemas apply to all events without a schema of their own; they are tested only as deliveries, whose
    // event name selects the schema.
    let name = name.filter(|name| !matches!(*name, "crm.Envelope" | "marketing.Envelope"));
    let (read, open, strict) = match name {
        None => (
            with_unknown::<Envelope>(text.as_bytes()).map(|(_, unknown)| Some(unknown)),
            both.open.is_valid(document),
            both.strict.is_valid(document),
        ),
        Some(name) => (
            gancho_schema::find(name).unwrap().read(text.as_bytes()),
            both.open.is_valid_as(name, document).unwrap(),
            both.strict.is_valid_as(name, document).unwrap(),
        ),
    };
    tally.cases += 1;
    tally.accepted += u64::from(open);
    let wanted = (accepts(&read, false), accepts(&read, true));
    if wanted == (open, strict) {
        return;
    }
    if exceptions::excuses(name, &read, document) {
        tally.exceptions += 1;
        return;
    }
    let why = match &read {
        Ok(unknown) => format!("{unknown:?}"),
        Err(error) => error.to_string(),
    };
    tally.failures.push(format!(
        "{} {mutation}: model {wanted:?}, schemas {:?}\n  {why}\n  {text}",
        name.unwrap_or("delivery"),
        (open, strict)
    ));
}

fn accepts(read: &Result<Option<Vec<JsonPointer>>, Error>, strictly: bool) -> bool {
    matches!(read, Ok(Some(unknown)) if !strictly || unknown.is_empty())
}

/// Every mutation is tested with such zeros in some cases. The mutations of each document are in the same order, so the
/// number of cases of a document and `ZEROS_EVERY` must have no common factor.
#[test]
fn zeros_are_not_always_in_the_same_mutations() {
    let cases = u64::try_from(mutants::ALL.len()).unwrap() + 1;
    assert!(
        (2..=ZEROS_EVERY).all(|factor| !ZEROS_EVERY.is_multiple_of(factor) || !cases.is_multiple_of(factor))
    );
}

#[test]
fn a_corpus_is_written_for_other_languages() {
    let Some(path) = std::env::var_os("GANCHO_LAW_CORPUS") else { return };
    corpus::write(std::path::Path::new(&path), setting("GANCHO_LAW_SEED", SEED), 10_000);
}

#[test]
fn every_mutation_makes_some_document_invalid_except_two() {
    let validator = Validator::open().unwrap();
    let (mut random, mut source) = (Random::new(2), Source::new(2));
    let documents: Vec<Value> = (0..400)
        .filter_map(|_| match source.next(&mut random) {
            (None, document) if validator.is_valid(&document) => Some(document),
            _ => None,
        })
        .collect();
    let harmless = mutants::ALL.iter().filter(|mutation| {
        documents.iter().all(|document| {
            let mut mutant = document.clone();
            (mutation.apply)(&mut mutant, &mut random);
            validator.is_valid(&mutant)
        })
    });
    // No list has a minimum length, and no number must be positive.
    assert_eq!(harmless.map(|mutation| mutation.name).collect::<Vec<_>>(), ["drop_element", "negate"]);
}

#[test]
fn valid_documents_are_generated_for_every_entry() {
    let validator = Validator::open().unwrap();
    let mut random = Random::new(1);
    for entry in catalogue() {
        let accepted = (0..200).filter(|_| {
            let document = documents::of_schema(entry, &mut random);
            validator.is_valid_as(entry.name(), &document).unwrap()
        });
        assert!(accepted.count() > 10, "{}", entry.name());
    }
}
