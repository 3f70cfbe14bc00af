//! Whether the fast parser is as fast as recorded, beside its rivals on the same bodies in the same process.
//!
//! `cargo run --release -p gancho-benches --bin gate`
//!
//! Ratios and not times, so that another machine, or a busy one, says the same. The floors stand in
//! `benches/src/gate.rs`. The exit code is 1 when one does not hold.

#![allow(clippy::print_stdout, reason = "a program that prints what it found")]

use std::process::ExitCode;

use gancho_benches::gate::{GATES, Gate, TRIES};
use gancho_benches::{machine, race};

/// Turns of a try. One try of every gate takes 4 s, three of each 11 s; half as much again on a busy machine.
const TURNS: usize = 15;

fn main() -> ExitCode {
    println!("{}", machine::describe());
    let count = GATES.iter().map(try_gate).sum::<usize>();
    if count == 0 {
        println!("The fast parser is as fast as recorded.");
        return ExitCode::SUCCESS;
    }
    println!("The fast parser is slower than recorded: {count} below the floor, {TRIES} times in a row.");
    ExitCode::FAILURE
}

/// How many ratios are below their floor.
fn try_gate(gate: &Gate) -> usize {
    let bodies = gate.corpus.bodies();
    let mut contenders = gate.contenders();
    let ratios = gate.attempt(|| {
        let medians = race::medians_of_short_turns(&mut contenders, &bodies, TURNS);
        contenders.iter().map(|contender| contender.name).zip(medians).collect()
    });
    for ratio in &ratios {
        let verdict = if ratio.holds() { "holds" } else { "BELOW THE FLOOR" };
        println!(
            "{:<18} {:<22} {:>6.2}x, at least {:>5.1}x: {verdict}",
            gate.name, ratio.rival, ratio.measured, ratio.floor,
        );
    }
    ratios.iter().filter(|ratio| !ratio.holds()).count()
}
