//! A value of a column as text.

use std::io::{self, Write};

use gancho_arrow::arrow_array::cast::AsArray as _;
use gancho_arrow::arrow_array::types::{
    Date32Type, Decimal128Type, Int16Type, Int32Type, Int64Type, TimestampMicrosecondType,
};
use gancho_arrow::arrow_array::{Array, StringArray};
use gancho_arrow::arrow_schema::DataType;
use gancho_core::chrono::{DateTime, SecondsFormat};

/// A value as JSON: amounts as numbers with all digits, times as strings in UTC.
pub(super) fn json(array: &dyn Array, row: usize, to: &mut impl Write) -> io::Result<()> {
    if array.is_null(row) {
        return to.write_all(b"null");
    }
    match array.data_type() {
        DataType::Boolean => write!(to, "{}", array.as_boolean().value(row)),
        DataType::Int16 => write!(to, "{}", array.as_primitive::<Int16Type>().value(row)),
        DataType::Int64 => write!(to, "{}", array.as_primitive::<Int64Type>().value(row)),
        DataType::Decimal128(..) => to.write_all(amount(array, row).as_bytes()),
        DataType::List(_) => {
            let elements = array.as_list::<i32>().value(row);
            to.write_all(b"[")?;
            for element in 0..elements.len() {
                if element > 0 {
                    to.write_all(b",")?;
                }
                json(&elements, element, to)?;
            }
            to.write_all(b"]")
        }
        DataType::Struct(fields) => {
            to.write_all(b"{")?;
            for (place, (field, column)) in fields.iter().zip(array.as_struct().columns()).enumerate() {
                if place > 0 {
                    to.write_all(b",")?;
                }
                serde_json::to_writer(&mut *to, field.name())?;
                to.write_all(b":")?;
                json(column, row, to)?;
            }
            to.write_all(b"}")
        }
        _ => Ok(serde_json::to_writer(to, &text(array, row))?),
    }
}

/// A value as a field of a CSV file: strings unchanged and quoted if necessary, lists and structs as JSON.
pub(super) fn csv(array: &dyn Array, row: usize, to: &mut impl Write) -> io::Result<()> {
    if array.is_null(row) {
        return Ok(());
    }
    let mut value = Vec::new();
    match array.data_type() {
        DataType::Utf8 | DataType::Dictionary(..) | DataType::Date32 | DataType::Timestamp(..) => {
            value.extend_from_slice(text(array, row).as_bytes());
        }
        _ => json(array, row, &mut value)?,
    }
    quoted(&value, to)
}

/// Quotes strings with a comma, a quote or a line end, and empty strings, because an empty field is null.
pub(super) fn quoted(value: &[u8], to: &mut impl Write) -> io::Result<()> {
    let plain = !value.is_empty() && !value.iter().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r'));
    if plain {
        return to.write_all(value);
    }
    to.write_all(b"\"")?;
    for piece in value.split_inclusive(|byte| *byte == b'"') {
        to.write_all(piece)?;
        if piece.ends_with(b"\"") {
            to.write_all(b"\"")?;
        }
    }
    to.write_all(b"\"")
}

/// A value that is a string in JSON.
fn text(array: &dyn Array, row: usize) -> String {
    match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().value(row).to_owned(),
        DataType::Dictionary(..) => {
            let dictionary = array.as_dictionary::<Int32Type>();
            let values: &StringArray = dictionary.values().as_string();
            dictionary.key(row).map(|key| values.value(key).to_owned()).unwrap_or_default()
        }
        DataType::Date32 => array
            .as_primitive::<Date32Type>()
            .value_as_date(row)
            .map(|day| day.to_string())
            .unwrap_or_default(),
        DataType::Timestamp(..) => {
            let time =
                DateTime::from_timestamp_micros(array.as_primitive::<TimestampMicrosecondType>().value(row));
            time.map(|time| time.to_rfc3339_opts(SecondsFormat::AutoSi, true)).unwrap_or_default()
        }
        // No table has columns of other types.
        _ => String::new(),
    }
}

/// An amount without trailing zeros; the column has ten decimals.
fn amount(array: &dyn Array, row: usize) -> String {
    let text = array.as_primitive::<Decimal128Type>().value_as_string(row);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text.is_empty() || text == "-" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use gancho_arrow::arrow_array::Decimal128Array;

    use super::*;

    #[test]
    fn amounts_have_all_digits_and_no_trailing_zeros() {
        let amounts = Decimal128Array::from(vec![339_000_000_000, 0, -1, 1_000_000_000_000]);
        let amounts = amounts.with_precision_and_scale(38, 10).unwrap();
        let texts: Vec<_> = (0..4).map(|row| amount(&amounts, row)).collect();
        assert_eq!(texts, ["33.9", "0", "-0.0000000001", "100"]);
    }

    #[test]
    fn ambiguous_strings_are_quoted() {
        let quote = |text: &str| {
            let mut to = Vec::new();
            quoted(text.as_bytes(), &mut to).unwrap();
            String::from_utf8(to).unwrap()
        };
        assert_eq!(quote("Ana"), "Ana");
        assert_eq!(quote(""), r#""""#);
        assert_eq!(quote("a,b"), r#""a,b""#);
        assert_eq!(quote(r#"a"b"#), r#""a""b""#);
        assert_eq!(quote(r#"""#), r#""""""#);
    }
}
