//! The processor time that a body may take.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// The time for a body of any length, which covers page faults and interrupts.
const BASE: Duration = Duration::from_millis(4);
/// The additional time per byte. With a sanitizer and coverage, a byte takes about 50 ns. A quadratic algorithm on 64
/// kB takes ten times this limit.
const PER_BYTE: Duration = Duration::from_micros(2);

/// Asserts that a function takes at most the time that is allowed for a body of this length. It measures the processor
/// time of the thread, and uses the best of three attempts, because other processes evict the caches.
pub(crate) fn holds(length: usize, mut run: impl FnMut()) {
    let length = u32::try_from(length).unwrap_or(u32::MAX);
    let allowed = BASE + PER_BYTE * length;
    let mut taken = Duration::MAX;
    for _ in 0..3 {
        let start = now();
        run();
        taken = taken.min(now().saturating_sub(start));
        if taken <= allowed {
            return;
        }
    }
    panic!("{length} bytes took {taken:?}, more than {allowed:?}");
}

fn now() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.try_into().unwrap_or(0), time.tv_nsec.try_into().unwrap_or(0))
}
