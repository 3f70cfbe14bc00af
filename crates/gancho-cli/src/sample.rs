//! `gancho sample`.

use std::io::Write as _;

use gancho_core::{Envelope, events, strategies};
use proptest::strategy::{BoxedStrategy, Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::args::{EventChoice, Sample};
use crate::exit::{Exit, Failure};
use crate::output;

pub(crate) fn run(args: &Sample) -> Result<Exit, Failure> {
    let strategies = strategies(args.event);
    let mut runner = runner(args.seed);
    let mut out = output::data();
    // With `all`, the next delivery is of the next event.
    for (_, strategy) in (0..args.count).zip(strategies.iter().cycle()) {
        let delivery =
            strategy.new_tree(&mut runner).map_err(|reason| Failure::Sample(reason.to_string()))?.current();
        serde_json::to_writer(&mut out, &delivery).map_err(std::io::Error::from)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(Exit::Accepted)
}

fn strategies(choice: EventChoice) -> Vec<BoxedStrategy<Envelope>> {
    match choice {
        EventChoice::One(event) => strategies::of(event.name).into_iter().collect(),
        EventChoice::All => events::all().filter_map(|event| strategies::of(event.name)).collect(),
    }
}

/// A random number generator that depends on the seed and on nothing else.
fn runner(seed: u64) -> TestRunner {
    let mut bytes = [0; 32];
    for (byte, of_seed) in bytes.iter_mut().zip(seed.to_le_bytes()) {
        *byte = of_seed;
    }
    // The runner counts the values that filters throw away, and gives up at a limit that is meant for one test. Here
    // it lives for as many deliveries as are asked for.
    let config = Config { max_local_rejects: u32::MAX, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_can_be_made_up() {
        assert_eq!(strategies(EventChoice::All).len(), events::all().count());
    }
}
