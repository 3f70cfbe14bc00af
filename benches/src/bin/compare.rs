//! Compares the fast parser with its rivals: in one process, in turns, on the same bodies.
//!
//! `cargo run --release -p gancho-benches --bin compare -- [part of a corpus's name [part of a contender's name]]`

#![allow(clippy::print_stdout, reason = "a program that prints a table")]

use std::hint::black_box;
use std::time::Instant;

use gancho_benches::realistic::{Form, Kind, corpus};
use gancho_benches::rivals::{self, SerdeJson, SerdeJsonStr, SonicRs};
use gancho_fast::Arena;

type Body = (Kind, Vec<u8>);
type Run<'c> = Box<dyn FnMut(&[Body]) -> usize + 'c>;
type Contender<'c> = (&'static str, Run<'c>);

/// Turns; the figure is their median.
const TURNS: usize = 41;

fn main() {
    let turns = std::env::var("GANCHO_TURNS").ok().and_then(|turns| turns.parse().ok()).unwrap_or(TURNS);
    for (name, kinds, form) in [
        ("deals", &[Kind::Deal][..], Form::Plain),
        ("mix of all", Kind::MIX, Form::Plain),
        ("small (deleted)", &[Kind::Deleted], Form::Plain),
        ("SuperOffice", &[Kind::SuperOffice], Form::Plain),
        ("shuffled keys", &[Kind::Deal], Form::Shuffled),
        ("pretty-printed", &[Kind::Deal], Form::Pretty),
        ("ASCII-escaped", &[Kind::Deal], Form::Ascii),
        ("an unknown key per object", &[Kind::Deal], Form::Unknown),
    ] {
        compare(name, || corpus(kinds, form), readers(), turns);
    }
    compare("peek", || corpus(&[Kind::Deal], Form::Plain), peekers(), turns);
}

fn each<'c>(mut read: impl FnMut(Kind, &[u8]) -> bool + 'c) -> Run<'c> {
    Box::new(move |bodies| bodies.iter().filter(|(kind, body)| read(*kind, black_box(body))).count())
}

fn readers() -> Vec<Contender<'static>> {
    let mut arena = Arena::new();
    let mut copy = Vec::new();
    let mut buffers = simd_json::Buffers::default();
    let mut target = vec![0; 1 << 20];
    vec![
        (
            "gancho-fast",
            each(move |_, body| {
                arena.reset();
                black_box(gancho_fast::parse(body, &arena)).is_ok()
            }),
        ),
        ("sonic-rs, borrowed", each(|kind, body| rivals::read(&SonicRs, kind, body))),
        ("serde_json, borrowed", each(|kind, body| rivals::read(&SerdeJson, kind, body))),
        ("serde_json, from_str", each(|kind, body| rivals::read(&SerdeJsonStr, kind, body))),
        (
            "simd-json, copy and tape",
            each(move |_, body| {
                copy.clear();
                copy.extend_from_slice(body);
                black_box(simd_json::to_tape_with_buffers(&mut copy, &mut buffers)).is_ok()
            }),
        ),
        ("serde_json, core's types", each(|_, body| black_box(gancho_core::from_slice(body)).is_ok())),
        ("UTF-8 alone", each(|_, body| black_box(simdutf8::basic::from_utf8(body)).is_ok())),
        (
            "memcpy",
            each(move |_, body| {
                let target = target.get_mut(..body.len());
                target.map(|target| black_box(target).copy_from_slice(body)).is_some()
            }),
        ),
    ]
}

fn peekers() -> Vec<Contender<'static>> {
    use serde_json::value::RawValue;
    #[derive(serde::Deserialize)]
    #[allow(dead_code, reason = "filled, not read")]
    struct Raw<'a> {
        #[serde(borrow)]
        event_name: &'a str,
        #[serde(borrow)]
        document: &'a RawValue,
        event_timestamp: &'a str,
        transaction_uuid: &'a str,
    }
    vec![
        ("gancho-fast peek", each(|_, body| black_box(gancho_fast::peek(body)).is_ok())),
        (
            "sonic-rs get",
            each(|_, body| {
                let get = |key| black_box(sonic_rs::get(body, [key])).is_ok();
                get("event_name") && get("event_timestamp") && get("transaction_uuid")
            }),
        ),
        (
            "sonic-rs get_many",
            each(|_, body| {
                let mut tree = sonic_rs::PointerTree::new();
                for key in ["event_name", "event_timestamp", "transaction_uuid"] {
                    tree.add_path([key].iter());
                }
                black_box(sonic_rs::get_many(body, &tree)).is_ok()
            }),
        ),
        (
            "sonic-rs get, unchecked id alone",
            each(|_, body| {
                let text = simdutf8::basic::from_utf8(body).unwrap_or_default();
                black_box(sonic_rs::get(text, ["transaction_uuid"])).is_ok()
            }),
        ),
        ("serde_json RawValue", each(|_, body| black_box(serde_json::from_slice::<Raw<'_>>(body)).is_ok())),
    ]
}

fn compare(name: &str, bodies: impl Fn() -> Vec<Body>, mut contenders: Vec<Contender<'_>>, turns: usize) {
    let wanted = |which, name: &str| {
        std::env::args().nth(which).is_none_or(|part| name.contains(&part) || part == "all")
    };
    contenders.retain(|(label, _)| wanted(2, label));
    if !wanted(1, name) || contenders.is_empty() {
        return;
    }
    let bodies = &bodies()[..];
    let bytes: usize = bodies.iter().map(|(_, body)| body.len()).sum();
    let mut times = vec![Vec::with_capacity(turns); contenders.len()];
    for (label, run) in &mut contenders {
        assert_eq!(run(bodies), bodies.len(), "{label} reads every body of {name}");
    }
    for _ in 0..turns {
        for ((_, run), times) in contenders.iter_mut().zip(&mut times) {
            let start = Instant::now();
            black_box(run(bodies));
            times.push(start.elapsed().as_secs_f64());
        }
    }
    println!("\n{name}: {} bodies of {} bytes", bodies.len(), bytes / bodies.len());
    println!("{:<34}{:>12}{:>10}{:>9}", "", "ns/payload", "GB/s", "ratio");
    let mut first = 0.0;
    for ((label, _), times) in contenders.iter().zip(&mut times) {
        times.sort_by(f64::total_cmp);
        let median = times.get(turns / 2).copied().unwrap_or(f64::NAN);
        if first == 0.0 {
            first = median;
        }
        #[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
        let (count, size) = (bodies.len() as f64, bytes as f64);
        println!(
            "{label:<34}{:>12.1}{:>10.3}{:>8.2}x",
            median * 1e9 / count,
            size / median / 1e9,
            median / first
        );
    }
}
