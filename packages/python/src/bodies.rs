//! The bodies that Python passes: Arrow data of any library, or a list.

use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::{Array, ArrayRef};
use arrow_schema::DataType;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::types::PyString;
use pyo3_arrow::input::AnyArray;

/// Bodies, in their original chunks.
pub(crate) struct Bodies {
    pub(crate) chunks: Vec<Chunk>,
}

/// A chunk of bodies.
pub(crate) enum Chunk {
    Arrow(ArrayRef),
    List(Vec<Option<Body>>),
}

/// A body that Python owns.
pub(crate) enum Body {
    Bytes(PyBackedBytes),
    Text(PyBackedStr),
}

impl Body {
    fn of(body: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(text) = body.extract::<PyBackedStr>() {
            return Ok(Self::Text(text));
        }
        if body.is_instance_of::<PyString>() {
            // A lone surrogate becomes bytes that are not UTF-8, which are then reported as such, for this body only.
            return Ok(Self::Bytes(body.call_method1("encode", ("utf-8", "surrogatepass"))?.extract()?));
        }
        Ok(Self::Bytes(body.extract()?))
    }
}

impl AsRef<[u8]> for Body {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::Bytes(bytes) => bytes,
            Self::Text(text) => text.as_bytes(),
        }
    }
}

impl<'py> FromPyObject<'_, 'py> for Bodies {
    type Error = PyErr;

    fn extract(given: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let is_arrow = given.hasattr("__arrow_c_stream__")? || given.hasattr("__arrow_c_array__")?;
        if is_arrow {
            let array: AnyArray = given.extract()?;
            // The producer of a stream may need Python in another thread to read its next chunk.
            let (chunks, field) = given.py().detach(|| array.into_chunked_array())?.into_inner();
            let chunks: Option<Vec<_>> = chunks.into_iter().map(column).collect();
            let Some(chunks) = chunks.filter(|_| holds_bodies(field.data_type())) else {
                let message =
                    format!("bodies must be one column of strings or binary, not {}", field.data_type());
                return Err(PyTypeError::new_err(message));
            };
            return Ok(Self { chunks: chunks.into_iter().map(Chunk::Arrow).collect() });
        }
        let mut list = Vec::new();
        for body in given.try_iter()? {
            let body = body?;
            list.push(if body.is_none() { None } else { Some(Body::of(&body)?) });
        }
        Ok(Self { chunks: vec![Chunk::List(list)] })
    }
}

/// Whether it is a column of bodies, or a table with a single column of bodies.
fn holds_bodies(data_type: &DataType) -> bool {
    use DataType::{Binary, BinaryView, LargeBinary, LargeUtf8, Struct, Utf8, Utf8View};
    match data_type {
        Utf8 | LargeUtf8 | Utf8View | Binary | LargeBinary | BinaryView => true,
        Struct(fields) => {
            matches!(&**fields, [only] if !only.data_type().is_nested() && holds_bodies(only.data_type()))
        }
        _ => false,
    }
}

/// The only column of a table: streams of DuckDB, for example, are always of tables.
fn column(array: ArrayRef) -> Option<ArrayRef> {
    match array.as_struct_opt() {
        Some(table) if table.null_count() == 0 => table.columns().first().map(Arc::clone),
        Some(_) => None,
        None => Some(array),
    }
}

impl Chunk {
    /// Passes each body with its number, counted from 1; `None` for a null.
    pub(crate) fn each(&self, mut take: impl FnMut(u64, Option<&[u8]>)) {
        let array = match self {
            Self::List(list) => {
                for (number, body) in (1..).zip(list) {
                    take(number, body.as_ref().map(AsRef::as_ref));
                }
                return;
            }
            Self::Arrow(array) => array,
        };
        macro_rules! all {
            ($array:expr, $bytes:expr) => {
                for (number, body) in (1..).zip($array.iter()) {
                    take(number, body.map($bytes));
                }
            };
        }
        match array.data_type() {
            DataType::Utf8 => all!(array.as_string::<i32>(), str::as_bytes),
            DataType::LargeUtf8 => all!(array.as_string::<i64>(), str::as_bytes),
            DataType::Utf8View => all!(array.as_string_view(), str::as_bytes),
            DataType::Binary => all!(array.as_binary::<i32>(), |bytes| bytes),
            DataType::LargeBinary => all!(array.as_binary::<i64>(), |bytes| bytes),
            _ => all!(array.as_binary_view(), |bytes| bytes),
        }
    }
}
