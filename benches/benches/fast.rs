//! The fast parser and other libraries, on deliveries in vendor format and in other notations.
//!
//! Before the measurement, each parser must find the same content in every body as a tree of values: the event, the id
//! and the custom fields. Without `--bench`, as in `cargo test --benches`, each contender runs once.

use criterion::{
    BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main, measurement::WallTime,
};
use gancho_benches::contenders::{CORE, Contender, OURS, peekers, readers, rejecters, schemas};
use gancho_benches::corpora::{ALL, Corpus, DEALS, MIX, PEEKED};
use gancho_benches::realistic::{Body, Kind};

fn reading(criterion: &mut Criterion) {
    for corpus in ALL {
        race(criterion.benchmark_group(corpus.name), *corpus, readers());
    }
}

/// The throughput counts whole bodies, although `peek` does not read most of their bytes.
fn peeking(criterion: &mut Criterion) {
    for corpus in PEEKED {
        race(criterion.benchmark_group(format!("peek, {}", corpus.name)), *corpus, peekers());
    }
}

/// The throughput counts whole bodies, of which seven eighths are parsed.
fn rejecting(criterion: &mut Criterion) {
    race(criterion.benchmark_group("rejected"), DEALS, rejecters());
}

/// Our parsers check the constraints of the schemas while they parse.
fn checking(criterion: &mut Criterion) {
    for corpus in [DEALS, MIX] {
        let mut contenders = readers();
        contenders.retain(|contender| [OURS, CORE].contains(&contender.name));
        contenders.extend(schemas());
        assert_eq!(contenders.len(), 3, "the schemas compile");
        for contender in &mut contenders {
            for body in BROKEN {
                let body: Body = (Kind::Deleted, body.into());
                assert_eq!(contender.run(&[body]), 0, "{} rejects what no schema allows", contender.name);
            }
        }
        race(criterion.benchmark_group(format!("checked, {}", corpus.name)), corpus, contenders);
    }
}

/// Deliveries without an id, with a number as id, with an invalid time.
const BROKEN: [&[u8]; 3] = [
    br#"{"event_name":"crm_deal_deleted","document":{"name":"Teste"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#,
    br#"{"event_name":"crm_deal_deleted","document":{"id":5,"name":"Teste"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#,
    br#"{"event_name":"crm_deal_deleted","document":{"id":"5","name":"Teste"},"event_timestamp":"2025-03-32T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#,
];

/// Parses a whole corpus in each iteration, and asserts that the contender succeeds on every body: it accepts it, or
/// rejects it if that is its task.
fn race(mut group: BenchmarkGroup<'_, WallTime>, corpus: Corpus, contenders: Vec<Contender>) {
    let bodies = corpus.bodies();
    group.throughput(Throughput::Bytes(bodies.iter().map(|(_, body)| body.len() as u64).sum()));
    for mut contender in contenders {
        contender.prove(&bodies);
        group.bench_function(contender.name, |bencher| {
            bencher.iter(|| assert_eq!(contender.run(&bodies), bodies.len()));
        });
    }
    group.finish();
}

criterion_group!(benches, reading, peeking, checking, rejecting);
criterion_main!(benches);
