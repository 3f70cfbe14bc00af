//! Columns by their paths: `id`, `user.email`.

use std::sync::Arc;

use gancho_arrow::arrow_array::cast::AsArray as _;
use gancho_arrow::arrow_array::{Array as _, ArrayRef, RecordBatch, StructArray};
use gancho_arrow::arrow_schema::{DataType, Field, FieldRef, Schema};

/// A column, and its path.
#[derive(Debug)]
pub(super) struct Path {
    pub(super) field: FieldRef,
    /// The index of the column, and of each field within it.
    places: Vec<usize>,
}

impl Path {
    /// Finds a column in a schema.
    ///
    /// # Errors
    ///
    /// When there is no such column, with the names of the existing ones.
    pub(super) fn find(name: &str, schema: &Schema) -> Result<Self, String> {
        let mut fields = Some(schema.fields());
        let (mut places, mut data_type) = (Vec::new(), DataType::Null);
        for part in name.split('.') {
            let Some(within) = fields else {
                return Err(format!("no column {name}: a {data_type} has no fields"));
            };
            let Some((place, field)) = within.find(part) else {
                let names: Vec<_> = within.iter().map(|field| field.name().as_str()).collect();
                return Err(format!("no column {name}: the columns here are {}", names.join(", ")));
            };
            places.push(place);
            data_type = field.data_type().clone();
            fields = if let DataType::Struct(within) = field.data_type() { Some(within) } else { None };
        }
        Ok(Self { field: Arc::new(Field::new(name, data_type, true)), places })
    }

    /// Every column that is not a list, with the fields of structs.
    pub(super) fn all(schema: &Schema) -> Vec<Self> {
        let mut paths = Vec::new();
        for (place, field) in schema.fields().iter().enumerate() {
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
