//! Converts the deliveries of a chunk to columns, and writes the columns.

use std::io::Write as _;
use std::sync::PoisonError;

use super::chunk::{Chunk, converted};
use super::counts::Counts;
use super::error::IngestError;
use super::parts::Parts;
use super::rejects::Rejects;
use super::seen::{Key, hash};
use super::worker::{Shared, lock};
use crate::budget::PARSED_LEFT;
use crate::deliveries::Delivery;
use gancho_arrow::{Batch, Batches, Place, Reject, flatten};

/// The memory of columns, in bytes, after which they are written before an array ends. It may contain a million leads,
/// which take a gigabyte in columns. Lines are not counted: a chunk has few of them, and while it writes before its
/// end, later chunks wait.
const MAX_HELD: usize = 64 << 20;

/// The conversion of one chunk.
pub(super) struct Conversion<'c, 's, 'i, 'p> {
    shared: &'c Shared<'s, 'i>,
    chunk: &'c Chunk,
    batches: &'c mut Batches,
    parts: &'c mut Parts<'p>,
    rejects: &'c mut Rejects,
    counts: Counts,
    /// The memory of columns from elements of arrays, in bytes.
    held: usize,
    /// The first error. After it, the rest of the chunk is skipped.
    result: Result<(), IngestError>,
}

impl<'c, 's, 'i, 'p> Conversion<'c, 's, 'i, 'p> {
    pub(super) fn new(
        shared: &'c Shared<'s, 'i>,
        chunk: &'c Chunk,
        batches: &'c mut Batches,
        parts: &'c mut Parts<'p>,
        rejects: &'c mut Rejects,
    ) -> Self {
        Self { shared, chunk, batches, parts, rejects, counts: Counts::default(), held: 0, result: Ok(()) }
    }

    /// Converts all documents.
    pub(super) fn run(mut self) -> Result<Counts, IngestError> {
        let chunk = self.chunk;
        chunk.each(|input, line, offset, body| {
            let source = self.shared.inputs.get(input).map(|input| input.name.as_str());
            self.document(input, Place { source, line, offset }, body);
        });
        std::mem::replace(&mut self.result, Ok(()))?;
        self.write(true)?;
        (self.shared.watch)(&self.counts);
        Ok(self.counts)
    }

    /// Converts a document; `None` if it is too long.
    fn document(&mut self, input: usize, place: Place<'_>, body: Option<&[u8]>) {
        let (limit, deliveries) = (self.shared.limit, self.shared.deliveries);
        let Some(document) = body.filter(|body| body.len() <= limit) else {
            return self.reject(input, &Reject::too_long(limit as u64, place), body);
        };
        let found = deliveries.each(document, |delivery| self.delivery(input, place, document, &delivery));
        if let Err(why) = found {
            let path = deliveries.path(None);
            let why = Reject::not_found(why.kind(), why.message(), place).within(path.as_str());
            self.reject(input, &why, Some(document));
        }
    }

    fn delivery(&mut self, input: usize, place: Place<'_>, document: &[u8], delivery: &Delivery<'_>) {
        if self.result.is_err() {
            return;
        }
        let Delivery { body, offset, index } = *delivery;
        if !self.shared.filter.wants(body) {
            self.counts.outcomes.accept(input);
            self.counts.skipped += 1;
            return;
        }
        // An element of an array is stored by itself, any other delivery as its document.
        let stored = if index.is_some() { body } else { document };
        let share = (body.len() > self.shared.short).then(|| PARSED_LEFT.take(body.len()));
        let pushed = self.batches.push(body, Place { offset: place.offset + offset as u64, ..place });
        match pushed {
            Ok(table) => {
                self.counts.outcomes.accept(input);
                self.counts.row(table, stored.len());
            }
            Err(why) => {
                let why = why.within(self.shared.deliveries.path(index).as_str());
                self.reject(input, &why, Some(stored));
            }
        }
        // Also while a hint is searched for. Not while `write` waits for other workers, which may need it.
        drop(share);
        if index.is_some() {
            self.held += converted(body);
            if self.held > MAX_HELD && self.result.is_ok() {
                self.held = 0;
                self.result = self.write(false);
            }
        }
    }

    fn reject(&mut self, input: usize, reject: &Reject, body: Option<&[u8]>) {
        self.counts.reject(reject);
        // With `--at`, nobody needs a hint where the delivery is.
        let searched = body.filter(|_| self.shared.deliveries.at.is_none());
        self.counts.outcomes.reject(input, reject, searched);
        if self.result.is_ok() {
            self.result = self.rejects.write(reject, body.filter(|_| self.shared.with_raw));
        }
    }

    /// Writes the columns so far.
    fn write(&mut self, is_last: bool) -> Result<(), IngestError> {
        let selected = self.batches.take().into_iter().map(|batch| self.select(batch)).collect();
        for batch in self.without_duplicates(selected, is_last)? {
            self.counts.finer += batch.finer_times;
            let table = batch.table;
            for (month, rows) in batch.by_month() {
                if !self.shared.flatten {
                    self.parts.write(table, table.as_str(), month, rows)?;
                    continue;
                }
                #[expect(clippy::expect_used, reason = "the batch was made of the table's columns")]
                for flat in flatten(table, &rows).expect("a batch of the table") {
                    self.parts.write(table, &flat.name, month, flat.records)?;
                }
            }
        }
        self.parts.free_memory()
    }

    /// Removes the rows that are not selected.
    fn select(&mut self, batch: Batch) -> Batch {
        let Some(selected) = self.shared.filter.selected(&batch) else { return batch };
        self.counts.unselected(batch.table, selected.iter().filter(|selected| !**selected).count());
        batch.filter(&selected)
    }

    /// Waits until it is this chunk's turn, and removes duplicates. The turn ends with the last batches.
    fn without_duplicates(&mut self, batches: Vec<Batch>, is_last: bool) -> Result<Vec<Batch>, IngestError> {
        // Hashes do not depend on other chunks.
        let keys: Vec<Vec<Option<Key>>> = batches.iter().map(keys).collect();
        let mut turn = lock(&self.shared.turn);
        while turn.next != self.chunk.number && !turn.stopped {
            turn = self.shared.turned.wait(turn).unwrap_or_else(PoisonError::into_inner);
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
            self.counts.duplicates(batch.table, new.iter().filter(|new| !**new).count());
            kept.push(batch.filter(&new));
        }
        if is_last {
            turn.done.extend(self.chunk.done.iter().copied());
            turn.next += 1;
            self.shared.turned.notify_all();
        }
        Ok(kept)
    }
}

fn keys(batch: &Batch) -> Vec<Option<Key>> {
    let system = batch.table.system().as_str();
    batch.keys().map(|key| key.map(|key| hash(system, key))).collect()
}
