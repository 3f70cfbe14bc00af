//! How the fast parser's time grows with what it is given: nothing may cost ten times a deal's time per byte.
//!
//! `cargo run --release -p gancho-benches --bin growth -- [part of an input's name]`
//!
//! The table is Markdown. The time of a body that is rejected is that of saying what is wrong with it, too.
//! The exit code is 1 when an input is beyond the limit.

#![allow(clippy::print_stdout, reason = "a program that prints a table")]

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use gancho_benches::growth::{Input, inputs};
use gancho_benches::realistic::Body;
use gancho_benches::{corpora, machine, race};
use gancho_fast::Arena;

/// How many times a deal's time per byte an input may take.
const LIMIT: f64 = 10.0;
/// The most and the least turns; the figure is their median. Between them, turns end after a while.
const TURNS: std::ops::RangeInclusive<usize> = 5..=41;
/// After so many seconds of one input.
const WHILE: f64 = 0.4;
/// Small bodies are read again and again until so many bytes are read, that the clock may be right.
const BYTES: usize = 200_000;
/// Of the longest name, for the sake of terminals.
const WIDTH: usize = 47;

fn main() -> ExitCode {
    println!("{}\n", machine::describe());
    println!("| {:<WIDTH$} | {:>8} | outcome  | ns/byte | {:>9} |", "input", "bytes", "ratio");
    println!("|:{:-<WIDTH$}-|-{:->8}:|:---------|--------:|-{:->9}:|", "", "", "");
    let wanted = std::env::args().nth(1).unwrap_or_default();
    let deals: Vec<Body> = corpora::DEALS.bodies().into_iter().take(500).collect();
    let mut arena = Arena::new();
    let mut beyond = Vec::new();
    for input in inputs(usize::MAX).iter().filter(|input| input.name.contains(&wanted)) {
        let body = input.body();
        assert_eq!(read(&body, &mut arena), input.is_accepted, "{}", input.name);
        let (per_byte, ratio) = measure(&body, &deals, &mut arena);
        print(input, body.len(), per_byte, ratio);
        if ratio > LIMIT {
            beyond.push(format!("{} ({ratio:.1}x)", input.name));
        }
        // What a large body has left in the arena is not for the next one to profit from, or to suffer.
        arena = Arena::new();
    }
    if beyond.is_empty() {
        println!("\nNone takes more than {LIMIT} times a deal's time per byte.");
        return ExitCode::SUCCESS;
    }
    println!("\nBeyond {LIMIT} times a deal's time per byte: {}", beyond.join(", "));
    ExitCode::FAILURE
}

fn read(body: &[u8], arena: &mut Arena) -> bool {
    arena.reset();
    black_box(gancho_fast::from_slice(black_box(body), arena)).is_ok()
}

/// The median time per byte in nanoseconds, and how many times a deal's it is, both measured in turns.
fn measure(body: &[u8], deals: &[Body], arena: &mut Arena) -> (f64, f64) {
    let repeats = (BYTES / body.len()).max(1);
    let size: usize = deals.iter().map(|(_, deal)| deal.len()).sum();
    let mut of_deals = Arena::new();
    let (mut times, mut deal_times) = (Vec::new(), Vec::new());
    let start = Instant::now();
    while times.len() < *TURNS.end()
        && (times.len() < *TURNS.start() || start.elapsed().as_secs_f64() < WHILE)
    {
        times.push(per_byte(repeats * body.len(), || {
            for _ in 0..repeats {
                read(body, arena);
            }
        }));
        deal_times.push(per_byte(size, || {
            for (_, deal) in deals {
                read(deal, &mut of_deals);
            }
        }));
    }
    let median = race::median(&mut times);
    (median, median / race::median(&mut deal_times))
}

fn per_byte(bytes: usize, run: impl FnOnce()) -> f64 {
    let start = Instant::now();
    run();
    #[expect(clippy::cast_precision_loss, reason = "sizes far below 2^52")]
    let bytes = bytes as f64;
    start.elapsed().as_secs_f64() * 1e9 / bytes
}

fn print(input: &Input, bytes: usize, per_byte: f64, ratio: f64) {
    let outcome = if input.is_accepted { "accepted" } else { "rejected" };
    let emphasis = if ratio > LIMIT { "**" } else { "" };
    let ratio = format!("{emphasis}{ratio:.1}x{emphasis}");
    println!("| {:<WIDTH$} | {bytes:>8} | {outcome:<8} | {per_byte:>7.3} | {ratio:>9} |", input.name);
}
