//! The rows of one table under construction.

use std::sync::Arc;

use arrow_array::{ArrayRef, BooleanArray, RecordBatch, RecordBatchOptions};
use arrow_schema::SchemaRef;
use arrow_select::filter::filter_record_batch;
use gancho_core::superoffice::Timestamp;
use gancho_core::{Integer, JsonPointer, Maybe, System};
use gancho_fast::columns::{Cell as _, Field, Object, Row as _};

use crate::column::{Column, ColumnOptions, FieldColumns, Finer, Overflow};
use crate::schema::{self, leading_columns};
use crate::{Options, Place, Table};

/// The columns of a row that precede the document.
pub(crate) struct Head<'r> {
    pub(crate) event: &'r str,
    pub(crate) action: Option<&'r str>,
    pub(crate) timestamp: Option<Timestamp>,
    pub(crate) key: Option<&'r str>,
    pub(crate) system: System,
    pub(crate) place: Place<'r>,
    pub(crate) unknown: &'r [JsonPointer],
    pub(crate) body: Option<&'r str>,
}

/// Rows of a table, column by column.
#[derive(Debug)]
pub(crate) struct Rows {
    schema: SchemaRef,
    options: Options,
    head: Vec<Column>,
    document: Vec<Column>,
    /// The indexes of `id` and `name` among the document's columns, the only ones that a deletion fills.
    tombstone: [Option<usize>; 2],
    overflow: Arc<Overflow>,
    finer: Arc<Finer>,
    /// The number of times of each row that were truncated; shorter than the rows if there are none in the last ones.
    finer_times: Vec<u32>,
    len: usize,
    /// Rows that are dropped when the batch is taken.
    dropped: Vec<usize>,
}

impl Rows {
    pub(crate) fn new(table: Table, options: &Options) -> Self {
        let schema = schema::schema(table, options);
        let column_options =
            ColumnOptions { offsets: options.offsets, overflow: Arc::default(), finer: Arc::default() };
        let fields = table.fields();
        let in_envelope = table.also_in_envelope();
        let all = |of: &[Field]| Column::all(of, schema.fields(), &column_options);
        let mut document = all(&fields);
        for (field, column) in fields.iter().zip(&mut document) {
            if in_envelope.contains(&field.name) {
                *column = Column::Skipped;
            }
        }
        let position = |name| fields.iter().position(|field| field.name == name);
        Self {
            head: all(&leading_columns(options)),
            document,
            tombstone: [position("id"), position("name")],
            overflow: column_options.overflow,
            finer: column_options.finer,
            finer_times: Vec::new(),
            options: options.clone(),
            schema,
            len: 0,
            dropped: Vec::new(),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// Appends the row of a document; returns `false` if an amount does not fit, and then drops the row.
    #[inline]
    pub(crate) fn push(&mut self, head: &Head<'_>, document: &impl Object) -> bool {
        self.begin(head);
        document.each(&mut FieldColumns(self.document.iter_mut()));
        self.end()
    }

    /// Appends the row of a deletion.
    pub(crate) fn push_tombstone(&mut self, head: &Head<'_>, id: &str, name: &str) {
        self.begin(head);
        let [id_at, name_at] = self.tombstone;
        for (at, column) in self.document.iter_mut().enumerate() {
            if Some(at) == id_at {
                column.text(id);
            } else if Some(at) == name_at {
                column.text(name);
            } else {
                column.null();
            }
        }
        self.end();
    }

    /// Appends the row of a document that the model does not know.
    pub(crate) fn push_other(&mut self, head: &Head<'_>, document: gancho_fast::RawJson<'_>) {
        self.begin(head);
        for column in &mut self.document {
            column.json(document);
        }
        self.end();
    }

    #[inline]
    fn end(&mut self) -> bool {
        let finer = self.finer.take();
        if finer > 0 {
            self.finer_times.resize(self.len, 0);
            self.finer_times.push(finer);
        }
        self.len += 1;
        let overflow = self.overflow.take();
        if overflow {
            self.dropped.push(self.len - 1);
        }
        !overflow
    }

    fn begin(&mut self, head: &Head<'_>) {
        let mut row = FieldColumns(self.head.iter_mut());
        let place = head.place;
        row.field("event", &head.event);
        row.field("action", &Maybe::<&str>::from(head.action));
        row.field("event_timestamp", &Maybe::<Timestamp>::from(head.timestamp));
        row.field("key", &Maybe::<&str>::from(head.key));
        row.field("system", &head.system.as_str());
        if self.options.provenance {
            row.field("source", &Maybe::<&str>::from(place.source));
            row.field("source_line", &Integer(place.line.cast_signed()));
            row.field("source_offset", &Integer(place.offset.cast_signed()));
        }
        if self.options.unknown_fields {
            // Most deliveries have none, and an empty vector does not allocate.
            let pointers: Vec<&str> = head.unknown.iter().map(JsonPointer::as_str).collect();
            row.field("unknown_fields", &pointers.as_slice());
        }
        if self.options.keep_body {
            row.field("body", &Maybe::<&str>::from(head.body));
        }
    }

    /// Takes all rows, and for each the number of times that were truncated; of the last rows, zeros may be missing.
    pub(crate) fn take(&mut self) -> (RecordBatch, Vec<u32>) {
        let mut arrays: Vec<ArrayRef> = Vec::with_capacity(self.schema.fields().len());
        for column in self.head.iter_mut().chain(&mut self.document) {
            column.take(&mut arrays);
        }
        let len = std::mem::take(&mut self.len);
        // A table may have none of the selected columns.
        let rows = RecordBatchOptions::new().with_row_count(Some(len));
        #[expect(clippy::expect_used, reason = "schema and columns are derived from one list of fields")]
        let batch = RecordBatch::try_new_with_options(Arc::clone(&self.schema), arrays, &rows)
            .expect("the columns are those of the schema");
        let finer_times = std::mem::take(&mut self.finer_times);
        let dropped = std::mem::take(&mut self.dropped);
        if dropped.is_empty() {
            return (batch, finer_times);
        }
        let mut kept = vec![true; len];
        for row in dropped {
            if let Some(kept) = kept.get_mut(row) {
                *kept = false;
            }
        }
        let finer_times = filter_finer(&finer_times, &kept);
        #[expect(clippy::expect_used, reason = "there is one flag for each row")]
        let batch = filter_record_batch(&batch, &BooleanArray::from(kept)).expect("a flag for each row");
        (batch, finer_times)
    }
}

/// The numbers of the rows whose flag is set.
pub(crate) fn filter_finer(finer_times: &[u32], kept: &[bool]) -> Vec<u32> {
    finer_times.iter().zip(kept).filter(|(_, kept)| **kept).map(|(finer, _)| *finer).collect()
}
