//! Generated deliveries outside of property tests.

use std::fmt;

use proptest::strategy::{BoxedStrategy, Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::strategies;
use crate::Envelope;

/// Generates a delivery of a documented event; `None` for a name that is not in [`events`](crate::events).
///
/// The same versions of this crate and of proptest generate the same delivery for the same event and seed.
///
/// ```
/// use gancho_core::testing::sample;
///
/// let delivery = sample("crm_deal_updated", 7).unwrap();
/// assert_eq!(delivery.event_name(), "crm_deal_updated");
/// let body = serde_json::to_vec(&delivery)?;
/// assert_eq!(gancho_core::from_slice::<gancho_core::Envelope>(&body).as_ref(), Ok(&delivery));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn sample(event: &str, seed: u64) -> Option<Envelope> {
    Samples::new([event], seed)?.next()
}

/// An infinite iterator of deliveries, which cycles through the given events.
///
/// ```
/// use gancho_core::testing::Samples;
///
/// let mut deliveries = Samples::new(["crm_source_created", "sale.sold"], 1).unwrap();
/// let names = [deliveries.next(), deliveries.next(), deliveries.next()].map(|delivery| delivery.unwrap().event_name().to_owned());
/// assert_eq!(names, ["crm_source_created", "sale.sold", "crm_source_created"]);
/// ```
pub struct Samples {
    strategies: Vec<BoxedStrategy<Envelope>>,
    next: usize,
    runner: TestRunner,
}

impl Samples {
    /// Generates deliveries of these events; `None` when a name is not in [`events`](crate::events), or the list is
    /// empty.
    pub fn new<'e>(events: impl IntoIterator<Item = &'e str>, seed: u64) -> Option<Self> {
        let strategies: Vec<_> = events.into_iter().map(strategies::of).collect::<Option<_>>()?;
        (!strategies.is_empty()).then(|| Self { strategies, next: 0, runner: runner(seed) })
    }
}

impl Iterator for Samples {
    type Item = Envelope;

    fn next(&mut self) -> Option<Envelope> {
        let strategy = self.strategies.get(self.next)?;
        self.next = (self.next + 1) % self.strategies.len();
        Some(strategy.new_tree(&mut self.runner).ok()?.current())
    }
}

impl fmt::Debug for Samples {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Samples").field("events", &self.strategies.len()).finish_non_exhaustive()
    }
}

/// An RNG that depends only on the seed.
fn runner(seed: u64) -> TestRunner {
    let mut bytes = [0; 32];
    for (byte, of_seed) in bytes.iter_mut().zip(seed.to_le_bytes()) {
        *byte = of_seed;
    }
    // The runner counts values rejected by filters and gives up at a limit that is meant for one test. Here it must
    // generate any number of deliveries.
    let config = Config { max_local_rejects: u32::MAX, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}
