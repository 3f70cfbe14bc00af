//! The Arrow schema of each table.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_schema::{DataType, Field, FieldRef, Fields, Schema, SchemaRef, TimeUnit};
use gancho_fast::columns::{Field as Declared, Kind};

use crate::descriptions;
use crate::{Options, Table};

/// The number of digits of an amount.
pub(crate) const PRECISION: u8 = 38;
/// The number of digits after the decimal point.
pub(crate) const SCALE: u8 = 10;
/// The time zone of all times.
pub(crate) const UTC: &str = "UTC";
/// The name of the elements in the type of a list, as in Parquet.
const ELEMENT: &str = "element";

/// The columns of the envelope, which come first.
pub(crate) const ENVELOPE: [Declared; 5] = [
    declared("event", Kind::Word),
    declared("action", Kind::Word),
    declared("event_timestamp", Kind::Time),
    declared("key", Kind::Text),
    declared("system", Kind::Word),
];

const SOURCE: [Declared; 3] = [
    declared("source", Kind::Word),
    declared("source_line", Kind::Integer),
    declared("source_offset", Kind::Integer),
];

const BODY: Declared = declared("body", Kind::Text);

const fn declared(name: &'static str, kind: Kind) -> Declared {
    Declared { name, kind, optional: true }
}

/// The schema of a table.
///
/// All columns are nullable: a deletion has only an id and a name, and a column of a later version is null in older
/// files. The metadata entry `comment` describes a column.
pub fn schema(table: Table, options: &Options) -> SchemaRef {
    let mut fields = Vec::new();
    let mut add = |declared: &[Declared], parent: &str| {
        let selected = declared.iter().filter(|field| options.includes(&column_name(field.name)));
        fields.extend(all(selected, parent, options));
    };
    add(&leading_columns(options), "Envelope");
    add(&document(table), table.document());
    Arc::new(Schema::new(fields))
}

/// The columns that precede those of the document.
pub(crate) fn leading_columns(options: &Options) -> Vec<Declared> {
    let mut declared = ENVELOPE.to_vec();
    if options.provenance {
        declared.extend(SOURCE);
    }
    if options.unknown_fields {
        let pointers = Kind::List(Box::new(Kind::Text));
        declared.push(Declared { name: "unknown_fields", kind: pointers, optional: true });
    }
    if options.keep_body {
        declared.push(BODY);
    }
    declared
}

/// The fields of the document that have a column.
fn document(table: Table) -> Vec<Declared> {
    let in_envelope = table.also_in_envelope();
    table.fields().into_iter().filter(|field| !in_envelope.contains(&field.name)).collect()
}

fn all<'d>(
    declared: impl IntoIterator<Item = &'d Declared>,
    parent: &str,
    options: &Options,
) -> Vec<FieldRef> {
    declared.into_iter().flat_map(|field| columns(field, parent, options)).collect()
}

/// The column of a field, followed by that of its offset; none for a secret.
fn columns(declared: &Declared, parent: &str, options: &Options) -> Vec<FieldRef> {
    let path = format!("{parent}.{}", declared.name);
    let Some(data_type) = data_type(&declared.kind, &path, options) else { return Vec::new() };
    let name = column_name(declared.name);
    let offset = (options.offsets && declared.kind == Kind::Time).then(|| offset_of(&name));
    let mut metadata = HashMap::new();
    if let Some(comment) = descriptions::of(&path).or_else(|| of_envelope(&path)) {
        metadata.insert("comment".to_owned(), comment.to_owned());
    }
    if declared.kind == Kind::Json {
        metadata.insert("gancho:json".to_owned(), "true".to_owned());
    }
    let field = Field::new(name, data_type, true).with_metadata(metadata);
    std::iter::once(Arc::new(field)).chain(offset).collect()
}

/// The description of a column that precedes the document.
fn of_envelope(path: &str) -> Option<&'static str> {
    Some(match path.strip_prefix("Envelope.")? {
        "event" => "The event name as received.",
        "action" => {
            "What happened: created, updated, deleted, …; null if the name does not contain an action."
        }
        "event_timestamp" => "When the event happened, according to the envelope.",
        "key" => "A key that identifies duplicate deliveries of the same event; null if there is none.",
        "system" => "The system that sent the delivery.",
        "source" => "The input that contains the delivery.",
        "source_line" => "The line in the input, counted from 1.",
        "source_offset" => "The offset in the input, in bytes.",
        "unknown_fields" => "The JSON Pointers of the fields that the model does not know.",
        "body" => "The original delivery.",
        _ => return None,
    })
}

fn offset_of(time: &str) -> FieldRef {
    Arc::new(Field::new(format!("{time}_offset_minutes"), DataType::Int16, true))
}

fn data_type(kind: &Kind, path: &str, options: &Options) -> Option<DataType> {
    let amount = DataType::Decimal128(PRECISION, SCALE.cast_signed());
    let time = DataType::Timestamp(TimeUnit::Microsecond, Some(UTC.into()));
    let field = |name: &str, data_type| Arc::new(Field::new(name, data_type, true));
    Some(match kind {
        Kind::Word if !options.dictionaries => DataType::Utf8,
        Kind::Text | Kind::Json | Kind::Birthday => DataType::Utf8,
        Kind::Word => DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8)),
        Kind::Bool => DataType::Boolean,
        Kind::Integer => DataType::Int64,
        Kind::Amount => amount,
        Kind::Time => time,
        Kind::DateOrTime => {
            let both = [field("day", DataType::Date32), field("time", time)];
            DataType::Struct(both.into_iter().chain(options.offsets.then(|| offset_of("time"))).collect())
        }
        Kind::NumberOrString => {
            DataType::Struct(Fields::from_iter([field("number", amount), field("text", DataType::Utf8)]))
        }
        Kind::Secret => return None,
        Kind::List(element) => DataType::List(field(ELEMENT, data_type(element, path, options)?)),
        Kind::Object(fields) => DataType::Struct(all(fields, path, options).into()),
    })
}

/// The name of a field's column. SuperOffice's field names are converted to snake case: `Event` would conflict with the
/// column `event` in DuckDB and Spark, whose names are case-insensitive.
pub(crate) fn column_name(field: &str) -> String {
    let mut name = String::with_capacity(field.len() + 4);
    for (at, letter) in field.char_indices() {
        if letter.is_ascii_uppercase() {
            if at > 0 {
                name.push('_');
            }
            name.push(letter.to_ascii_lowercase());
        } else {
            name.push(letter);
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn column_names_are_unique_ignoring_case() {
        for table in Table::all() {
            for options in [Options::new(), Options::new().keep_body(true).offsets(true)] {
                let schema = schema(table, &options);
                let mut names = HashSet::new();
                assert!(
                    schema.fields().iter().all(|field| names.insert(field.name().to_lowercase())),
                    "{table}"
                );
            }
        }
    }

    #[test]
    fn superoffice_names_become_snake_case() {
        assert_eq!(column_name("ChangedByAssociateId"), "changed_by_associate_id");
        assert_eq!(column_name("_id"), "_id");
        assert_eq!(column_name("event_timestamp"), "event_timestamp");
    }
}
