//! Columns by their paths: `id`, `user.email`.

use std::collections::HashSet;
use std::sync::Arc;

use gancho_arrow::arrow_array::cast::AsArray as _;
use gancho_arrow::arrow_array::{Array as _, ArrayRef, RecordBatch, StructArray};
use gancho_arrow::arrow_schema::{DataType, Field, FieldRef, Schema};

use crate::args::nearest;
use crate::message::Escaped;

/// A column, and its path.
#[derive(Debug)]
pub(super) struct Path {
    pub(super) field: FieldRef,
    /// The index of the column, and of each field within it.
    places: Vec<usize>,
}

impl Path {
    /// Finds the columns of these names.
    ///
    /// # Errors
    ///
    /// When a name is repeated, or there is no such column.
    pub(super) fn find_all(names: &[String], schema: &Schema) -> Result<Vec<Self>, String> {
        let mut seen = HashSet::new();
        if let Some(twice) = names.iter().find(|name| !seen.insert(*name)) {
            return Err(format!("--columns contains '{}' twice", Escaped(twice)));
        }
        names.iter().map(|name| Self::find(name, schema)).collect()
    }

    /// Finds a column in a schema.
    ///
    /// # Errors
    ///
    /// When there is no such column, with the names of the existing ones.
    pub(super) fn find(name: &str, schema: &Schema) -> Result<Self, String> {
        let no_column = || format!("--columns: there is no column '{}'", Escaped(name));
        let mut fields = schema.fields();
        let (mut places, mut data_type, mut outer) = (Vec::new(), &DataType::Null, String::new());
        for part in name.split('.') {
            match data_type {
                DataType::Null => {}
                DataType::Struct(within) => fields = within,
                DataType::List(_) => {
                    return Err(format!(
                        "{}: {outer} is a list, which is one column; use '--columns {outer}' or 'gancho ingest --flatten'",
                        no_column()
                    ));
                }
                _ => return Err(format!("{}: {outer} has no fields", no_column())),
            }
            let found = fields.find(part).filter(|(_, field)| !places.is_empty() || is_known(field));
            let Some((place, field)) = found else {
                let prefix = if outer.is_empty() { String::new() } else { format!("{outer}.") };
                let known = fields.iter().filter(|field| !places.is_empty() || is_known(field));
                let names: Vec<_> = known.map(|field| format!("{prefix}{}", field.name())).collect();
                let near = nearest(name, names.iter().map(String::as_str)).into_iter().next();
                let tip = near.map_or_else(String::new, |near| format!("; did you mean '{near}'?"));
                return Err(format!("{}{tip} (the columns here are {})", no_column(), names.join(", ")));
            };
            outer = if places.is_empty() { part.to_owned() } else { format!("{outer}.{part}") };
            places.push(place);
            data_type = field.data_type();
        }
        Ok(Self { field: Arc::new(Field::new(name, data_type.clone(), true)), places })
    }

    /// Every column that is not a list, with the fields of structs.
    pub(super) fn all(schema: &Schema) -> Vec<Self> {
        let mut paths = Vec::new();
        for (place, field) in schema.fields().iter().enumerate().filter(|(_, field)| is_known(field)) {
            within(field, field.name(), &[place], &mut paths);
        }
        paths
    }

    /// The name of the top-level column.
    pub(super) fn column(&self) -> &str {
        let name = self.field.name();
        name.split_once('.').map_or(name.as_str(), |(column, _)| column)
    }

    /// The values of the column. If a struct is null, its fields are null.
    pub(super) fn of(&self, records: &RecordBatch) -> Option<ArrayRef> {
        let (column, within) = self.places.split_first()?;
        let mut array = Arc::clone(records.columns().get(*column)?);
        for place in within {
            let outer: &StructArray = array.as_struct_opt()?;
            let inner = outer.columns().get(*place)?.to_data();
            let nulls = gancho_arrow::arrow_buffer::NullBuffer::union(outer.nulls(), inner.nulls());
            let inner = inner.into_builder().nulls(nulls).build().ok()?;
            array = gancho_arrow::arrow_array::make_array(inner);
        }
        Some(array)
    }
}

/// Whether the column has values. The offset of a delivery in its input is known only to `gancho ingest`.
fn is_known(field: &Field) -> bool {
    field.name() != "source_offset"
}

fn within(field: &FieldRef, name: &str, places: &[usize], paths: &mut Vec<Path>) {
    match field.data_type() {
        DataType::Struct(fields) => {
            for (place, field) in fields.iter().enumerate() {
                within(field, &format!("{name}.{}", field.name()), &[places, &[place]].concat(), paths);
            }
        }
        DataType::List(_) => {}
        other => {
            let field = Arc::new(Field::new(name, other.clone(), true));
            paths.push(Path { field, places: places.to_vec() });
        }
    }
}
