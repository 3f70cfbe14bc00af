//! The serde reader, on generated deliveries.

use std::hint::black_box;

use criterion::{
    BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main, measurement::WallTime,
};
use gancho_benches::digest::{Digest, of_core, of_value};
use gancho_benches::realistic::Kind;
use gancho_benches::{of_all_events, of_event, total_bytes};
use gancho_core::{Envelope, from_slice, rdstation::crm};
use serde_json::Value;

fn deals(criterion: &mut Criterion) {
    let bodies = of_event("crm_deal_updated");
    let read_crm = |body: &[u8]| from_slice::<crm::Envelope>(body).ok();
    let read_any = |body: &[u8]| from_slice::<Envelope>(body).ok();
    let read_value = |body: &[u8]| serde_json::from_slice::<Value>(body).ok();

    let mut compared = 0;
    for body in &bodies {
        let found = read_any(body).and_then(|envelope| of_core(&envelope));
        let of_crm = read_crm(body).and_then(|envelope| of_core(&Envelope::Crm(envelope)));
        assert!(found == of_crm, "with and without a known system, the parser finds the same");
        assert!(found.as_ref().is_some_and(|digest| digest.event == "crm_deal_updated"));
        if let Some(value) = read_value(body) {
            assert!(found == of_value(Kind::Deal, &value), "the id and the custom fields of a deal");
            compared += usize::from(found.is_some_and(|Digest { fields, .. }| fields > 0));
        }
    }
    // A list has four forms of "none", so nearly half of the deals have custom fields.
    assert!(compared * 3 > bodies.len(), "many deals have custom fields");

    let mut group = criterion.benchmark_group("generated deals");
    group.throughput(Throughput::Bytes(total_bytes(&bodies)));
    run(&mut group, "one system", &bodies, |body| black_box(read_crm(black_box(body))).is_some());
    run(&mut group, "any system", &bodies, |body| black_box(read_any(black_box(body))).is_some());
    run(&mut group, "serde_json::Value", &bodies, |body| black_box(read_value(black_box(body))).is_some());
    group.finish();
}

fn all_events(criterion: &mut Criterion) {
    let bodies = of_all_events();
    for body in &bodies {
        let found = from_slice::<Envelope>(body).map(|envelope| envelope.event_name().to_owned()).ok();
        assert!(found.is_some(), "what the strategies generate is valid");
        let Ok(value) = serde_json::from_slice::<Value>(body) else { continue };
        let name = ["event_name", "event_type", "Event"].iter().find_map(|key| value.get(key)?.as_str());
        // Two kinds of deliveries have no event name.
        let unnamed = || value.get("leads").or_else(|| value.get("ChangeType")).is_some();
        let is_right = name.map_or_else(unnamed, |name| found.as_deref() == Some(name));
        assert!(is_right, "the event of a delivery");
    }
    let mut group = criterion.benchmark_group("all events");
    group.throughput(Throughput::Bytes(total_bytes(&bodies)));
    run(&mut group, "any system", &bodies, |body| black_box(from_slice::<Envelope>(black_box(body))).is_ok());
    group.finish();
}

/// Parses a whole corpus in each iteration, and asserts that the number of accepted bodies is always the same.
fn run(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    bodies: &[Vec<u8>],
    read: impl Fn(&[u8]) -> bool + Copy,
) {
    let readable = bodies.iter().filter(|body| read(body)).count();
    // A `Value` cannot contain 1e999, which free-form fields may: this affects one body in several hundred.
    assert!(readable * 100 > bodies.len() * 95, "{name}: {readable} of {} were read", bodies.len());
    group.bench_function(name, |bencher| {
        bencher.iter(|| assert_eq!(bodies.iter().filter(|body| read(body)).count(), readable));
    });
}

criterion_group!(benches, deals, all_events);
criterion_main!(benches);
