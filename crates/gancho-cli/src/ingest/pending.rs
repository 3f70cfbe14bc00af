//! Rows that wait to be written, by file.

use gancho_arrow::Table;
use gancho_arrow::arrow_array::RecordBatch;

/// The rows of one file that have not been encoded yet.
///
/// In an archive that is not in chronological order, each chunk has a few rows for each of many months. An open file
/// needs buffers for all of its columns, and closing and reopening files for a few rows each took most of the time.
pub(super) struct Pending {
    pub(super) table: Table,
    rows: Vec<RecordBatch>,
    /// The memory that the rows take, in bytes.
    pub(super) bytes: usize,
}

impl Pending {
    /// The size from which rows are encoded.
    pub(super) const ENOUGH: usize = 1 << 20;

    pub(super) fn new(table: Table) -> Self {
        Self { table, rows: Vec::new(), bytes: 0 }
    }

    pub(super) fn push(&mut self, rows: RecordBatch) {
        self.bytes += rows.get_array_memory_size();
        self.rows.push(rows);
    }

    pub(super) fn into_rows(self) -> Vec<RecordBatch> {
        self.rows
    }
}
