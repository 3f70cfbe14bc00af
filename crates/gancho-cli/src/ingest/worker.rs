//! A worker takes chunks, and converts them one after the other.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufWriter;
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::chunk::{Chunk, Chunks};
use super::conversion::Conversion;
use super::counts::Counts;
use super::error::IngestError;
use super::filter::Filter;
use super::idle::Idle;
use super::input::Input;
use super::manifest::Done;
use super::parts::{Parts, Written};
use super::rejects::Rejects;
use super::seen::Seen;
use crate::budget::{Budget, Share};
use crate::deliveries::Deliveries;
use crate::pipeline::StopOnPanic;
use gancho_arrow::{Batches, Options};

/// The state that all workers share during one commit.
pub(super) struct Shared<'s, 'i> {
    pub(super) inputs: &'s [Input],
    pub(super) chunks: &'s Mutex<Chunks<'i>>,
    pub(super) idle: Idle,
    /// What the chunks that are worked on may take before another one is read.
    pub(super) budget: &'s Budget,
    /// The capacity above which a buffer is not used again.
    pub(super) kept: usize,
    pub(super) turn: Mutex<Turn<'s>>,
    /// Notified when a chunk's turn has ended, or a worker has failed.
    pub(super) turned: Condvar,
    pub(super) options: &'s Options,
    pub(super) filter: &'s Filter<'s>,
    pub(super) deliveries: Deliveries<'s>,
    pub(super) limit: usize,
    /// Longer deliveries take a share of `PARSED_LEFT` while they are converted.
    pub(super) short: usize,
    pub(super) with_raw: bool,
    /// Whether tables are flattened.
    pub(super) flatten: bool,
    /// The number of bytes of input after which rows are committed.
    pub(super) enough: u64,
    /// The maximum number of buffered bytes of a worker.
    pub(super) memory: usize,
    pub(super) watch: &'s (dyn Fn(&Counts) + Sync),
}

/// The state of duplicate detection. Chunks take turns in the order of the inputs, so that every run keeps the same
/// deliveries.
pub(super) struct Turn<'s> {
    /// The number of the chunk whose turn it is.
    pub(super) next: u64,
    pub(super) seen: Option<&'s mut Seen>,
    pub(super) keys: BufWriter<File>,
    pub(super) keys_path: PathBuf,
    pub(super) done: BTreeMap<usize, Done>,
    /// Bytes of input since the last commit.
    pub(super) bytes: u64,
    pub(super) stopped: bool,
}

/// The output of a worker.
pub(super) struct Made {
    pub(super) files: Vec<Written>,
    pub(super) counts: Counts,
}

/// Locks a mutex, even if another thread has panicked: then the run ends, and its data is not used.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shared<'_, '_> {
    /// Processes chunks until there is enough for a commit, or the inputs end.
    pub(super) fn work(
        &self,
        worker: usize,
        mut parts: Parts<'_>,
        mut rejects: Rejects,
    ) -> Result<Made, IngestError> {
        let _guard = StopOnPanic(|| self.stop());
        let mut batches = Batches::new(self.options);
        let mut counts = Counts::default();
        let (mut buffer, mut share) = (Vec::new(), None);
        while let Some((chunk, taken)) = self.take(worker, std::mem::take(&mut buffer), share.take()) {
            let conversion = Conversion::new(self, &chunk, &mut batches, &mut parts, &mut rejects);
            counts.add(&conversion.run().inspect_err(|_| self.stop())?);
            if chunk.bytes.capacity() <= self.kept {
                buffer = chunk.bytes;
            }
            share = Some(taken);
        }
        let ended = parts.finish().and_then(|parts| Ok((parts, rejects.finish()?)));
        let ((mut files, bytes), reject_file) = ended.inspect_err(|_| self.stop())?;
        counts.add_bytes_out(bytes);
        files.extend(reject_file);
        Ok(Made { files, counts })
    }

    fn stop(&self) {
        lock(&self.turn).stopped = true;
        self.turned.notify_all();
        self.budget.wake();
    }

    /// Takes a chunk, with its share of the memory, and gives back the share of the last one.
    fn take(&self, worker: usize, buffer: Vec<u8>, last: Option<Share<'_>>) -> Option<(Chunk, Share<'_>)> {
        let _taking = self.idle.wait(worker, || drop(last));
        let mut chunks = lock(self.chunks);
        // Chunks that are worked on need neither of the two, and wait only for earlier ones.
        self.budget.wait(|| lock(&self.turn).stopped);
        {
            let turn = lock(&self.turn);
            if turn.stopped || (turn.bytes >= self.enough && chunks.may_commit()) {
                return None;
            }
        }
        let chunk = chunks.next(buffer)?;
        lock(&self.turn).bytes += chunk.bytes.len() as u64;
        let share = self.budget.charge(chunk.converted());
        Some((chunk, share))
    }
}
