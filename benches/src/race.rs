//! Runs contenders in alternating rounds on the same bodies, so that other load affects all of them alike.

use std::hint::black_box;
use std::time::Instant;

use crate::contenders::Contender;
use crate::realistic::Body;

/// The number of bytes in a short round. With a million, on a machine with a shared second-level cache, deals took a
/// fifth longer than alone; with a tenth of that, half of the time of the mix was due to branch predictors that the
/// previous contender had trained.
const CHUNK: usize = 250_000;

/// The median time that each contender takes for all bodies, in seconds. The bodies are read from memory or the
/// last-level cache.
///
/// # Panics
///
/// If a contender fails on a body or does not find its content, in a round before the first measured one.
pub fn medians_of_long_turns(contenders: &mut [Contender], bodies: &[Body], turns: usize) -> Vec<f64> {
    for contender in &mut *contenders {
        contender.prove(bodies);
    }
    let mut times = vec![Vec::with_capacity(turns); contenders.len()];
    for _ in 0..turns {
        for (contender, times) in contenders.iter_mut().zip(&mut times) {
            let start = Instant::now();
            black_box(contender.run(bodies));
            times.push(start.elapsed().as_secs_f64());
        }
    }
    times.iter_mut().map(|times| median(times)).collect()
}

/// Like [`medians_of_long_turns`], but each round parses only some bodies, which are in the cache, like a body that was
/// just received.
///
/// Prefer this figure, especially on a busy machine. A round over a whole corpus takes gancho-fast 2 to 5 ms and
/// serde_json about 20 ms. The scheduler interrupts a process every few milliseconds: the median of short rounds
/// contains no such pause, that of long rounds always does. Moreover, a corpus of 10 MB is read from memory that other
/// processes use too, which slows the fastest parser most. With a load of 4, long rounds gave ratios of 3.0 to 5.4 for
/// sonic-rs on the mix; short rounds gave 3.60 to 3.68.
///
/// # Panics
///
/// See [`medians_of_long_turns`].
pub fn medians_of_short_turns(contenders: &mut [Contender], bodies: &[Body], turns: usize) -> Vec<f64> {
    for contender in &mut *contenders {
        contender.prove(bodies);
    }
    let bytes: usize = bodies.iter().map(|(_, body)| body.len()).sum();
    let chunks = bodies.chunks((CHUNK * bodies.len()).checked_div(bytes).unwrap_or(1).max(1));
    let mut times = vec![vec![Vec::with_capacity(turns); chunks.len()]; contenders.len()];
    // Between two measurements of one chunk, all other chunks are parsed, so that branch predictors do not remember its
    // bodies.
    for _ in 0..turns {
        for (place, chunk) in chunks.clone().enumerate() {
            for (contender, times) in contenders.iter_mut().zip(&mut times) {
                black_box(touch(chunk));
                let start = Instant::now();
                black_box(contender.run(chunk));
                let time = start.elapsed().as_secs_f64();
                times.get_mut(place).into_iter().for_each(|times| times.push(time));
            }
        }
    }
    times.iter_mut().map(|times| times.iter_mut().map(|times| median(times)).sum()).collect()
}

/// Brings bodies into the cache.
fn touch(bodies: &[Body]) -> usize {
    bodies.iter().flat_map(|(_, body)| body.iter().step_by(64)).map(|byte| usize::from(*byte)).sum()
}

/// The median; of two middle values, the greater one.
pub fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
