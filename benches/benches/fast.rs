//! The fast parser and its nearest rivals, on deliveries as the vendors send them.

use std::hint::black_box;

use criterion::{
    BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main, measurement::WallTime,
};
use gancho_benches::realistic::{Form, Kind, corpus};
use gancho_benches::rivals::{self, SerdeJson, SonicRs};
use gancho_fast::{Arena, parse, peek};

fn readers(criterion: &mut Criterion) {
    for (name, kinds, form) in [
        ("deals", &[Kind::Deal][..], Form::Plain),
        ("mix", Kind::MIX, Form::Plain),
        ("small", &[Kind::Deleted], Form::Plain),
        ("superoffice", &[Kind::SuperOffice], Form::Plain),
        ("shuffled", &[Kind::Deal], Form::Shuffled),
        ("pretty", &[Kind::Deal], Form::Pretty),
        ("ascii", &[Kind::Deal], Form::Ascii),
        ("unknown", &[Kind::Deal], Form::Unknown),
    ] {
        let bodies = corpus(kinds, form);
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Bytes(bodies.iter().map(|(_, body)| body.len() as u64).sum()));
        let mut arena = Arena::new();
        run(&mut group, "gancho-fast", &bodies, |_, body| {
            arena.reset();
            black_box(parse(body, &arena)).is_ok()
        });
        run(&mut group, "sonic-rs", &bodies, |kind, body| rivals::read(&SonicRs, kind, body));
        run(&mut group, "serde_json", &bodies, |kind, body| rivals::read(&SerdeJson, kind, body));
        group.finish();
    }
}

fn peeking(criterion: &mut Criterion) {
    let bodies = corpus(&[Kind::Deal], Form::Plain);
    let mut group = criterion.benchmark_group("peek");
    run(&mut group, "gancho-fast", &bodies, |_, body| black_box(peek(body)).is_ok());
    group.finish();
}

/// Reads a whole corpus at each turn, and makes sure that each of its bodies was read.
fn run(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    bodies: &[(Kind, Vec<u8>)],
    mut read: impl FnMut(Kind, &[u8]) -> bool,
) {
    group.bench_function(name, |bencher| {
        bencher.iter(|| {
            let count = bodies.iter().filter(|(kind, body)| read(*kind, black_box(body))).count();
            assert_eq!(count, bodies.len());
        });
    });
}

criterion_group!(benches, readers, peeking);
criterion_main!(benches);
