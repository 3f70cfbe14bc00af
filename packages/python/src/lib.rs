//! The extension module of the Python package `gancho`: see `python/gancho/_gancho.pyi`.

mod bodies;
mod outcome;

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{Field, Fields, Schema};
use gancho_arrow::{Options, Place, Table, schema};
use gancho_core::rules::Check as _;
use gancho_core::{Envelope, ParseOptions, events};
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3_arrow::{PySchema, PyTable};

use crate::bodies::Bodies;
use crate::outcome::{ERROR, Parsed, errors_field};

fn invalid(error: impl std::fmt::Display) -> PyErr {
    PyValueError::new_err(error.to_string())
}

fn unexpected(error: impl std::fmt::Display) -> PyErr {
    PyRuntimeError::new_err(error.to_string())
}

fn table_of(name: &str) -> PyResult<Table> {
    name.parse().map_err(|_| {
        let names: Vec<_> = Table::all().map(Table::as_str).collect();
        invalid(format!("there is no table {name}; the tables are {}", names.join(", ")))
    })
}

/// The default of the program, `gancho validate --max-elements`, for functions that parse one body.
const MAX_ELEMENTS: usize = 250_000;

/// The options for all functions: without provenance, because the bodies come from a column, not from a file.
fn options(keep_body: bool, offsets: bool, dictionaries: bool) -> Options {
    Options::new().provenance(false).keep_body(keep_body).offsets(offsets).dictionaries(dictionaries)
}

/// The options with a limit of elements. The default in Python is that of the program: 64 MB of the shortest leads
/// would otherwise take gigabytes of memory.
fn limited(options: Options, max_elements: Option<usize>) -> Options {
    match max_elements {
        Some(most) => options.max_elements(most),
        None => options,
    }
}

/// One row for each body: a struct column for each table, null for a body of another table, and a column of errors.
#[pyfunction]
#[pyo3(signature = (
    bodies, tables = None, *, keep_body = false, offsets = false, dictionaries = true, max_elements = Some(MAX_ELEMENTS)
))]
fn parse(
    py: Python<'_>,
    bodies: Bodies,
    tables: Option<Vec<String>>,
    keep_body: bool,
    offsets: bool,
    dictionaries: bool,
    max_elements: Option<usize>,
) -> PyResult<PyTable> {
    let tables: Vec<Table> = match tables {
        Some(names) => names.iter().map(|name| table_of(name)).collect::<PyResult<_>>()?,
        None => Table::all().collect(),
    };
    let options = limited(options(keep_body, offsets, dictionaries), max_elements);
    let mut fields: Vec<Field> = tables
        .iter()
        .map(|table| Field::new_struct(table.as_str(), schema(*table, &options).fields().clone(), true))
        .collect();
    fields.push(errors_field());
    let whole = Arc::new(Schema::new(Fields::from(fields)));
    let batches = py.detach(|| {
        let mut batches = Vec::new();
        for chunk in bodies.chunks {
            let mut parsed = Parsed::new(&options);
            chunk.each(|number, body| parsed.push(body, Place { line: number, ..Place::default() }));
            let aligned = parsed.aligned(&tables, &options)?;
            batches.push(RecordBatch::try_new(Arc::clone(&whole), aligned)?);
        }
        Ok::<_, arrow_schema::ArrowError>(batches)
    });
    PyTable::try_new(batches.map_err(unexpected)?, whole)
}

/// Parse a column of bodies. Return the rows of one table, and the errors of all bodies that are rejects.
///
/// The rows are as in `parse`, without nulls for the bodies of other tables. The second table has one column, `error`.
/// The keywords are those of `parse`; a body with more than `max_elements` elements, by default 250,000, is a reject.
#[pyfunction]
#[pyo3(signature = (
    bodies, table, *, keep_body = false, offsets = false, dictionaries = true, max_elements = Some(MAX_ELEMENTS)
))]
fn rows(
    py: Python<'_>,
    bodies: Bodies,
    table: &str,
    keep_body: bool,
    offsets: bool,
    dictionaries: bool,
    max_elements: Option<usize>,
) -> PyResult<(PyTable, PyTable)> {
    let table = table_of(table)?;
    let options = limited(options(keep_body, offsets, dictionaries), max_elements);
    let (rows_schema, error_schema) = (schema(table, &options), Arc::new(Schema::new(vec![errors_field()])));
    let split = py.detach(|| {
        let (mut rows, mut rejects) = (Vec::new(), Vec::new());
        for chunk in bodies.chunks {
            let mut parsed = Parsed::new(&options);
            chunk.each(|number, body| parsed.push(body, Place { line: number, ..Place::default() }));
            let errors: ArrayRef = parsed.rejects();
            rejects.push(RecordBatch::try_new(Arc::clone(&error_schema), vec![errors])?);
            rows.extend(
                parsed.batches().into_iter().filter(|batch| batch.table == table).map(|batch| batch.records),
            );
        }
        Ok::<_, arrow_schema::ArrowError>((rows, rejects))
    });
    let (rows, rejects) = split.map_err(unexpected)?;
    Ok((PyTable::try_new(rows, rows_schema)?, PyTable::try_new(rejects, error_schema)?))
}

/// Return the Arrow schema of a table.
#[pyfunction]
#[pyo3(name = "arrow_schema", signature = (table, *, keep_body = false, offsets = false, dictionaries = true))]
fn schema_of(table: &str, keep_body: bool, offsets: bool, dictionaries: bool) -> PyResult<PySchema> {
    Ok(PySchema::new(schema(table_of(table)?, &options(keep_body, offsets, dictionaries))))
}

/// Return the names of all tables.
#[pyfunction]
fn tables() -> Vec<&'static str> {
    Table::all().map(Table::as_str).collect()
}

/// Whether a body is accepted, and as JSON: its delivery, or its error.
#[pyfunction]
fn read(py: Python<'_>, body: PyBackedBytes) -> PyResult<(bool, String)> {
    py.detach(|| match ParseOptions::new().max_elements(MAX_ELEMENTS).from_slice::<Envelope>(&body) {
        Ok(envelope) => Ok((true, serde_json::to_string(&envelope).map_err(unexpected)?)),
        Err(error) => Ok((false, serde_json::to_string(&error).map_err(unexpected)?)),
    })
}

/// The result of a validation, as JSON.
#[pyfunction]
fn examine(py: Python<'_>, body: PyBackedBytes) -> PyResult<String> {
    let report = py.detach(|| {
        let mut unknown = Vec::new();
        let options = ParseOptions::new().max_elements(MAX_ELEMENTS).unknown_fields(&mut unknown);
        match options.from_slice::<Envelope>(&body) {
            Ok(envelope) => serde_json::json!({
                "valid": true, "event": documented_event(&envelope), "error": null,
                "findings": envelope.check(), "unknown_fields": unknown,
            }),
            Err(error) => serde_json::json!({
                "valid": false, "event": error.event(), "error": error, "findings": [], "unknown_fields": [],
            }),
        }
    });
    Ok(report.to_string())
}

/// The event name, if it is documented. An undocumented name is a value of the payload and is not repeated, as in the
/// rows of `gancho validate`.
fn documented_event(envelope: &Envelope) -> Option<&str> {
    let name = envelope.event_name();
    let known = events::find(name).is_some_and(|event| event.system == envelope.system());
    let documented =
        matches!(envelope, Envelope::SuperOffice(notification) if notification.event.is_documented());
    (known || documented).then_some(name)
}

/// The head of a delivery: system, event, id, time. The document is not parsed.
#[pyfunction]
fn peek(body: PyBackedBytes) -> PyResult<(String, String, Option<String>, Option<String>)> {
    let head = gancho_fast::peek(&body).map_err(invalid)?;
    let owned = |text: Option<&str>| text.map(str::to_owned);
    Ok((
        head.system().to_string(),
        head.event_name().to_owned(),
        owned(head.id()),
        owned(head.timestamp_text()),
    ))
}

/// The JSON Schema of an event, as JSON.
#[pyfunction]
fn json_schema(event: &str) -> PyResult<String> {
    let entry =
        gancho_schema::find(event).ok_or_else(|| invalid(format!("there is no schema of {event}")))?;
    Ok(gancho_schema::schema(entry, gancho_schema::Draft::Draft202012, gancho_schema::Variant::Open)
        .to_string())
}

#[pymodule]
fn _gancho(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("ERROR", ERROR)?;
    module.add_function(wrap_pyfunction!(parse, module)?)?;
    module.add_function(wrap_pyfunction!(rows, module)?)?;
    module.add_function(wrap_pyfunction!(schema_of, module)?)?;
    module.add_function(wrap_pyfunction!(tables, module)?)?;
    module.add_function(wrap_pyfunction!(read, module)?)?;
    module.add_function(wrap_pyfunction!(examine, module)?)?;
    module.add_function(wrap_pyfunction!(peek, module)?)?;
    module.add_function(wrap_pyfunction!(json_schema, module)?)
}
