//! Measures the memory that bodies take, as a multiple of their size.
//!
//! `cargo run --release -p gancho-benches --bin amplification -- [part of a shape's name]`
//!
//! The table is Markdown. Nothing is timed, so the output is the same on every machine.
//! The exit code is 1 if a reader exceeds its bound.

#![allow(clippy::print_stdout, reason = "a program that prints a table")]

use std::process::ExitCode;

use gancho_benches::amplification::{ANSWER_BOUND, READERS, worst, worst_answer};
use gancho_benches::counting::Counting;
use gancho_benches::growth::{ANSWERS, SHAPES, width};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The size of the smallest body of each shape. At this size, memory that does not grow with the body is negligible.
const SIZE: usize = 250_000;

fn main() -> ExitCode {
    let wanted = std::env::args().nth(1).unwrap_or_default();
    let answers = ANSWERS.iter().map(|answer| answer.shape.name);
    let width = width(SHAPES.iter().map(|shape| shape.name).chain(answers));
    print!("| {:<width$} |", "bytes of memory per byte of a body");
    for reader in READERS {
        print!(" {} |", reader.name);
    }
    println!("\n|:{:-<width$}-|{}", "", "--:|".repeat(READERS.len()));
    let mut beyond = Vec::new();
    for shape in SHAPES.iter().filter(|shape| shape.name.contains(&wanted)) {
        print!("| {:<width$} |", shape.name);
        for reader in READERS {
            let times = worst(reader, shape, SIZE);
            let mark = if times > reader.bound { "**" } else { "" };
            print!(" {:>width$} |", format!("{mark}{times:.1}{mark}"), width = reader.name.len());
            if times > reader.bound {
                beyond.push(format!("{}, {} ({times:.1})", shape.name, reader.name));
            }
        }
        println!();
    }
    print!("| {:<width$} |", "bound");
    for reader in READERS {
        print!(" {:>width$} |", reader.bound, width = reader.name.len());
    }
    println!();
    println!("\n| {:<width$} | core |\n|:{:-<width$}-|--:|", "the same, for responses of APIs", "");
    for answer in ANSWERS.iter().filter(|answer| answer.shape.name.contains(&wanted)) {
        let times = worst_answer(answer, SIZE);
        println!("| {:<width$} | {times:>4.1} |", answer.shape.name);
        if times > ANSWER_BOUND {
            beyond.push(format!("{} ({times:.1})", answer.shape.name));
        }
    }
    println!("| {:<width$} | {ANSWER_BOUND:>4} |", "bound");
    if beyond.is_empty() {
        println!("\nNothing exceeds its bound.");
        return ExitCode::SUCCESS;
    }
    println!("\nAbove the bound: {}", beyond.join("; "));
    ExitCode::FAILURE
}
