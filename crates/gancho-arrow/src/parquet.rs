//! Parquet files of record batches.

use std::io::Write;

pub use ::parquet::arrow::ArrowWriter;
use ::parquet::arrow::arrow_writer::ArrowWriterOptions;
use ::parquet::basic::{Compression, ZstdLevel};
pub use ::parquet::errors::ParquetError;
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::{EnabledStatistics, WriterProperties, WriterVersion};
use arrow_schema::SchemaRef;

use crate::Table;

/// Writes batches of a table to a Parquet file with wide compatibility: format version 1, zstd at level 1, strings
/// instead of Arrow's dictionaries.
///
/// The Arrow schema is not embedded, because readers that find it return dictionaries. The metadata of the file contains
/// the table and the version that wrote it.
///
/// # Errors
///
/// When the first bytes of the file cannot be written.
///
/// ```
/// use gancho_arrow::{Batches, Options, Place, Table, parquet};
///
/// # let body = br#"{"event_name":"crm_source_deleted","document":{"id":"67e6","name":"Instagram"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// let mut batches = Batches::new(&Options::new());
/// let _table: Result<Table, _> = batches.push(body, Place::default());
/// let mut file = Vec::new();
/// for batch in batches.take() {
///     let mut writer = parquet::writer(&mut file, batch.table, batch.records.schema())?;
///     writer.write(&batch.records)?;
///     writer.close()?;
/// }
/// assert!(file.starts_with(b"PAR1"));
/// # Ok::<(), parquet::ParquetError>(())
/// ```
pub fn writer<W: Write + Send>(
    to: W,
    table: Table,
    schema: SchemaRef,
) -> Result<ArrowWriter<W>, ParquetError> {
    let properties = properties(table);
    let settings = ArrowWriterOptions::new().with_properties(properties).with_skip_arrow_metadata(true);
    ArrowWriter::try_new_with_options(to, schema, settings)
}

fn properties(table: Table) -> WriterProperties {
    let level = ZstdLevel::try_new(1).unwrap_or_default();
    WriterProperties::builder()
        .set_writer_version(WriterVersion::PARQUET_1_0)
        .set_created_by(concat!("gancho ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_compression(Compression::ZSTD(level))
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_key_value_metadata(Some(vec![KeyValue::new("gancho.table".to_owned(), table.to_string())]))
        .build()
}
