//! Reads inputs, processes their batches in parallel, and passes the results on in the order of the input.
//!
//! A free thread takes the next batch. It reads the batch under a lock, and processes it without one. The output does
//! not depend on the number of threads.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

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
    R: Send,
    F: Send,
    W: FnMut(&Arc<Source>, &Batch) -> R,
    M: Fn() -> W + Sync,
    S: FnMut(Event<R>) -> Result<(), F> + Send,
{
    let found = reading.paths.iter().flat_map(|path| input::found(path));
    let pipeline = Pipeline {
        feed: Mutex::new(Feed { found: Box::new(found), reading, open: None, number: 0 }),
        memory: Mutex::new(Vec::new()),
        order: Mutex::new(Order { next: 0, waiting: BTreeMap::new(), sink, failure: None }),
        turn: Condvar::new(),
        ahead: AHEAD * reading.threads,
        block: reading.block,
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
    /// The memory of processed batches.
    memory: Mutex<Vec<Vec<u8>>>,
    order: Mutex<Order<R, F, S>>,
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
    open: Option<(Arc<Source>, Batches, Nothing)>,
    number: u64,
}

/// Results that wait to be passed on in order.
struct Order<R, F, S> {
    next: u64,
    waiting: BTreeMap<u64, Event<R>>,
    sink: S,
    failure: Option<F>,
}

/// A batch to process, or an event that needs no processing.
enum Piece<R> {
    Batch(Arc<Source>, Batch),
    Event(Event<R>),
}

impl<R, F, S: FnMut(Event<R>) -> Result<(), F>> Pipeline<'_, R, F, S> {
    fn work(&self, mut worker: impl FnMut(&Arc<Source>, &Batch) -> R) {
        let _guard = StopOnPanic(|| self.stop());
        while let Some((number, piece)) = self.take() {
            match piece {
                Piece::Event(event) => self.pass_on(number, event),
                Piece::Batch(source, batch) => {
                    let result = worker(&source, &batch);
                    self.pass_on(number, Event::Processed(source, result));
                    let memory = batch.into_memory();
                    if memory.capacity() <= KEPT * self.block {
                        locked(&self.memory).push(memory);
                    }
                }
            }
        }
    }

    fn take(&self) -> Option<(u64, Piece<R>)> {
        if self.stop.load(Ordering::Relaxed) {
            return None;
        }
        let memory = locked(&self.memory).pop().unwrap_or_default();
        let mut feed = locked(&self.feed);
        let piece = feed.next(memory)?;
        let number = feed.number;
        feed.number += 1;
        Some((number, piece))
    }

    fn pass_on(&self, number: u64, event: Event<R>) {
        let mut order = locked(&self.order);
        // The thread with the next result never waits. If a thread has panicked, its result never comes.
        while order.next != number && order.waiting.len() >= self.ahead && !self.stop.load(Ordering::Relaxed)
        {
            order = self.turn.wait(order).unwrap_or_else(PoisonError::into_inner);
        }
        order.waiting.insert(number, event);
        let Order { next, waiting, sink, failure } = &mut *order;
        while let Some(event) = waiting.remove(next) {
            *next += 1;
            if failure.is_none()
                && let Err(error) = sink(event)
            {
                *failure = Some(error);
                self.stop.store(true, Ordering::Relaxed);
            }
        }
        drop(order);
        self.turn.notify_all();
    }

    /// Ends the other threads, those that wait for their turn included.
    fn stop(&self) {
        // A thread that holds this lock either has not checked yet whether to wait, or waits already.
        let order = locked(&self.order);
        self.stop.store(true, Ordering::Relaxed);
        drop(order);
        self.turn.notify_all();
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
        let Reading { format, limit, block, progress, .. } = *self.reading;
        match source.open(format, limit, progress) {
            Ok(opened) => {
                self.open = Some((Arc::new(source), opened.batches.of_about(block), opened.nothing));
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

    use super::*;

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
