//! Compares the fast parser with other libraries: in one process, interleaved, on the same bodies.
//!
//! `cargo run --release -p gancho-benches --bin compare -- [part of a corpus's name [part of a contender's name]]`
//!
//! The first figures are for bodies that are in the cache, like a body that was just received. The cold figures are for
//! bodies that come from memory. Both use all bodies, so that branch predictors cannot learn them.
//!
//! `all` matches any name, and `GANCHO_TURNS` sets the number of rounds. `benches/native-peers` compiles the other
//! libraries for this machine's processor.

#![allow(clippy::print_stdout, reason = "a program that prints a table")]

use gancho_benches::contenders::{Contender, peekers, readers, rejecters, schemas};
use gancho_benches::corpora::{self, Corpus};
use gancho_benches::counting::{self, Counting};
use gancho_benches::{machine, race};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The number of rounds; the result is their median.
const TURNS: usize = 41;

fn main() -> Result<(), jsonschema::ValidationError<'static>> {
    println!("{}", machine::describe());
    for corpus in corpora::ALL {
        let mut contenders = readers();
        // Validation by schemas takes 20 to 30 times as long as gancho-fast, so two tables are enough.
        if [corpora::DEALS.name, corpora::MIX.name].contains(&corpus.name) {
            contenders.push(schemas()?);
        }
        compare(corpus.name, *corpus, contenders);
    }
    for corpus in corpora::PEEKED {
        compare(&format!("peek, {}", corpus.name), *corpus, peekers());
    }
    compare("rejected", corpora::DEALS, rejecters());
    Ok(())
}

fn compare(name: &str, corpus: Corpus, mut contenders: Vec<Contender>) {
    contenders.retain(|contender| is_wanted(2, contender.name));
    if !is_wanted(1, name) || contenders.is_empty() {
        return;
    }
    let bodies = corpus.bodies();
    let turns = std::env::var("GANCHO_TURNS").ok().and_then(|turns| turns.parse().ok()).unwrap_or(TURNS);
    let medians = race::medians_of_short_turns(&mut contenders, &bodies, turns);
    let cold = race::medians_of_long_turns(&mut contenders, &bodies, turns);
    let bytes: usize = bodies.iter().map(|(_, body)| body.len()).sum();
    println!("\n{name}: {} bodies of {} bytes", bodies.len(), bytes / bodies.len());
    println!(
        "{:<34}{:>12}{:>10}{:>9}{:>12}{:>9}{:>9}",
        "", "ns/payload", "GB/s", "ratio", "ns, cold", "ratio", "allocs"
    );
    let first = medians.first().copied().unwrap_or(f64::NAN);
    let first_cold = cold.first().copied().unwrap_or(f64::NAN);
    for ((contender, median), cold) in contenders.iter_mut().zip(medians).zip(cold) {
        // A separate round, after the timed ones, when all buffers have grown.
        let allocations = counting::during(|| {
            contender.run(&bodies);
        });
        #[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
        let (count, size, allocations) = (bodies.len() as f64, bytes as f64, allocations as f64);
        println!(
            "{:<34}{:>12.1}{:>10.3}{:>8.2}x{:>12.1}{:>8.2}x{:>9.1}",
            contender.name,
            median * 1e9 / count,
            size / median / 1e9,
            median / first,
            cold * 1e9 / count,
            cold / first_cold,
            allocations / count,
        );
    }
}

fn is_wanted(argument: usize, name: &str) -> bool {
    std::env::args().nth(argument).is_none_or(|part| name.contains(&part) || part == "all")
}
