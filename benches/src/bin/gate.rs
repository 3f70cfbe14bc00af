//! Checks that the fast parser is as fast as recorded, relative to other libraries on the same bodies in one process.
//!
//! `cargo run --release -p gancho-benches --bin gate`
//!
//! It compares ratios, not times, so that the result depends little on the machine and its load. The minimum ratios are
//! in `benches/src/gate.rs`. The exit code is 1 if a ratio is below its minimum.

#![allow(clippy::print_stdout, reason = "a program that prints its results")]

use std::process::ExitCode;

use gancho_benches::gate::{GATES, Gate, TRIES};
use gancho_benches::{machine, race};

/// The rounds of one attempt. One attempt at every gate takes 10 s, three attempts take 30 s; on a busy machine half
/// as much again.
const TURNS: usize = 15;

fn main() -> ExitCode {
    println!("{}", machine::describe());
    let count = GATES.iter().map(try_gate).sum::<usize>();
    if count == 0 {
        println!("The fast parser is as fast as recorded.");
        return ExitCode::SUCCESS;
    }
    println!(
        "The fast parser is slower than recorded. Ratios below their minimum {TRIES} times in a row: {count}."
    );
    ExitCode::FAILURE
}

/// The number of ratios below their minimum.
fn try_gate(gate: &Gate) -> usize {
    let bodies = gate.corpus.bodies();
    let mut contenders = gate.contenders();
    let ratios = gate.attempt(|| {
        let medians = race::medians_of_short_turns(&mut contenders, &bodies, TURNS);
        contenders.iter().map(|contender| contender.name).zip(medians).collect()
    });
    for ratio in &ratios {
        let verdict = if ratio.holds() { "holds" } else { "BELOW THE MINIMUM" };
        println!(
            "{:<28} {:<22} {:>6.2}x, at least {:>5.1}x: {verdict}",
            gate.name, ratio.peer, ratio.measured, ratio.floor,
        );
    }
    ratios.iter().filter(|ratio| !ratio.holds()).count()
}
