//! Shared code of the benchmarks: generated deliveries, the same in every run, and the contenders that parse them.

pub mod amplification;
pub mod contenders;
pub mod corpora;
pub mod counting;
pub mod digest;
pub mod gate;
pub mod growth;
pub mod machine;
pub mod peers;
pub mod race;
pub mod realistic;

use gancho_core::Envelope;
use gancho_core::testing::strategies;
use proptest::strategy::{BoxedStrategy, Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// The number of deliveries in a corpus: enough that branch predictors cannot learn them.
pub const SIZE: usize = 5_000;

/// Bodies of one event, by its name on the wire; empty for a name that no vendor documents.
pub fn of_event(event: &str) -> Vec<Vec<u8>> {
    strategies::of(event).map(|deliveries| bodies(&deliveries)).unwrap_or_default()
}

/// Bodies of all events.
pub fn of_all_events() -> Vec<Vec<u8>> {
    bodies(&strategies::any())
}

/// The bytes of a corpus.
pub fn total_bytes(bodies: &[Vec<u8>]) -> u64 {
    bodies.iter().map(|body| body.len() as u64).sum()
}

fn bodies(deliveries: &BoxedStrategy<Envelope>) -> Vec<Vec<u8>> {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let generated = (0..SIZE).filter_map(|_| deliveries.new_tree(&mut runner).ok());
    generated.filter_map(|tree| serde_json::to_vec(&tree.current()).ok()).collect()
}
