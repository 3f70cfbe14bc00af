//! Tables without nesting: fields of objects become columns, and lists become separate tables.

use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::{Array, ArrayRef, Int64Array, ListArray, RecordBatch, UInt64Array, make_array};
use arrow_buffer::NullBuffer;
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Schema};
use arrow_select::take::take;

use crate::{Options, Table};

/// A table without nesting.
///
/// ```
/// use gancho_arrow::{BatchReader, Options, flatten};
///
/// # let body = br#"{"event_name":"crm_contact_created","document":{"id":"67e6","name":"Ana","emails":[{"email":"a@example.com"},{"email":"b@example.com"}],"created_at":"2025-03-28T12:49:16.000Z","updated_at":"2025-03-28T12:49:16.000Z"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// let contacts = BatchReader::new([body], &Options::new().provenance(false)).next().unwrap();
/// let tables = flatten(contacts.table, &contacts.records)?;
/// let emails = tables.iter().find(|table| table.name == "crm_contact_emails").unwrap();
/// let schema = emails.records.schema();
/// let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
/// assert_eq!(names, ["key", "document_id", "position", "email"]);
/// assert_eq!(emails.records.num_rows(), 2);
/// # Ok::<(), gancho_arrow::arrow_schema::ArrowError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Flat {
    /// Its name: that of the table, or for a list a name such as `crm_deal_deal_products`.
    pub name: String,
    /// Its rows.
    pub records: RecordBatch,
}

type Column = (FieldRef, ArrayRef);

/// The columns that identify a row, and that are repeated for each element of its lists: the delivery, its document,
/// and its source.
const KEYS: [(&str, &str); 6] = [
    ("key", "key"),
    ("id", "document_id"),
    ("primary_key", "document_id"),
    ("contact_uuid", "document_id"),
    ("source", "source"),
    ("source_line", "source_line"),
];

/// Converts rows to tables without nesting: `user.name` becomes the column `user_name`, and each list becomes a
/// separate table, named after table and field. For joins with the parent, it has the columns `key`, `document_id`,
/// `source` and `source_line`, as far as the parent has them, and `position`. Its other columns are the fields of the
/// element, or `value`. A list within a list also has the `…_position` of the outer list. An empty list has no rows; if
/// all are empty, there is no table.
///
/// # Errors
///
/// When the batch has a column that the table does not have with any [`Options`], so that it belongs to another table;
/// or when Arrow cannot build the columns, which does not happen for batches of this crate.
///
/// ```
/// use gancho_arrow::{Batches, Options, Place, flatten};
///
/// # let body = br#"{"event_name":"crm_contact_created","document":{"id":"67e6","name":"Ana","emails":[{"email":"a@example.com"},{"email":"b@example.com"}],"created_at":"2025-03-28T12:49:16.000Z","updated_at":"2025-03-28T12:49:16.000Z"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;
/// let mut batches = Batches::new(&Options::new());
/// assert!(batches.push(body, Place::default()).is_ok());
/// let contacts = batches.take().remove(0);
/// let tables = flatten(contacts.table, &contacts.records)?;
/// let shapes: Vec<_> = tables.iter().map(|table| (table.name.as_str(), table.records.num_rows())).collect();
/// assert_eq!(shapes, [("crm_contact", 1), ("crm_contact_emails", 2)]);
/// assert_eq!(tables[1].records.schema().field(1).name(), "document_id");
/// # Ok::<(), gancho_arrow::arrow_schema::ArrowError>(())
/// ```
pub fn flatten(table: Table, records: &RecordBatch) -> Result<Vec<Flat>, ArrowError> {
    let (mut columns, mut lists) = (Vec::new(), Vec::new());
    let schema = records.schema();
    let known = crate::schema(table, &Options::new().keep_body(true).offsets(true));
    if let Some(other) = schema.fields().iter().find(|field| known.index_of(field.name()).is_err()) {
        return Err(ArrowError::SchemaError(format!("{table} has no column {}", other.name())));
    }
    for (field, array) in schema.fields().iter().zip(records.columns()) {
        flat(field.name(), field, array, None, &mut columns, &mut lists)?;
    }
    let mut keys: Vec<Column> = Vec::new();
    for (name, called) in KEYS {
        let found = columns.iter().find(|(field, _)| field.name() == name);
        if let Some((field, array)) = found
            && keys.iter().all(|(known, _)| known.name() != called)
        {
            keys.push((Arc::new(Field::new(called, field.data_type().clone(), true)), Arc::clone(array)));
        }
    }
    let mut tables = vec![Flat { name: table.to_string(), records: batch(columns)? }];
    for (name, list) in lists {
        elements(&format!("{table}_{name}"), &name, &list, &keys, &mut tables)?;
    }
    Ok(tables)
}

/// Splits a column into plain columns and lists. Fields of a null object are null.
fn flat(
    name: &str,
    field: &Field,
    array: &ArrayRef,
    outer: Option<&NullBuffer>,
    columns: &mut Vec<Column>,
    lists: &mut Vec<(String, ListArray)>,
) -> Result<(), ArrowError> {
    let array = if outer.is_some() {
        let data = array.to_data();
        let nulls = NullBuffer::union(outer, data.nulls());
        make_array(data.into_builder().nulls(nulls).build()?)
    } else {
        Arc::clone(array)
    };
    match field.data_type() {
        DataType::Struct(fields) => {
            for (field, inner) in fields.iter().zip(array.as_struct().columns()) {
                flat(&format!("{name}_{}", field.name()), field, inner, array.nulls(), columns, lists)?;
            }
        }
        DataType::List(_) => lists.push((name.to_owned(), array.as_list::<i32>().clone())),
        other => {
            let field = Field::new(name, other.clone(), true).with_metadata(field.metadata().clone());
            columns.push((Arc::new(field), array));
        }
    }
    Ok(())
}

/// The table of a list's elements, and the tables of their lists.
fn elements(
    table: &str,
    name: &str,
    list: &ListArray,
    keys: &[Column],
    tables: &mut Vec<Flat>,
) -> Result<(), ArrowError> {
    let (mut rows, mut positions, mut indexes) = (Vec::new(), Vec::new(), Vec::new());
    for (row, ends) in (0_u64..).zip(list.value_offsets().windows(2)) {
        let &[start, end] = ends else { continue };
        if usize::try_from(row).is_ok_and(|row| list.is_null(row)) {
            continue;
        }
        for (position, index) in (0_i64..).zip(start..end) {
            rows.push(row);
            positions.push(position);
            indexes.push(u64::try_from(index).unwrap_or_default());
        }
    }
    if rows.is_empty() {
        return Ok(());
    }
    let rows = UInt64Array::from(rows);
    let mut columns: Vec<Column> = Vec::new();
    for (field, array) in keys {
        columns.push((Arc::clone(field), take(array, &rows, None)?));
    }
    let position: ArrayRef = Arc::new(Int64Array::from(positions));
    let mut keys_within = columns.clone();
    keys_within.push((
        Arc::new(Field::new(format!("{name}_position"), DataType::Int64, true)),
        Arc::clone(&position),
    ));
    columns.push((Arc::new(Field::new("position", DataType::Int64, true)), position));
    let values = take(list.values(), &UInt64Array::from(indexes), None)?;
    let mut lists = Vec::new();
    match values.data_type() {
        DataType::Struct(fields) => {
            for (field, inner) in fields.iter().zip(values.as_struct().columns()) {
                flat(field.name(), field, inner, values.nulls(), &mut columns, &mut lists)?;
            }
        }
        other => columns.push((Arc::new(Field::new("value", other.clone(), true)), values)),
    }
    tables.push(Flat { name: table.to_owned(), records: batch(columns)? });
    for (name, list) in lists {
        elements(&format!("{table}_{name}"), &name, &list, &keys_within, tables)?;
    }
    Ok(())
}

fn batch(columns: Vec<Column>) -> Result<RecordBatch, ArrowError> {
    let (fields, arrays): (Vec<FieldRef>, Vec<ArrayRef>) = columns.into_iter().unzip();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use gancho_core::events;
    use gancho_core::testing::Samples;

    use super::*;
    use crate::BatchReader;

    #[test]
    fn a_batch_of_another_table_is_an_error() {
        let samples = Samples::new(["crm_deal_updated"], 3).unwrap().take(1);
        let bodies: Vec<_> = samples.map(|delivery| serde_json::to_vec(&delivery).unwrap()).collect();
        let deals = BatchReader::new(bodies, &Options::new().provenance(false)).next().unwrap();
        assert!(flatten(deals.table, &deals.records).is_ok());
        for table in Table::all().filter(|table| *table != deals.table) {
            let error = flatten(table, &deals.records).unwrap_err().to_string();
            assert!(error.contains(&format!("{table} has no column ")), "{error}");
        }
    }

    #[test]
    fn flat_tables_have_no_nesting_all_elements_and_unique_names() {
        let samples = Samples::new(events::all().map(|event| event.name), 3).unwrap().take(2000);
        let bodies: Vec<_> = samples.map(|delivery| serde_json::to_vec(&delivery).unwrap()).collect();
        let mut tables = HashSet::new();
        for batch in BatchReader::new(bodies, &Options::new().offsets(true)) {
            let flat = flatten(batch.table, &batch.records).unwrap();
            assert_eq!(flat[0].records.num_rows(), batch.records.num_rows());
            for table in &flat {
                let mut names = HashSet::new();
                for field in table.records.schema().fields() {
                    assert!(!field.data_type().is_nested(), "{}.{}", table.name, field.name());
                    assert!(
                        names.insert(field.name().to_lowercase()),
                        "{}.{} twice",
                        table.name,
                        field.name()
                    );
                }
            }
            for field in batch
                .records
                .schema()
                .fields()
                .iter()
                .filter(|field| matches!(field.data_type(), DataType::List(_)))
            {
                let list = batch.records.column_by_name(field.name()).unwrap().as_list::<i32>();
                let count: usize = list.iter().flatten().map(|elements| elements.len()).sum();
                let name = format!("{}_{}", batch.table, field.name());
                let rows =
                    flat.iter().find(|table| table.name == name).map_or(0, |table| table.records.num_rows());
                assert_eq!(rows, count, "{name}");
            }
            tables.extend(flat.into_iter().map(|table| table.name));
        }
        assert!(
            tables.contains("marketing_leads_leads_tags") && tables.contains("crm_deal_deal_products"),
            "{tables:?}"
        );
    }
}
