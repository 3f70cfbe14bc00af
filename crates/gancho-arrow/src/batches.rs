//! Conversion of bodies to record batches.

mod conversion;

use std::collections::BTreeMap;

use arrow_array::cast::AsArray as _;
use arrow_array::types::TimestampMicrosecondType;
use arrow_array::{Array as _, BooleanArray, RecordBatch, UInt64Array};
use arrow_select::filter::filter_record_batch;
use arrow_select::take::take_record_batch;
use gancho_core::{Error, JsonPointer};
use gancho_fast::{Arena, EnvelopeView, ParseOptions};

use self::conversion::Conversion;
use crate::month::Month;
use crate::rows::{Rows, filter_finer};
use crate::table::ALL;
use crate::{Options, Place, Reject, Table, schema};

/// The maximum size of a delivery, in bytes.
const MAX_BYTES: usize = 1 << 30;

/// The memory that is kept for the next delivery, in bytes.
const KEPT: usize = 1 << 20;

/// The maximum size of the text in the columns of a batch, in bytes, if it has several rows: Arrow stores the ends of
/// strings as 32-bit numbers. A single row has at most twice as much.
const MAX_TEXT: usize = 1 << 30;

/// Rows of one table.
///
/// ```
/// use std::collections::HashSet;
///
/// use gancho_arrow::{BatchReader, Options};
///
/// let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// let batch = BatchReader::new([body, body], &Options::new()).next().unwrap();
/// let mut seen = HashSet::new();
/// let first: Vec<bool> = batch.keys().map(|key| key.is_none_or(|key| seen.insert(key.to_owned()))).collect();
/// assert_eq!(first, [true, false], "the second delivery is a duplicate");
/// for (month, records) in batch.filter(&first).by_month() {
///     assert_eq!(month.unwrap().to_string(), "2025-03");
///     assert_eq!(records.num_rows(), 1);
/// }
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Batch {
    /// The table.
    pub table: Table,
    /// The rows, in the order of the deliveries.
    pub records: RecordBatch,
    /// The number of times of these rows that were truncated to microseconds.
    pub finer_times: u64,
    /// The same for each row, without the zeros of the last rows.
    finer_by_row: Vec<u32>,
}

impl Batch {
    fn new(table: Table, records: RecordBatch, mut finer_by_row: Vec<u32>) -> Self {
        // Equal batches compare equal.
        let length = finer_by_row.iter().rposition(|times| *times > 0).map_or(0, |last| last + 1);
        finer_by_row.truncate(length);
        let finer_times = finer_by_row.iter().copied().map(u64::from).sum();
        Self { table, records, finer_times, finer_by_row }
    }

    /// A batch without rows, which belongs to no delivery.
    fn empty(options: &Options) -> Self {
        Self::new(Table::Other, RecordBatch::new_empty(schema(Table::Other, options)), Vec::new())
    }

    /// The key of each row, which identifies duplicates; `None` for all rows if the column is not selected.
    pub fn keys(&self) -> impl Iterator<Item = Option<&str>> {
        let keys = self.records.column_by_name("key").and_then(|column| column.as_string_opt::<i32>());
        (0..self.records.num_rows())
            .map(move |row| keys.filter(|keys| keys.is_valid(row)).map(|keys| keys.value(row)))
    }

    /// Keeps the rows whose flag is set.
    ///
    /// # Panics
    ///
    /// If the number of flags differs from the number of rows.
    #[must_use]
    pub fn filter(self, kept: &[bool]) -> Self {
        assert_eq!(kept.len(), self.records.num_rows(), "the number of flags is not the number of rows");
        if kept.iter().all(|kept| *kept) {
            return self;
        }
        #[expect(clippy::expect_used, reason = "there is a flag for each row")]
        let records = filter_record_batch(&self.records, &BooleanArray::from(kept.to_vec()))
            .expect("a flag for each row");
        Self::new(self.table, records, filter_finer(&self.finer_by_row, kept))
    }

    /// The rows by the month of their event; `None` for events without a time, or outside the years 1 to 9999, and for
    /// all rows if the column `event_timestamp` is not selected. Each month has at least one row.
    #[expect(clippy::missing_panics_doc, reason = "it never panics: see below")]
    pub fn by_month(self) -> Vec<(Option<Month>, RecordBatch)> {
        if self.records.num_rows() == 0 {
            return Vec::new();
        }
        let times = self.records.column_by_name("event_timestamp");
        let Some(times) = times.and_then(|column| column.as_primitive_opt::<TimestampMicrosecondType>())
        else {
            return vec![(None, self.records)];
        };
        let months: Vec<Option<Month>> = times.iter().map(|micros| Month::of_micros(micros?)).collect();
        let first = months.first().copied().flatten();
        // Archives are usually in order of time, so most batches contain one month.
        if months.iter().all(|month| *month == first) {
            return vec![(first, self.records)];
        }
        let mut rows: BTreeMap<Option<Month>, Vec<u64>> = BTreeMap::new();
        for (row, month) in (0..).zip(months) {
            rows.entry(month).or_default().push(row);
        }
        let of = |(month, rows): (_, Vec<u64>)| {
            #[expect(clippy::expect_used, reason = "the row numbers are those of the batch")]
            let records =
                take_record_batch(&self.records, &UInt64Array::from(rows)).expect("row numbers of the batch");
            (month, records)
        };
        rows.into_iter().map(of).collect()
    }
}

/// Converts deliveries to rows of their tables.
///
/// ```
/// use gancho_arrow::{Batches, Options, Place};
///
/// let mut batches = Batches::new(&Options::new());
/// let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// assert!(batches.push(body, Place::default()).is_ok());
/// let reject = batches.push(b"{}", Place { line: 2, ..Place::default() }).unwrap_err();
/// assert_eq!((reject.line(), reject.kind()), (2, "unknown_envelope"));
/// let rows = batches.take();
/// assert_eq!(rows[0].table.as_str(), "crm_source");
/// assert_eq!(rows[0].records.num_rows(), 1);
/// ```
#[derive(Debug)]
pub struct Batches {
    options: Options,
    arena: Arena,
    unknown: Vec<JsonPointer>,
    tables: Vec<Option<Rows>>,
    /// The rows since the last `take`.
    rows: usize,
    /// The bytes of all deliveries since the last `take`.
    bytes: usize,
    /// The bytes of the text in `tables`, and their maximum.
    text: usize,
    max_text: usize,
    /// Batches that became full during a `push`; the next `take` returns them first.
    full: Vec<Batch>,
}

impl Batches {
    /// Creates tables without rows, with these options.
    pub fn new(options: &Options) -> Self {
        Self {
            options: options.clone(),
            arena: Arena::with_limit(KEPT),
            unknown: Vec::new(),
            tables: ALL.iter().map(|_| None).collect(),
            rows: 0,
            bytes: 0,
            text: 0,
            max_text: MAX_TEXT,
            full: Vec::new(),
        }
    }

    /// Parses a delivery and appends its row; returns its table.
    ///
    /// # Errors
    ///
    /// When the body is not a delivery, exceeds a limit (1 GiB, including the name of its source, or
    /// [`Options::max_elements`]), or has an amount that does not fit its column. No row is appended then.
    pub fn push(&mut self, body: &[u8], place: Place<'_>) -> Result<Table, Reject> {
        if body.len() + place.source.map_or(0, str::len) > MAX_BYTES {
            return Err(Reject::too_long(MAX_BYTES as u64, place));
        }
        let pushed = self.append(body, place);
        // Views end here. Otherwise the memory that only this delivery needed would be kept until the next one.
        self.arena.reset();
        self.unknown.clear();
        self.unknown.shrink_to(KEPT / size_of::<JsonPointer>());
        pushed
    }

    fn append(&mut self, body: &[u8], place: Place<'_>) -> Result<Table, Reject> {
        let Self { options, arena, unknown, tables, .. } = self;
        let mut parser = ParseOptions::new();
        if let Some(most) = options.max_elements {
            parser = parser.max_elements(most);
        }
        let parsed: Result<EnvelopeView<'_>, Error> = if options.unknown_fields {
            parser.unknown_fields(unknown).from_slice(body, arena)
        } else {
            parser.from_slice(body, arena)
        };
        let envelope = parsed.map_err(|error| Reject::of(&error, place))?;
        let text = text_of(body, place, unknown);
        if text > self.max_text.saturating_sub(self.text) {
            close(tables, &mut self.full);
            self.text = 0;
        }
        let body_text = if options.keep_body { std::str::from_utf8(body).ok() } else { None };
        let conversion = Conversion { options, tables, place, unknown, body: body_text };
        let pushed = conversion.envelope(&envelope);
        self.rows += usize::from(pushed.is_ok());
        self.bytes += body.len();
        self.text += text;
        pushed
    }

    /// The number of rows in all tables, which [`take`](Self::take) returns.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The number of bytes of the deliveries of these rows, and of deliveries that were rejected because of an amount:
    /// their columns take memory until [`take`](Self::take) drops them.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Takes all rows: one batch for each table with rows, in the order of [`Table::all`]. If the text of their columns
    /// has more than 1 GiB together, there are several such series, one after the other.
    pub fn take(&mut self) -> Vec<Batch> {
        close(&mut self.tables, &mut self.full);
        (self.rows, self.bytes, self.text) = (0, 0, 0);
        std::mem::take(&mut self.full)
    }
}

/// Moves the rows of all tables to `full`.
fn close(tables: &mut [Option<Rows>], full: &mut Vec<Batch>) {
    for (table, rows) in ALL.iter().zip(tables) {
        if let Some(rows) = rows
            && rows.len() > 0
        {
            let (records, finer_times) = rows.take();
            if records.num_rows() > 0 {
                full.push(Batch::new(*table, records, finer_times));
            }
        }
    }
}

/// The maximum length of the text that is in each row but not in its delivery: names that this crate knows, and what
/// separates the parts of a key.
const OWN_TEXT: usize = 128;

/// The length that no column's text of this row exceeds. A pointer repeats the path to its field, so the pointers of a
/// delivery may be longer than the delivery; the name of the source has any length.
fn text_of(body: &[u8], place: Place<'_>, unknown: &[JsonPointer]) -> usize {
    let pointers: usize = unknown.iter().map(|pointer| pointer.as_str().len()).sum();
    body.len() + place.source.map_or(0, str::len) + pointers + OWN_TEXT
}

/// Record batches from an iterator of bodies.
///
/// Rejects are kept until [`rejects`](Self::rejects) is called: call it after each batch. If 65,536 bodies, or 64 MiB
/// of them, are rejected and none becomes a row, a batch without rows is returned, so that it can be called.
///
/// ```
/// use gancho_arrow::{BatchReader, Options};
/// use gancho_core::testing::Samples;
///
/// let mut bodies: Vec<Vec<u8>> = Samples::new(["crm_deal_updated"], 7)
///     .unwrap()
///     .take(100)
///     .map(|delivery| serde_json::to_vec(&delivery).unwrap())
///     .collect();
/// bodies.push(b"{".to_vec());
/// let mut reader = BatchReader::new(bodies, &Options::new());
/// let rows: usize = reader.by_ref().map(|batch| batch.records.num_rows()).sum();
/// let rejects = reader.rejects();
/// assert_eq!(rows + rejects.len(), 101);
/// assert_eq!(rejects.last().map(|reject| reject.line()), Some(101));
/// ```
#[derive(Debug)]
pub struct BatchReader<I> {
    bodies: I,
    batches: Batches,
    ready: std::vec::IntoIter<Batch>,
    rejects: Vec<Reject>,
    read: u64,
    offset: u64,
    rows: usize,
}

/// The default of [`BatchReader::rows`].
const ROWS: usize = 64 * 1024;
/// Batches are also returned after this number of bytes of deliveries, or of rejected bodies.
const BYTES: usize = 64 << 20;
/// Batches are also returned after this number of rejects.
const REJECTS: usize = 64 * 1024;

impl<I> BatchReader<I>
where
    I: Iterator<Item: AsRef<[u8]>>,
{
    /// Reads bodies. The line of a reject is the number of its body, counted from 1.
    pub fn new(bodies: impl IntoIterator<IntoIter = I>, options: &Options) -> Self {
        let (bodies, batches) = (bodies.into_iter(), Batches::new(options));
        Self {
            bodies,
            batches,
            ready: Vec::new().into_iter(),
            rejects: Vec::new(),
            read: 0,
            offset: 0,
            rows: ROWS,
        }
    }

    /// Sets the approximate number of rows, in all tables together, after which batches are returned.
    #[must_use]
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows.max(1);
        self
    }

    /// The rejects since the last call.
    pub fn rejects(&mut self) -> Vec<Reject> {
        std::mem::take(&mut self.rejects)
    }
}

impl<I> Iterator for BatchReader<I>
where
    I: Iterator<Item: AsRef<[u8]>>,
{
    type Item = Batch;

    fn next(&mut self) -> Option<Batch> {
        let (mut rejects, mut rejected_bytes) = (0, 0);
        loop {
            if let Some(batch) = self.ready.next() {
                return Some(batch);
            }
            let mut ended = true;
            for body in self.bodies.by_ref() {
                self.read += 1;
                let body = body.as_ref();
                let place = Place { source: None, line: self.read, offset: self.offset };
                self.offset += body.len() as u64;
                if let Err(reject) = self.batches.push(body, place) {
                    self.rejects.push(reject);
                    rejects += 1;
                    rejected_bytes += body.len();
                }
                let is_full = self.batches.rows() >= self.rows || self.batches.bytes() >= BYTES;
                if is_full || rejects >= REJECTS || rejected_bytes >= BYTES {
                    ended = false;
                    break;
                }
            }
            self.ready = self.batches.take().into_iter();
            if self.ready.len() == 0 {
                if ended {
                    return None;
                }
                if rejects >= REJECTS || rejected_bytes >= BYTES {
                    return Some(Batch::empty(&self.batches.options));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
