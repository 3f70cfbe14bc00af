//! A number of bytes that threads share: a thread waits if it needs more bytes than are left.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// The bytes of input that may be worked on before more is read. What is read may exceed it by one document. The sum is
/// then 128 MiB with the default limit of a document, and one document is read while another one is worked on. The
/// buffers that wait for the next batch take at most as much again.
pub(crate) const IN_FLIGHT: usize = 64 << 20;

/// The bytes of documents that may be parsed at the same time, of those that are longer than a thread's part of them: a
/// document takes up to 200 bytes of memory for each of its bytes, most of them for the `serde_json::Value` that a
/// schema needs. Longer documents are parsed one at a time.
pub(crate) const PARSED: usize = 1 << 20;

/// The budget of `PARSED` bytes, for all threads.
pub(crate) static PARSED_LEFT: Budget = Budget::new(PARSED);

/// The bytes, and how many of them are used.
#[derive(Debug)]
pub(crate) struct Budget {
    most: usize,
    used: Mutex<usize>,
    /// Notified when bytes are given back.
    freed: Condvar,
    /// Held by the thread that waits in `take`.
    turn: Mutex<()>,
}

/// Bytes of a budget. They are given back when this is dropped.
#[derive(Debug)]
pub(crate) struct Share<'b> {
    budget: &'b Budget,
    bytes: usize,
}

impl Budget {
    /// With at least one byte: with none, nothing would ever be left.
    pub(crate) const fn new(most: usize) -> Self {
        let most = if most == 0 { 1 } else { most };
        Self { most, used: Mutex::new(0), freed: Condvar::new(), turn: Mutex::new(()) }
    }

    /// Waits until something is left, or `stopped` returns true; see [`wake`](Self::wake).
    pub(crate) fn wait(&self, stopped: impl Fn() -> bool) {
        let mut used = locked(&self.used);
        while *used >= self.most && !stopped() {
            used = self.freed.wait(used).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Uses these bytes, which may be more than are left.
    pub(crate) fn charge(&self, bytes: usize) -> Share<'_> {
        let mut share = Share { budget: self, bytes: 0 };
        share.set(bytes);
        share
    }

    /// Waits until this number of bytes is left. A request for more than the whole budget waits until nothing is used.
    pub(crate) fn take(&self, bytes: usize) -> Share<'_> {
        // A thread that needs many bytes is not overtaken by others that need few.
        let _turn = locked(&self.turn);
        let mut used = locked(&self.used);
        while *used > 0 && used.saturating_add(bytes) > self.most {
            used = self.freed.wait(used).unwrap_or_else(PoisonError::into_inner);
        }
        *used += bytes;
        Share { budget: self, bytes }
    }

    /// Makes the threads in [`wait`](Self::wait) ask again whether they are stopped.
    pub(crate) fn wake(&self) {
        // A thread that holds this lock either has not asked yet, or waits already.
        let used = locked(&self.used);
        self.freed.notify_all();
        drop(used);
    }
}

impl Share<'_> {
    /// Changes the number of bytes, without waiting.
    pub(crate) fn set(&mut self, bytes: usize) {
        let mut used = locked(&self.budget.used);
        *used = used.saturating_sub(self.bytes).saturating_add(bytes);
        drop(used);
        if bytes < self.bytes {
            self.budget.freed.notify_all();
        }
        self.bytes = bytes;
    }
}

impl Drop for Share<'_> {
    fn drop(&mut self) {
        self.set(0);
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // The number is right even if a thread panicked: its shares were dropped.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    use std::thread;

    use super::*;

    #[test]
    fn threads_stay_within_the_budget_unless_one_alone_needs_more() {
        let budget = Budget::new(100);
        let (used, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for bytes in [30, 40, 60, 100, 250] {
                let (budget, used, most) = (&budget, &used, &most);
                scope.spawn(move || {
                    for _ in 0..200 {
                        let share = budget.take(bytes);
                        let now = used.fetch_add(bytes, Ordering::SeqCst) + bytes;
                        assert!(now <= 100 || now == 250, "{now}");
                        most.fetch_max(now, Ordering::SeqCst);
                        thread::yield_now();
                        used.fetch_sub(bytes, Ordering::SeqCst);
                        drop(share);
                    }
                });
            }
        });
        assert_eq!(most.into_inner(), 250);
        assert_eq!(*locked(&budget.used), 0);
    }

    #[test]
    fn no_thread_waits_for_a_budget_of_nothing() {
        let budget = Budget::new(0);
        budget.wait(|| false);
        drop(budget.take(7));
        budget.wait(|| false);
    }

    #[test]
    fn a_waiting_thread_ends_when_bytes_are_given_back_or_it_is_stopped() {
        let budget = Budget::new(100);
        let mut share = budget.charge(120);
        let stop = AtomicBool::new(false);
        thread::scope(|scope| {
            let waiting = scope.spawn(|| budget.wait(|| false));
            share.set(100);
            assert!(!waiting.is_finished());
            share.set(99);
            waiting.join().unwrap();
            share.set(100);
            let stopped = scope.spawn(|| budget.wait(|| stop.load(Ordering::SeqCst)));
            stop.store(true, Ordering::SeqCst);
            budget.wake();
            stopped.join().unwrap();
        });
    }
}
