//! Parquet files of record batches.

use std::io::Write;

pub use ::parquet::arrow::ArrowWriter;
use ::parquet::arrow::arrow_writer::ArrowWriterOptions;
use ::parquet::basic::{Compression, ZstdLevel};
pub use ::parquet::errors::ParquetError;
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::{EnabledStatistics, WriterProperties, WriterVersion};
use ::parquet::schema::types::ColumnPath;
use arrow_schema::{DataType, FieldRef, SchemaRef};

use crate::Table;

/// Creates a writer of batches of a table to a Parquet file with wide compatibility: format version 1, zstd at level 1,
/// strings instead of Arrow's dictionaries.
///
/// The Arrow schema is not embedded, because readers that find it return dictionaries. The metadata of the file
/// contains the table and the version of gancho.
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
    let properties = properties(table, &schema);
    let settings = ArrowWriterOptions::new().with_properties(properties).with_skip_arrow_metadata(true);
    ArrowWriter::try_new_with_options(to, schema, settings)
}

/// The size in bytes above which a column stops using its dictionary for the rest of the row group: about a thousand
/// names. Values that are all different are hashed until then, in each row group. With 256 KiB, `gancho ingest` took 8 %
/// more processor time and a sixth more memory for deals, and with the usual limit of a megabyte a sixth more time.
/// Files are smallest with 16 to 32 KiB.
const MAX_DICTIONARY: usize = 32 << 10;

/// The maximum number of rows of a page. The page that each column is filling is in memory uncompressed, and the
/// context of the compressor grows with the page: with the default of 20,000 rows, `gancho ingest` took 40 MB more on
/// two threads. Files are as large as with the default.
const MAX_PAGE_ROWS: usize = 4096;

/// Columns in which few values occur twice.
const UNIQUE: [&str; 4] = ["key", "source_line", "source_offset", "body"];

fn properties(table: Table, schema: &SchemaRef) -> WriterProperties {
    let level = ZstdLevel::try_new(1).unwrap_or_default();
    let mut properties = WriterProperties::builder()
        .set_writer_version(WriterVersion::PARQUET_1_0)
        .set_created_by(concat!("gancho ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_compression(Compression::ZSTD(level))
        .set_dictionary_page_size_limit(MAX_DICTIONARY)
        .set_data_page_row_count_limit(MAX_PAGE_ROWS)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_key_value_metadata(Some(vec![KeyValue::new("gancho.table".to_owned(), table.to_string())]));
    for name in UNIQUE {
        properties = properties.set_column_dictionary_enabled(ColumnPath::from(name), false);
    }
    // The minimum and maximum of ids and names exclude nothing from a search, and cost two comparisons per value.
    let mut texts = Vec::new();
    find_texts(schema.fields(), &mut Vec::new(), &mut texts);
    for text in texts {
        properties = properties.set_column_statistics_enabled(text, EnabledStatistics::None);
    }
    properties.build()
}

/// The paths of all columns of strings, as Parquet writes them.
fn find_texts(fields: &[FieldRef], path: &mut Vec<String>, found: &mut Vec<ColumnPath>) {
    for field in fields {
        path.push(field.name().clone());
        match field.data_type() {
            DataType::Utf8 => found.push(ColumnPath::new(path.clone())),
            DataType::Struct(fields) => find_texts(fields, path, found),
            DataType::List(element) => {
                path.push("list".to_owned());
                find_texts(std::slice::from_ref(element), path, found);
                path.pop();
            }
            _ => {}
        }
        path.pop();
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use ::parquet::basic::Encoding;
    use ::parquet::file::reader::{FileReader as _, SerializedFileReader};
    use gancho_core::testing::Samples;

    use super::*;
    use crate::{BatchReader, Options};

    #[test]
    fn statistics_and_dictionaries_depend_on_the_column() {
        let samples = Samples::new(["crm_deal_updated"], 7).unwrap().take(300);
        let bodies: Vec<_> = samples.map(|delivery| serde_json::to_vec(&delivery).unwrap()).collect();
        let mut file = Vec::new();
        for batch in BatchReader::new(bodies, &Options::new()) {
            let mut writer = writer(&mut file, batch.table, batch.records.schema()).unwrap();
            writer.write(&batch.records).unwrap();
            writer.close().unwrap();
        }
        let reader = SerializedFileReader::new(::bytes::Bytes::from(file)).unwrap();
        let group = reader.metadata().row_group(0);
        let columns: BTreeMap<String, _> =
            group.columns().iter().map(|column| (column.column_path().string(), column)).collect();
        for name in
            ["id", "user.name", "deal_products.list.element.name", "key", "unknown_fields.list.element"]
        {
            assert!(columns[name].statistics().is_none(), "{name}");
        }
        for name in ["event", "event_timestamp", "amount_total", "source_line"] {
            assert!(columns[name].statistics().is_some(), "{name}");
        }
        for (name, has) in [("key", false), ("source_offset", false), ("status", true), ("user.name", true)] {
            let encodings: Vec<_> = columns[name].encodings().collect();
            assert_eq!(
                encodings.contains(&Encoding::RLE_DICTIONARY)
                    || encodings.contains(&Encoding::PLAIN_DICTIONARY),
                has,
                "{name}"
            );
        }
    }
}
