//! A worker takes chunks, parses them, converts their deliveries to columns, and writes the columns.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::chunk::{Chunk, Chunks};
use super::counts::Counts;
use super::error::IngestError;
use super::filter::Filter;
use super::idle::Idle;
use super::input::Input;
use super::manifest::Done;
use super::parts::{Parts, Written};
use super::seen::{Key, Seen, hash};
use crate::budget::{Budget, PARSED_LEFT, Share};
use crate::deliveries::{Deliveries, Delivery};
use crate::pipeline::StopOnPanic;
use gancho_arrow::{Batch, Batches, Options, Place, Reject, flatten};

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
            let result = self.chunk(&chunk, &mut batches, &mut parts, &mut rejects, &mut counts);
            if let Err(error) = result {
                self.stop();
                return Err(error);
            }
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

    fn chunk(
        &self,
        chunk: &Chunk,
        batches: &mut Batches,
        parts: &mut Parts<'_>,
        rejects: &mut Rejects,
        counts: &mut Counts,
    ) -> Result<(), IngestError> {
        let mut here = Counts::default();
        let mut failed = Ok(());
        chunk.each(|input, line, offset, body| {
            let source = self.inputs.get(input).map(|input| input.name.as_str());
            let place = Place { source, line, offset };
            let mut reject = |reject: &Reject, body: Option<&[u8]>, here: &mut Counts| {
                here.reject(reject);
                here.outcomes.reject(input, reject, body);
                if failed.is_ok() {
                    failed = rejects.write(reject, body.filter(|_| self.with_raw));
                }
            };
            let Some(document) = body.filter(|body| body.len() <= self.limit) else {
                return reject(&Reject::too_long(self.limit as u64, place), body, &mut here);
            };
            let found = self.deliveries.each(document, |Delivery { body, offset, index }| {
                // An element of an array is stored by itself, any other delivery as its document.
                let stored = if index.is_some() { body } else { document };
                if !self.filter.wants(body) {
                    here.outcomes.accept(input);
                    return here.skipped += 1;
                }
                let _share = (body.len() > self.short).then(|| PARSED_LEFT.take(body.len()));
                match batches.push(body, Place { offset: place.offset + offset as u64, ..place }) {
                    Ok(table) => {
                        here.outcomes.accept(input);
                        here.row(table, stored.len());
                    }
                    Err(why) => {
                        let why = why.within(self.deliveries.path(index).as_str());
                        reject(&why, Some(stored), &mut here);
                    }
                }
            });
            if let Err(why) = found {
                let path = self.deliveries.path(None);
                let why = Reject::not_found(why.kind(), why.message(), place).within(path.as_str());
                reject(&why, Some(document), &mut here);
            }
        });
        failed?;
        let selected = batches.take().into_iter().map(|batch| self.select(batch, &mut here)).collect();
        let taken = self.without_duplicates(chunk, selected, &mut here)?;
        for batch in taken {
            here.finer += batch.finer_times;
            let table = batch.table;
            for (month, rows) in batch.by_month() {
                if !self.flatten {
                    parts.write(table, table.as_str(), month, rows)?;
                    continue;
                }
                #[expect(clippy::expect_used, reason = "the batch was made of the table's columns")]
                for flat in flatten(table, &rows).expect("a batch of the table") {
                    parts.write(table, &flat.name, month, flat.records)?;
                }
            }
        }
        parts.free_memory()?;
        (self.watch)(&here);
        counts.add(&here);
        Ok(())
    }

    /// Removes the rows that are not selected.
    fn select(&self, batch: Batch, counts: &mut Counts) -> Batch {
        let Some(selected) = self.filter.selected(&batch) else { return batch };
        counts.unselected(batch.table, selected.iter().filter(|selected| !**selected).count());
        batch.filter(&selected)
    }

    /// Waits until it is this chunk's turn, and removes duplicates.
    fn without_duplicates(
        &self,
        chunk: &Chunk,
        batches: Vec<Batch>,
        counts: &mut Counts,
    ) -> Result<Vec<Batch>, IngestError> {
        // Hashes do not depend on other chunks.
        let keys: Vec<Vec<Option<Key>>> = batches.iter().map(keys).collect();
        let mut turn = lock(&self.turn);
        while turn.next != chunk.number && !turn.stopped {
            turn = self.turned.wait(turn).unwrap_or_else(PoisonError::into_inner);
        }
        if turn.stopped {
            return Err(IngestError::Stopped);
        }
        let turn = &mut *turn;
        let mut kept = Vec::with_capacity(batches.len());
        for (batch, keys) in batches.into_iter().zip(keys) {
            let Some(seen) = turn.seen.as_deref_mut() else {
                kept.push(batch);
                continue;
            };
            let mut new = Vec::with_capacity(keys.len());
            for key in keys {
                new.push(match key {
                    None => true,
                    Some(key) => {
                        let is_new = seen.add(key).map_err(IngestError::at(&turn.keys_path))?;
                        if is_new {
                            turn.keys
                                .write_all(&key.to_le_bytes())
                                .map_err(IngestError::at(&turn.keys_path))?;
                        }
                        is_new
                    }
                });
            }
            counts.duplicates(batch.table, new.iter().filter(|new| !**new).count());
            kept.push(batch.filter(&new));
        }
        turn.done.extend(chunk.done.iter().copied());
        turn.next += 1;
        self.turned.notify_all();
        Ok(kept)
    }
}

fn keys(batch: &Batch) -> Vec<Option<Key>> {
    let system = batch.table.system().as_str();
    batch.keys().map(|key| key.map(|key| hash(system, key))).collect()
}

/// The rejects that a worker writes, one JSON object per line.
pub(super) struct Rejects {
    path: PathBuf,
    names: Written,
    /// Created with the first reject.
    out: Option<BufWriter<File>>,
}

impl Rejects {
    pub(super) fn new(folder: &std::path::Path, stem: &str) -> Self {
        let temporary = format!("_gancho/tmp/{stem}.rejects");
        Self {
            path: folder.join(&temporary),
            names: (format!("rejects/{stem}.ndjson"), temporary),
            out: None,
        }
    }

    fn write(&mut self, reject: &Reject, body: Option<&[u8]>) -> Result<(), IngestError> {
        let path = &self.path;
        let write = |out: &mut Option<BufWriter<File>>| {
            let out = match out {
                Some(out) => out,
                None => out.insert(BufWriter::new(File::create(path)?)),
            };
            match body {
                Some(body) => serde_json::to_writer(&mut *out, &reject.with_body(body))?,
                None => serde_json::to_writer(&mut *out, reject)?,
            }
            out.write_all(b"\n")
        };
        write(&mut self.out).map_err(IngestError::at(&self.path))
    }

    fn finish(mut self) -> Result<Option<Written>, IngestError> {
        let Some(out) = &mut self.out else { return Ok(None) };
        out.flush().map_err(IngestError::at(&self.path))?;
        Ok(Some(self.names))
    }
}
