//! Reads inputs, processes their batches in parallel, and passes the results on in the order of the input.
//!
//! A free thread takes the next batch. It reads the batch under a lock, and processes it without one. The output does
//! not depend on the number of threads. Nor does the memory: no batch is read while those before it, and their results
//! that wait for an earlier one, take more than a budget.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::budget::{Budget, IN_FLIGHT, Share};
use crate::input::{self, Batch, Batches, Found, InputError, InputFormat, Nothing, Source, Unread};
use crate::progress::Progress;

/// The maximum number of results that wait for an earlier one, for each thread.
const AHEAD: usize = 8;
/// A buffer is not reused if it is more than this many times as large as the usual one of a batch.
const KEPT: usize = 4;
/// The stack size of a thread, as large as that of the main thread: parsers recurse into nested documents.
const STACK: usize = 8 * 1024 * 1024;

/// An output of the pipeline, in the order of the input.
pub(crate) enum Event<R> {
    /// The result of a batch of this input.
    Processed(Arc<Source>, R),
    /// The end of this input, and what it contains if it contains no document.
    Ended(Arc<Source>, Nothing),
    /// An input cannot be read, or not to its end.
    Failed(InputError),
    /// Files that do not contain JSON.
    Unread(Unread),
}

/// A result that may wait for an earlier one.
pub(crate) trait Waits {
    /// The approximate memory that it takes, in bytes.
    fn memory(&self) -> usize;
}

/// How inputs are read.
pub(crate) struct Reading<'a> {
    pub(crate) paths: &'a [PathBuf],
    pub(crate) format: InputFormat,
    pub(crate) limit: usize,
    /// The number of bytes that a thread takes at a time.
    pub(crate) block: usize,
    pub(crate) threads: usize,
    pub(crate) progress: &'a Progress,
}

/// Reads all inputs. Each thread has its own worker; `sink` receives the results in order.
///
/// # Errors
///
/// The first error of the sink. Nothing more is read then.
pub(crate) fn run<R, F, W, M, S>(reading: &Reading<'_>, make_worker: M, sink: S) -> Result<(), F>
where
    R: Send + Waits,
    F: Send,
    W: FnMut(&Arc<Source>, &Batch) -> R,
    M: Fn() -> W + Sync,
    S: FnMut(Event<R>) -> Result<(), F> + Send,
{
    run_within(IN_FLIGHT, reading, make_worker, sink)
}

/// Like [`run`], with this number of bytes in flight and one document more.
fn run_within<R, F, W, M, S>(
    in_flight: usize,
    reading: &Reading<'_>,
    make_worker: M,
    sink: S,
) -> Result<(), F>
where
    R: Send + Waits,
    F: Send,
    W: FnMut(&Arc<Source>, &Batch) -> R,
    M: Fn() -> W + Sync,
    S: FnMut(Event<R>) -> Result<(), F> + Send,
{
    let budget = Budget::new(in_flight);
    // With very many threads, the batches are smaller, so that each thread has one.
    let block = reading.block.min(in_flight / reading.threads).max(1);
    let found = reading.paths.iter().flat_map(|path| input::found(path));
    let pipeline = Pipeline {
        feed: Mutex::new(Feed { found: Box::new(found), reading, block, open: None, number: 0 }),
        budget: &budget,
        in_flight,
        memory: Mutex::new(Vec::new()),
        order: Mutex::new(Order { next: 0, waiting: BTreeMap::new(), sink, failure: None }),
        turn: Condvar::new(),
        ahead: AHEAD * reading.threads,
        block,
        stop: AtomicBool::new(false),
    };
    thread::scope(|scope| {
        for _ in 1..reading.threads {
            let more = thread::Builder::new().stack_size(STACK);
            // If no further thread can be started, the existing ones do the work.
            let _ = more.spawn_scoped(scope, || pipeline.work(make_worker()));
        }
        pipeline.work(make_worker());
    });
    let order = pipeline.order.into_inner().unwrap_or_else(PoisonError::into_inner);
    order.failure.map_or(Ok(()), Err)
}

/// The state that all threads share.
struct Pipeline<'a, R, F, S> {
    feed: Mutex<Feed<'a>>,
    /// What batches and waiting results may take.
    budget: &'a Budget,
    in_flight: usize,
    /// The memory of processed batches.
    memory: Mutex<Vec<Vec<u8>>>,
    order: Mutex<Order<'a, R, F, S>>,
    /// Notified when results were passed on.
    turn: Condvar,
    ahead: usize,
    block: usize,
    stop: AtomicBool,
}

/// The inputs that have not been read yet.
struct Feed<'a> {
    found: Box<dyn Iterator<Item = Found> + Send + 'a>,
    reading: &'a Reading<'a>,
    block: usize,
    open: Option<(Arc<Source>, Batches, Nothing)>,
    number: u64,
}

/// Results that wait to be passed on in order.
struct Order<'a, R, F, S> {
    next: u64,
    waiting: BTreeMap<u64, (Event<R>, Share<'a>)>,
    sink: S,
    failure: Option<F>,
}

/// A batch to process, or an event that needs no processing.
enum Piece<R> {
    Batch(Arc<Source>, Batch),
    Event(Event<R>),
}

impl<'a, R: Waits, F, S: FnMut(Event<R>) -> Result<(), F>> Pipeline<'a, R, F, S> {
    fn work(&self, mut worker: impl FnMut(&Arc<Source>, &Batch) -> R) {
        let _guard = StopOnPanic(|| self.stop());
        while let Some((number, piece, mut share)) = self.take() {
            match piece {
                Piece::Event(event) => self.pass_on(number, event, share),
                Piece::Batch(source, batch) => {
                    let result = worker(&source, &batch);
                    // The result may wait, so it keeps no more than it needs.
                    self.keep(batch.into_memory());
                    share.set(result.memory());
                    self.pass_on(number, Event::Processed(source, result), share);
                }
            }
        }
    }

    /// Keeps the memory of a batch for another one, unless it is that of a long document.
    fn keep(&self, memory: Vec<u8>) {
        let capacity = memory.capacity();
        if capacity <= KEPT * self.block {
            let mut kept = locked(&self.memory);
            if kept.iter().map(Vec::capacity).sum::<usize>() + capacity <= self.in_flight {
                kept.push(memory);
            }
        }
    }

    fn take(&self) -> Option<(u64, Piece<R>, Share<'a>)> {
        let mut feed = locked(&self.feed);
        // It waits under the lock, so that one thread alone reads when there is room. The batches that are worked on do
        // not need the lock, and the results that wait only wait for those: there is always room again.
        self.budget.wait(|| self.stop.load(Ordering::Relaxed));
        if self.stop.load(Ordering::Relaxed) {
            return None;
        }
        let memory = locked(&self.memory).pop().unwrap_or_default();
        let piece = feed.next(memory)?;
        let share = self.budget.charge(match &piece {
            Piece::Batch(_, batch) => batch.memory(),
            Piece::Event(_) => 0,
        });
        let number = feed.number;
        feed.number += 1;
        Some((number, piece, share))
    }

    fn pass_on(&self, number: u64, event: Event<R>, share: Share<'a>) {
        let mut order = locked(&self.order);
        // The thread with the next result never waits. If a thread has panicked, its result never comes.
        while order.next != number && order.waiting.len() >= self.ahead && !self.stop.load(Ordering::Relaxed)
        {
            order = self.turn.wait(order).unwrap_or_else(PoisonError::into_inner);
        }
        order.waiting.insert(number, (event, share));
        let Order { next, waiting, sink, failure } = &mut *order;
        while let Some((event, _share)) = waiting.remove(next) {
            *next += 1;
            if failure.is_none()
                && let Err(error) = sink(event)
            {
                *failure = Some(error);
                self.stop.store(true, Ordering::Relaxed);
            }
        }
        let failed = failure.is_some();
        drop(order);
        self.turn.notify_all();
        if failed {
            self.budget.wake();
        }
    }

    /// Ends the other threads, those that wait for their turn or for room included.
    fn stop(&self) {
        // A thread that holds this lock either has not checked yet whether to wait, or waits already.
        let order = locked(&self.order);
        self.stop.store(true, Ordering::Relaxed);
        drop(order);
        self.turn.notify_all();
        self.budget.wake();
    }
}

impl Feed<'_> {
    fn next<R>(&mut self, memory: Vec<u8>) -> Option<Piece<R>> {
        let event = |event| Some(Piece::Event(event));
        if let Some((source, mut batches, nothing)) = self.open.take() {
            return match batches.next(memory) {
                Ok(Some(batch)) => {
                    self.open = Some((Arc::clone(&source), batches, nothing));
                    Some(Piece::Batch(source, batch))
                }
                Ok(None) => event(Event::Ended(source, nothing)),
                Err(error) => event(Event::Failed(InputError::Unreadable((*source).clone(), error))),
            };
        }
        let source = match self.found.next()? {
            Found::Source(source) => source,
            Found::Error(error) => return event(Event::Failed(error)),
            Found::Unread(unread) => return event(Event::Unread(unread)),
        };
        let Reading { format, limit, progress, .. } = *self.reading;
        match source.open(format, limit, progress) {
            Ok(opened) => {
                self.open = Some((Arc::new(source), opened.batches.of_about(self.block), opened.nothing));
                self.next(memory)
            }
            Err(error) => event(Event::Failed(error)),
        }
    }
}

/// Calls a function if the thread panics. Without it, the other threads would wait for the result of this one, and the
/// program would never end. The panic itself ends the program with an error.
pub(crate) struct StopOnPanic<F: Fn()>(pub(crate) F);

impl<F: Fn()> Drop for StopOnPanic<F> {
    fn drop(&mut self) {
        if thread::panicking() {
            (self.0)();
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // If a thread panicked, that was reported, and the shared data is still consistent.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::atomic::AtomicUsize;
    use std::time::Duration;

    use super::*;

    impl Waits for () {
        fn memory(&self) -> usize {
            0
        }
    }

    /// A result that takes this number of bytes.
    struct Taking(usize);

    impl Waits for Taking {
        fn memory(&self) -> usize {
            self.0
        }
    }

    /// Runs 16 threads with 1 MB in flight on lines of this length, in kB. Returns the maximum number of bytes that
    /// they work on, or that wait in results of this size, and the number of results. All numbers of bytes are in kB.
    fn most_in_flight(line: usize, lines: usize, result: usize) -> (usize, usize) {
        // The first 256 KiB of an input are one batch, so lines are long.
        let (line, result) = (line * 1000, result * 1000);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ndjson");
        std::fs::write(&path, format!("{{{}\n", "x".repeat(line - 2)).repeat(lines)).unwrap();
        let progress = Progress::hidden();
        let paths = [path];
        let format = InputFormat::Ndjson;
        let reading =
            Reading { paths: &paths, format, limit: 10_000_000, block: 64, threads: 16, progress: &progress };
        let (now, most, seen) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
        let work = || {
            |_: &Arc<Source>, batch: &Batch| {
                let before = now.fetch_add(batch.memory(), Ordering::SeqCst);
                most.fetch_max(before + batch.memory(), Ordering::SeqCst);
                // The first batch takes longest, so the results of the others wait for it.
                thread::sleep(Duration::from_millis(if before == 0 { 40 } else { 4 }));
                now.fetch_add(result, Ordering::SeqCst);
                now.fetch_sub(batch.memory(), Ordering::SeqCst);
                Taking(result)
            }
        };
        let sink = |event: Event<Taking>| {
            if let Event::Processed(_, Taking(bytes)) = event {
                now.fetch_sub(bytes, Ordering::SeqCst);
                seen.fetch_add(1, Ordering::SeqCst);
            }
            Ok::<(), ()>(())
        };
        run_within(1_000_000, &reading, work, sink).unwrap();
        (most.load(Ordering::SeqCst) / 1000, seen.load(Ordering::SeqCst))
    }

    #[test]
    fn at_most_the_budget_and_one_batch_are_in_flight() {
        let (most, seen) = most_in_flight(400, 24, 0);
        assert!(most < 1000 + 400, "{most}");
        assert_eq!(seen, 24);
    }

    #[test]
    fn a_document_that_is_longer_than_the_budget_is_worked_on() {
        let (most, seen) = most_in_flight(3000, 6, 0);
        assert_eq!((most, seen), (3000, 6));
    }

    #[test]
    fn results_that_wait_take_part_of_the_budget() {
        let (most, seen) = most_in_flight(400, 40, 2000);
        // Each of the three batches that were read before becomes a result of 2 MB. The bound has room for one more.
        assert!(most < 4 * 2000 + 400, "{most}");
        assert_eq!(seen, 40);
    }

    #[test]
    fn an_error_of_the_sink_ends_threads_that_wait_for_room() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ndjson");
        std::fs::write(&path, format!("{{{}\n", "x".repeat(400_000)).repeat(20)).unwrap();
        let progress = Progress::hidden();
        let paths = [path];
        let format = InputFormat::Ndjson;
        let reading =
            Reading { paths: &paths, format, limit: 10_000_000, block: 64, threads: 8, progress: &progress };
        let work = || |_: &Arc<Source>, _: &Batch| thread::sleep(Duration::from_millis(2));
        assert_eq!(run_within(500_000, &reading, work, |_: Event<()>| Err(7)), Err(7));
    }

    #[test]
    fn a_worker_that_panics_ends_the_others() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ndjson");
        // More batches than may wait for the one whose worker panics.
        std::fs::write(&path, "{}\n".repeat(200_000)).unwrap();
        let progress = Progress::hidden();
        let paths = [path];
        let format = InputFormat::Ndjson;
        let reading =
            Reading { paths: &paths, format, limit: 100, block: 64, threads: 3, progress: &progress };
        let first = AtomicBool::new(true);
        let work = || |_: &Arc<Source>, _: &Batch| assert!(!first.swap(false, Ordering::Relaxed), "planned");
        let run = || run(&reading, work, |_: Event<()>| Ok::<(), ()>(()));
        assert!(catch_unwind(AssertUnwindSafe(run)).is_err());
    }
}
