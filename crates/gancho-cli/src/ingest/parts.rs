//! The Parquet files that a worker is writing, one for each table and month.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use gancho_arrow::arrow_array::RecordBatch;
use gancho_arrow::arrow_schema::SchemaRef;
use gancho_arrow::parquet::{ArrowWriter, writer};
use gancho_arrow::{Month, Table};

use super::error::IngestError;
use super::pending::Pending;

/// The maximum number of open files of a worker. Each has a buffer for each of its columns; there are 13 tables.
const MAX_OPEN: usize = 16;

/// The maximum number of open files of up to so many workers; more have one each. Many systems allow a process 1,024,
/// and a worker may also have a file of rejects.
const ALL_OPEN: usize = 512;

/// The size after which a new file is started.
const MAX_SIZE: u64 = 1 << 30;

/// A complete file: its final name in the folder, and its temporary name.
pub(super) type Written = (String, String);

/// The memory after which a row group is ended: it is in memory until it is complete. This is enough for 30,000 to
/// 40,000 deals. Twice as much is no faster, and takes 50 MB more on two threads.
const MAX_ROW_GROUP: usize = 16 << 20;

/// The name of a table, and the month.
type Place = (String, Option<Month>);

/// The files that a worker is writing.
pub(super) struct Parts<'f> {
    folder: &'f Path,
    /// The part of the names that makes them unique: the number of the commit and of the worker.
    stem: String,
    /// By name and month. With `--flatten`, one table is written under several names.
    open: BTreeMap<Place, Part>,
    pending: BTreeMap<Place, Pending>,
    /// The maximum number of buffered bytes.
    memory: usize,
    /// The maximum number of open files.
    files: usize,
    /// The number of files that were begun.
    begun: u64,
    /// Counts calls of `encode`.
    clock: u64,
    written: Vec<Written>,
    bytes: BTreeMap<Table, u64>,
}

struct Part {
    table: Table,
    writer: ArrowWriter<BufWriter<File>>,
    path: PathBuf,
    names: Written,
    /// The value of `clock` at the last write.
    used: u64,
}

impl<'f> Parts<'f> {
    /// The parts of one of so many workers.
    pub(super) fn new(folder: &'f Path, stem: String, memory: usize, workers: usize) -> Self {
        Self {
            folder,
            stem,
            open: BTreeMap::new(),
            pending: BTreeMap::new(),
            memory,
            files: (ALL_OPEN / workers.max(1)).clamp(1, MAX_OPEN),
            begun: 0,
            clock: 0,
            written: Vec::new(),
            bytes: BTreeMap::new(),
        }
    }

    /// Writes rows to the file of this table, or of the table of one of its lists. A small number of rows is kept until
    /// there are more.
    pub(super) fn write(
        &mut self,
        table: Table,
        name: &str,
        month: Option<Month>,
        rows: RecordBatch,
    ) -> Result<(), IngestError> {
        let place = (name.to_owned(), month);
        let pending = self.pending.entry(place.clone()).or_insert_with(|| Pending::new(table));
        pending.push(rows);
        if pending.bytes >= Pending::ENOUGH { self.encode(&place) } else { Ok(()) }
    }

    /// Encodes the pending rows of a file.
    fn encode(&mut self, place: &Place) -> Result<(), IngestError> {
        let Some(pending) = self.pending.remove(place) else { return Ok(()) };
        let table = pending.table;
        self.clock += 1;
        for rows in pending.into_rows() {
            if !self.open.contains_key(place) {
                while self.open.len() >= self.files {
                    let oldest =
                        self.open.iter().min_by_key(|(_, part)| part.used).map(|(place, _)| place.clone());
                    let Some(oldest) = oldest else { break };
                    self.end(&oldest)?;
                }
                let part = self.begin(table, place, rows.schema())?;
                self.open.insert(place.clone(), part);
            }
            let Some(part) = self.open.get_mut(place) else { return Ok(()) };
            part.used = self.clock;
            part.writer.write(&rows).map_err(IngestError::in_file(&part.path))?;
            if part.writer.memory_size() > MAX_ROW_GROUP {
                part.writer.flush().map_err(IngestError::in_file(&part.path))?;
            }
            if part.writer.bytes_written() as u64 > MAX_SIZE {
                self.end(place)?;
            }
        }
        Ok(())
    }

    /// Reduces the buffers until they are within their limit: encodes pending rows, or ends row groups, the largest
    /// first.
    pub(super) fn free_memory(&mut self) -> Result<(), IngestError> {
        loop {
            let pending: usize = self.pending.values().map(|pending| pending.bytes).sum();
            let open: usize = self.open.values().map(|part| part.writer.memory_size()).sum();
            if pending + open <= self.memory {
                return Ok(());
            }
            let largest = self.pending.iter().max_by_key(|(_, pending)| pending.bytes);
            let part = self.open.values_mut().max_by_key(|part| part.writer.memory_size());
            match (largest, part) {
                // Encoded rows take a fraction of the memory, so pending rows are encoded first while they take more
                // than the rest.
                (Some((place, _)), _) if pending >= open => {
                    let place = place.clone();
                    self.encode(&place)?;
                }
                (_, Some(part)) if part.writer.in_progress_rows() > 0 => {
                    part.writer.flush().map_err(IngestError::in_file(&part.path))?;
                }
                _ => return Ok(()),
            }
        }
    }

    /// Closes all files; returns them, and their sizes by table.
    pub(super) fn finish(mut self) -> Result<(Vec<Written>, BTreeMap<Table, u64>), IngestError> {
        while let Some(place) = self.pending.keys().next().cloned() {
            self.encode(&place)?;
            self.end(&place)?;
        }
        while let Some(place) = self.open.keys().next().cloned() {
            self.end(&place)?;
        }
        Ok((self.written, self.bytes))
    }

    fn begin(&mut self, table: Table, place: &Place, schema: SchemaRef) -> Result<Part, IngestError> {
        let (name, month) = place;
        let temporary = format!("_gancho/tmp/{}-{}.parquet", self.stem, self.begun);
        // Rows without a time are in the partition that Hive uses for null.
        let month = month.map_or_else(|| "__HIVE_DEFAULT_PARTITION__".to_owned(), |month| month.to_string());
        let name = format!("{name}/month={month}/{}-{}.parquet", self.stem, self.begun);
        self.begun += 1;
        let path = self.folder.join(&temporary);
        let file = File::create(&path).map_err(IngestError::at(&path))?;
        let out = BufWriter::with_capacity(1 << 16, file);
        let writer = writer(out, table, schema).map_err(IngestError::in_file(&path))?;
        Ok(Part { table, writer, path, names: (name, temporary), used: self.clock })
    }

    fn end(&mut self, place: &Place) -> Result<(), IngestError> {
        let Some(part) = self.open.remove(place) else { return Ok(()) };
        let Part { table, writer, path, names, .. } = part;
        let mut out = writer.into_inner().map_err(IngestError::in_file(&path))?;
        out.flush().map_err(IngestError::at(&path))?;
        *self.bytes.entry(table).or_default() += fs::metadata(&path).map_or(0, |file| file.len());
        self.written.push(names);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use gancho_arrow::{Batches, Options, Place};

    use super::*;

    #[test]
    fn few_files_are_open_at_the_same_time() {
        for (workers, files) in [(1, 16), (64, 8), (1024, 1)] {
            let folder = tempfile::tempdir().unwrap();
            fs::create_dir_all(folder.path().join("_gancho/tmp")).unwrap();
            let mut parts = Parts::new(folder.path(), "0".to_owned(), 0, workers);
            let mut batches = Batches::new(&Options::new());
            for month in 0..20 {
                let time = format!("20{:02}-03-28T12:49:16.000Z", month + 10);
                let body = format!(
                    r#"{{"event_name":"crm_source_deleted","document":{{"id":"1","name":"N"}},"event_timestamp":"{time}","transaction_uuid":"{month}"}}"#
                );
                batches.push(body.as_bytes(), Place::default()).unwrap();
            }
            for batch in batches.take() {
                let table = batch.table;
                for (month, rows) in batch.by_month() {
                    parts.write(table, table.as_str(), month, rows).unwrap();
                    parts.free_memory().unwrap();
                    assert!(parts.open.len() <= files);
                }
            }
            assert_eq!(parts.open.len(), files);
            assert_eq!(parts.finish().unwrap().0.len(), 20);
        }
    }
}
