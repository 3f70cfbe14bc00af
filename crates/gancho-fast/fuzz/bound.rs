//! How much of a processor's time a body may take.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// What any body may take: a page that is touched for the first time, an interrupt.
const ONCE: Duration = Duration::from_millis(4);
/// What each byte may take. With a sanitizer and coverage it takes some 50 ns; a quadratic walk of 64 kB takes ten times this.
const PER_BYTE: Duration = Duration::from_micros(2);

/// Asserts that something takes no more than a body of this length may. The clock is the thread's own, and the best of three
/// counts, since a busy machine makes caches cold.
pub(crate) fn holds(length: usize, mut what: impl FnMut()) {
    let length = u32::try_from(length).unwrap_or(u32::MAX);
    let allowed = ONCE + PER_BYTE * length;
    let mut took = Duration::MAX;
    for _ in 0..3 {
        let start = now();
        what();
        took = took.min(now().saturating_sub(start));
        if took <= allowed {
            return;
        }
    }
    panic!("{length} bytes took {took:?}, more than {allowed:?}");
}

fn now() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.try_into().unwrap_or(0), time.tv_nsec.try_into().unwrap_or(0))
}
