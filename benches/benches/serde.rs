//! The serde reader, on generated deliveries.

use std::hint::black_box;

use criterion::{
    BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main, measurement::WallTime,
};
use gancho_benches::{of_all_events, of_event, total_bytes};
use gancho_core::{crm, from_slice, read};

fn deals(criterion: &mut Criterion) {
    let bodies = of_event("crm_deal_updated");
    let mut group = criterion.benchmark_group("deals");
    group.throughput(Throughput::Bytes(total_bytes(&bodies)));
    let one_system = |body: &Vec<u8>| read::<crm::Envelope>(black_box(body)).is_ok();
    run(&mut group, "one system", &bodies, one_system);
    run(&mut group, "any system", &bodies, |body| from_slice(black_box(body)).is_ok());
    run(&mut group, "serde_json::Value", &bodies, |body| {
        serde_json::from_slice::<serde_json::Value>(black_box(body)).is_ok()
    });
    group.finish();
}

fn all_events(criterion: &mut Criterion) {
    let bodies = of_all_events();
    let mut group = criterion.benchmark_group("all events");
    group.throughput(Throughput::Bytes(total_bytes(&bodies)));
    run(&mut group, "any system", &bodies, |body| from_slice(black_box(body)).is_ok());
    group.finish();
}

/// Reads a whole corpus at each turn, and makes sure that each of its bodies was read.
fn run(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    bodies: &[Vec<u8>],
    read: impl Fn(&Vec<u8>) -> bool + Copy,
) {
    let readable = bodies.iter().filter(|body| read(body)).count();
    // A value cannot hold 1e999, which free-form members may: one body in some hundreds.
    assert!(readable * 100 > bodies.len() * 95, "{name}: {readable} of {} were read", bodies.len());
    group.bench_function(name, |bencher| {
        bencher.iter(|| assert_eq!(bodies.iter().filter(|body| read(body)).count(), readable));
    });
}

criterion_group!(benches, deals, all_events);
criterion_main!(benches);
