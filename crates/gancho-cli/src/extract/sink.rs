//! The output of extracted rows.

use std::io::{self, Write};
use std::sync::Arc;

use gancho_arrow::Table;
use gancho_arrow::arrow_array::{ArrayRef, RecordBatch};
use gancho_arrow::arrow_schema::{Fields, Schema, SchemaRef};
use gancho_arrow::parquet::{ArrowWriter, writer};

use super::cell::{csv, json, quoted};
use super::path::Path;
use crate::args::ExtractFormat;

/// The output, in one of the formats.
pub(super) enum Sink<W: Write + Send> {
    Csv(W, Vec<Path>),
    Ndjson(W, Vec<Path>),
    Parquet(Box<ArrowWriter<W>>, Vec<Path>, SchemaRef),
}

impl<W: Write + Send> Sink<W> {
    pub(super) fn open(mut to: W, format: ExtractFormat, table: Table, paths: Vec<Path>) -> io::Result<Self> {
        Ok(match format {
            ExtractFormat::Csv => {
                let mut comma: &[u8] = b"";
                for path in &paths {
                    to.write_all(comma)?;
                    quoted(path.field.name().as_bytes(), &mut to)?;
                    comma = b",";
                }
                to.write_all(b"\r\n")?;
                Self::Csv(to, paths)
            }
            ExtractFormat::Ndjson => Self::Ndjson(to, paths),
            ExtractFormat::Parquet => {
                let fields: Fields = paths.iter().map(|path| Arc::clone(&path.field)).collect();
                let schema = Arc::new(Schema::new(fields));
                let writer = writer(to, table, Arc::clone(&schema)).map_err(io::Error::other)?;
                Self::Parquet(Box::new(writer), paths, schema)
            }
        })
    }

    pub(super) fn write(&mut self, records: &RecordBatch) -> io::Result<()> {
        match self {
            Self::Csv(to, paths) => {
                let columns = columns(paths, records);
                for row in 0..records.num_rows() {
                    let mut comma: &[u8] = b"";
                    for column in &columns {
                        to.write_all(comma)?;
                        csv(column, row, to)?;
                        comma = b",";
                    }
                    to.write_all(b"\r\n")?;
                }
                Ok(())
            }
            Self::Ndjson(to, paths) => {
                let columns = columns(paths, records);
                for row in 0..records.num_rows() {
                    let mut before: &[u8] = b"{";
                    for (path, column) in paths.iter().zip(&columns) {
                        to.write_all(before)?;
                        serde_json::to_writer(&mut *to, path.field.name())?;
                        to.write_all(b":")?;
                        json(column, row, to)?;
                        before = b",";
                    }
                    to.write_all(b"}\n")?;
                }
                Ok(())
            }
            Self::Parquet(writer, paths, schema) => {
                let records = RecordBatch::try_new(Arc::clone(schema), columns(paths, records));
                writer.write(&records.map_err(io::Error::other)?).map_err(io::Error::other)
            }
        }
    }

    pub(super) fn end(self) -> io::Result<()> {
        match self {
            Self::Csv(mut to, _) | Self::Ndjson(mut to, _) => to.flush(),
            Self::Parquet(writer, ..) => writer.into_inner().map_err(io::Error::other)?.flush(),
        }
    }
}

fn columns(paths: &[Path], records: &RecordBatch) -> Vec<ArrayRef> {
    paths.iter().filter_map(|path| path.of(records)).collect()
}
