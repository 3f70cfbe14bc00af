//! Objects.

use std::sync::Arc;

use arrow_array::{ArrayRef, StructArray};
use arrow_schema::Fields;

use super::{Column, Validity};

/// Objects: one column for each field.
#[derive(Debug)]
pub(crate) struct Structs {
    columns: Vec<Column>,
    fields: Fields,
    len: usize,
    nulls: Validity,
}

impl Structs {
    pub(crate) fn new(columns: Vec<Column>, fields: Fields) -> Self {
        Self { columns, fields, len: 0, nulls: Validity::default() }
    }

    /// Starts an object, whose fields are filled next.
    #[inline]
    pub(crate) fn push(&mut self) -> &mut [Column] {
        self.len += 1;
        self.nulls.append(true);
        &mut self.columns
    }

    pub(crate) fn push_null(&mut self) {
        use gancho_fast::columns::Cell as _;
        self.len += 1;
        self.nulls.append(false);
        for column in &mut self.columns {
            column.null();
        }
    }

    pub(crate) fn take(&mut self) -> ArrayRef {
        let mut arrays = Vec::with_capacity(self.fields.len());
        for column in &mut self.columns {
            column.take(&mut arrays);
        }
        let len = std::mem::take(&mut self.len);
        let nulls = self.nulls.take();
        #[expect(clippy::expect_used, reason = "schema and columns are derived from one list of fields")]
        let array = StructArray::try_new_with_length(self.fields.clone(), arrays, nulls, len)
            .expect("the columns are those of the schema");
        Arc::new(array)
    }
}
