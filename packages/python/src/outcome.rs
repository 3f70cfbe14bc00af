//! The outcome for each body.

use std::sync::Arc;

use arrow_array::{ArrayRef, StringArray, StructArray, UInt64Array, new_null_array};
use arrow_buffer::NullBuffer;
use arrow_schema::{ArrowError, DataType, Field, Fields};
use arrow_select::concat::concat_batches;
use arrow_select::take::take;
use gancho_arrow::{Batch, Batches, Options, Place, Reject, Table, schema};

/// The name of the column of errors.
pub(crate) const ERROR: &str = "error";

/// The column of errors: null for a body without an error.
pub(crate) fn errors_field() -> Field {
    Field::new_struct(ERROR, error_fields(), true)
}

fn error_fields() -> Fields {
    let text = |name| Field::new(name, DataType::Utf8, true);
    Fields::from(vec![text("kind"), text("pointer"), text("message"), text("event")])
}

/// The parsed bodies: each is a row, a reject, or nothing.
pub(crate) struct Parsed {
    batches: Batches,
    outcomes: Vec<Outcome>,
    counts: Vec<(Table, u64)>,
}

enum Outcome {
    /// A row of this table, counted from 0.
    Row(Table, u64),
    Reject(Box<Reject>),
    /// The body was null.
    Nothing,
}

impl Parsed {
    pub(crate) fn new(options: &Options) -> Self {
        let counts = Table::all().map(|table| (table, 0)).collect();
        Self { batches: Batches::new(options), outcomes: Vec::new(), counts }
    }

    pub(crate) fn push(&mut self, body: Option<&[u8]>, place: Place<'_>) {
        let outcome = match body.map(|body| self.batches.push(body, place)) {
            None => Outcome::Nothing,
            Some(Err(reject)) => Outcome::Reject(Box::new(reject)),
            Some(Ok(table)) => {
                let count = self.counts.iter_mut().find(|(known, _)| *known == table).map(|(_, count)| count);
                let row = count.map_or(0, |count| std::mem::replace(count, *count + 1));
                Outcome::Row(table, row)
            }
        };
        self.outcomes.push(outcome);
    }

    pub(crate) fn batches(&mut self) -> Vec<Batch> {
        self.batches.take()
    }

    /// A struct array for each of the tables, and one of errors, each with one element for each body.
    pub(crate) fn aligned(
        mut self,
        tables: &[Table],
        options: &Options,
    ) -> Result<Vec<ArrayRef>, ArrowError> {
        let batches = self.batches();
        let len = self.outcomes.len();
        let mut columns = Vec::with_capacity(tables.len() + 1);
        for table in tables {
            let schema = schema(*table, options);
            let of_table: Vec<_> = batches.iter().filter(|batch| batch.table == *table).collect();
            if of_table.is_empty() {
                columns.push(new_null_array(&DataType::Struct(schema.fields().clone()), len));
                continue;
            }
            let rows = match of_table.as_slice() {
                [batch] => batch.records.clone(),
                _ => concat_batches(&schema, of_table.iter().map(|batch| &batch.records))?,
            };
            let rows: ArrayRef = Arc::new(StructArray::from(rows));
            if rows.len() == len {
                columns.push(rows);
                continue;
            }
            let indexes: UInt64Array = self
                .outcomes
                .iter()
                .map(|outcome| match outcome {
                    Outcome::Row(of, row) if of == table => Some(*row),
                    _ => None,
                })
                .collect();
            columns.push(take(&rows, &indexes, None)?);
        }
        columns.push(errors(self.outcomes.iter().map(|outcome| match outcome {
            Outcome::Reject(reject) => Some(&**reject),
            _ => None,
        })));
        Ok(columns)
    }

    /// The errors, without an element for other bodies.
    pub(crate) fn rejects(&self) -> ArrayRef {
        let rejects = self.outcomes.iter().filter_map(|outcome| match outcome {
            Outcome::Reject(reject) => Some(Some(&**reject)),
            _ => None,
        });
        errors(rejects)
    }
}

fn errors<'r>(rejects: impl Iterator<Item = Option<&'r Reject>> + Clone) -> ArrayRef {
    let column = |text: fn(&'r Reject) -> Option<&'r str>| -> ArrayRef {
        Arc::new(rejects.clone().map(|reject| reject.and_then(text)).collect::<StringArray>())
    };
    let columns = vec![
        column(|reject| Some(reject.kind())),
        column(|reject| Some(reject.pointer())),
        column(|reject| Some(reject.message())),
        column(Reject::event),
    ];
    let nulls: NullBuffer = rejects.clone().map(|reject| reject.is_some()).collect();
    Arc::new(StructArray::new(error_fields(), columns, Some(nulls)))
}
