//! Measures how time grows with the input. For the fast parser, no input may take more than ten times a deal's time per
//! byte. For other functions that process a body (unknown fields, core's rules, schemas, reports and so on), and for
//! the fast parser on costly shapes, a body sixteen times as long may take at most four times the time per byte, and no
//! body may exceed a bound per byte.
//!
//! `cargo run --release -p gancho-benches --bin growth -- [part of an input's name]`
//!
//! The tables are Markdown. The time of a rejected body includes creating the error. The exit code is 1 if an input
//! exceeds a limit.

#![allow(clippy::print_stdout, reason = "a program that prints a table")]

use std::hint::black_box;
use std::io::Write as _;
use std::process::ExitCode;
use std::time::Instant;

use gancho_benches::growth::{Input, PAIRS, Pair, READERS, SHAPES, inputs, width};
use gancho_benches::realistic::Body;
use gancho_benches::{corpora, machine, race};
use gancho_fast::Arena;

/// The limit for an input: this many times a deal's time per byte.
const LIMIT: f64 = 10.0;
/// The minimum and the maximum number of rounds for one input of the first table; the result is their median. After the
/// minimum, a time limit ends them.
const TURNS: std::ops::RangeInclusive<usize> = 5..=41;
/// The time limit for the rounds of one input, in seconds; a quarter of it in the second table.
const TIME_LIMIT: f64 = 0.4;
/// Small bodies are parsed repeatedly, up to this number of bytes, so that the clock is precise enough.
const BYTES: usize = 200_000;

/// The sizes between which the time per byte is compared.
///
/// Even the tree of values of the smaller body exceeds the caches. With bodies of 60 kB and 1 MB, the tree of values of
/// the larger one took eight times the time per byte.
const SIZES: [usize; 2] = [200_000, 3_200_000];
/// The larger size may take this many times the time per byte of the smaller one; quadratic growth takes sixteen times.
const GROWTH: f64 = 4.0;
/// The limit for all bodies: this many times the time per byte that core takes to parse deals.
const BOUND: f64 = 60.0;

fn main() -> ExitCode {
    println!("{}\n", machine::describe());
    let wanted = std::env::args().nth(1).unwrap_or_default();
    let mut beyond = parses(&wanted);
    beyond.extend(others(&wanted));
    if beyond.is_empty() {
        println!("\nNothing exceeds its bound.");
        return ExitCode::SUCCESS;
    }
    println!("\nAbove the bound: {}", beyond.join("; "));
    ExitCode::FAILURE
}

/// Measures the fast parser on every input; returns the inputs above the limit.
fn parses(wanted: &str) -> Vec<String> {
    let inputs = inputs(usize::MAX);
    let width = width(inputs.iter().map(|input| input.name.as_str()));
    println!("| {:<width$} | {:>8} | outcome  | ns/byte | {:>9} |", "input", "bytes", "ratio");
    println!("|:{:-<width$}-|-{:->8}:|:---------|--------:|-{:->9}:|", "", "", "");
    let deals: Vec<Body> = corpora::DEALS.bodies().into_iter().take(500).collect();
    let mut arena = Arena::new();
    let mut beyond = Vec::new();
    for input in inputs.iter().filter(|input| input.name.contains(wanted)) {
        let body = input.body();
        assert_eq!(read(&body, &mut arena), input.is_accepted, "{}", input.name);
        let (per_byte, ratio) = measure(&body, &deals, &mut arena);
        print(input, width, body.len(), per_byte, ratio);
        if ratio > LIMIT {
            beyond.push(format!("{} ({ratio:.1}x)", input.name));
        }
        // A new arena, so that the arena of a large body does not affect the next input.
        arena = Arena::new();
    }
    beyond
}

/// Measures the functions that process a body, and the comparison of schemas; returns what exceeded its bound.
fn others(wanted: &str) -> Vec<String> {
    let deals: Vec<Body> = corpora::DEALS.bodies().into_iter().take(500).collect();
    let deal_bytes: usize = deals.iter().map(|(_, deal)| deal.len()).sum();
    let by_core = per_byte_of(deal_bytes, || {
        let start = Instant::now();
        for (_, deal) in &deals {
            drop(black_box(gancho_core::from_slice::<gancho_core::Envelope>(deal)));
        }
        start.elapsed().as_secs_f64()
    });
    println!("\nNanoseconds per byte, and the ratio to a body of a sixteenth of the size.");
    println!("Core parses deals in {by_core:.2} ns per byte.\n");
    let width = width(SHAPES.iter().map(|shape| shape.name));
    print!("| {:<width$} |", "body of 3.2 MB");
    for reader in READERS {
        print!(" {:>14} |", reader.name);
    }
    print!("\n|:{:-<width$}-|", "");
    println!("{}", "---------------:|".repeat(READERS.len()));
    let mut beyond = Vec::new();
    let mut judge = |name: &str, reader: &str, [small, large]: [f64; 2]| {
        let is_beyond = large > GROWTH * small || large > BOUND * by_core;
        if is_beyond {
            beyond.push(format!("{name}, {reader} ({large:.1} ns, {:.1}x)", large / small));
        }
        let mark = if is_beyond { "**" } else { "" };
        format!("{mark}{large:.2} ({:.1}x){mark}", large / small)
    };
    for shape in SHAPES.iter().filter(|shape| shape.name.contains(wanted)) {
        print!("| {:<width$} |", shape.name);
        let bodies = SIZES.map(|size| shape.of_size(size));
        for reader in READERS {
            let times = bodies.each_ref().map(|body| {
                per_byte_of(body.len(), || {
                    let mut time = 0.0;
                    reader.run(body, &mut |run| {
                        let start = Instant::now();
                        run();
                        time += start.elapsed().as_secs_f64();
                    });
                    time
                })
            });
            // If an earlier step rejects the body, there is nothing to measure.
            let cell =
                if times.contains(&0.0) { String::new() } else { judge(shape.name, reader.name, times) };
            print!(" {cell:>14} |");
            let _ = std::io::stdout().flush();
        }
        println!();
    }
    for pair in PAIRS.iter().filter(|pair| pair.name.contains(wanted)) {
        // A schema of 30 kB is about as large as the schemas of the vendors' payloads.
        let times = SIZES.map(|size| {
            let size = size / 100;
            let schemas = pair.of_size(size);
            per_byte_of(size, || {
                let start = Instant::now();
                Pair::compare(&schemas);
                start.elapsed().as_secs_f64()
            })
        });
        let [small, large] = times;
        println!("{}: {large:.0} ns per byte of 32 kB, {:.1}x", pair.name, large / small);
        if large > GROWTH * small {
            beyond.push(format!("{} ({:.1}x)", pair.name, large / small));
        }
    }
    beyond
}

/// The median time per byte in nanoseconds, of one to nine rounds; `run` returns its time in seconds.
fn per_byte_of(bytes: usize, mut run: impl FnMut() -> f64) -> f64 {
    let start = Instant::now();
    let mut times = Vec::new();
    while times.len() < *TURNS.end()
        && (times.is_empty() || (times.len() < 9 && start.elapsed().as_secs_f64() < TIME_LIMIT / 4.0))
    {
        times.push(run());
    }
    #[expect(clippy::cast_precision_loss, reason = "sizes far below 2^52")]
    let bytes = bytes as f64;
    race::median(&mut times) * 1e9 / bytes
}

fn read(body: &[u8], arena: &mut Arena) -> bool {
    arena.reset();
    black_box(gancho_fast::from_slice(black_box(body), arena)).is_ok()
}

/// The median time per byte in nanoseconds, and its ratio to a deal's, measured in alternating rounds.
fn measure(body: &[u8], deals: &[Body], arena: &mut Arena) -> (f64, f64) {
    let repeats = (BYTES / body.len()).max(1);
    let size: usize = deals.iter().map(|(_, deal)| deal.len()).sum();
    let mut of_deals = Arena::new();
    let (mut times, mut deal_times) = (Vec::new(), Vec::new());
    let start = Instant::now();
    while times.len() < *TURNS.end()
        && (times.len() < *TURNS.start() || start.elapsed().as_secs_f64() < TIME_LIMIT)
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

fn print(input: &Input, width: usize, bytes: usize, per_byte: f64, ratio: f64) {
    let outcome = if input.is_accepted { "accepted" } else { "rejected" };
    let emphasis = if ratio > LIMIT { "**" } else { "" };
    let ratio = format!("{emphasis}{ratio:.1}x{emphasis}");
    println!("| {:<width$} | {bytes:>8} | {outcome:<8} | {per_byte:>7.3} | {ratio:>9} |", input.name);
}
