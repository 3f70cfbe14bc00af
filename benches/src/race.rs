//! Contenders in turns on the same bodies, so that whatever slows the machine slows them all.

use std::hint::black_box;
use std::time::Instant;

use crate::contenders::Contender;
use crate::realistic::Body;

/// The median time that each contender takes for all bodies, in seconds.
///
/// # Panics
///
/// When a contender does not read every body, and rightly, in a turn before the first that counts.
pub fn medians(contenders: &mut [Contender], bodies: &[Body], turns: usize) -> Vec<f64> {
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

/// The median, the greater of two in the middle.
pub fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
