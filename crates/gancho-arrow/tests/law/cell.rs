//! Compares a cell of a column with what core serializes.

use gancho_arrow::arrow_array::cast::AsArray as _;
use gancho_arrow::arrow_array::types::{
    Date32Type, Decimal128Type, Int32Type, Int64Type, TimestampMicrosecondType,
};
use gancho_arrow::arrow_array::{Array, StringArray};
use gancho_arrow::arrow_schema::{DataType, Field};
use gancho_core::chrono::{DateTime, NaiveDate, NaiveDateTime};
use gancho_core::{Amount, superoffice};

use crate::columns;
use crate::json::{Form, Json};

/// Checks that a cell has the value that core has.
pub(crate) fn check(
    field: &Field,
    array: &dyn Array,
    row: usize,
    expected: Option<&Json>,
) -> Result<(), String> {
    let Some(expected) = expected.filter(|json| !is_none(field, json)) else {
        return if array.is_null(row) { Ok(()) } else { Err("a value where core has none".to_owned()) };
    };
    if array.is_null(row) {
        // Null instead of `{}` loses nothing: for a struct or a list, it means "none".
        let is_empty =
            expected.text == "{}" && matches!(field.data_type(), DataType::Struct(_) | DataType::List(_));
        return if is_empty { Ok(()) } else { Err(format!("null where core has {}", expected.text)) };
    }
    let same = match (field.data_type(), &expected.form) {
        (DataType::Utf8, _) if field.metadata().contains_key("gancho:json") => {
            array.as_string::<i32>().value(row) == expected.text
        }
        (DataType::Utf8, Form::String(text)) => array.as_string::<i32>().value(row) == text,
        (DataType::Dictionary(..), Form::String(text)) => {
            let words = array.as_dictionary::<Int32Type>().downcast_dict::<StringArray>().unwrap();
            words.values().value(array.as_dictionary::<Int32Type>().key(row).unwrap()) == text
        }
        (DataType::Boolean, Form::Bool(value)) => array.as_boolean().value(row) == *value,
        (DataType::Int64, Form::Number) => {
            array.as_primitive::<Int64Type>().value(row).to_string() == expected.text
        }
        (DataType::Decimal128(38, 10), Form::Number) => {
            is_amount(array.as_primitive::<Decimal128Type>().value(row), &expected.text)
        }
        (DataType::Timestamp(..), Form::String(text)) => {
            array.as_primitive::<TimestampMicrosecondType>().value(row) == micros(text)
        }
        (DataType::List(element), Form::List(expected)) => {
            let elements = array.as_list::<i32>().value(row);
            if elements.len() != expected.len() {
                return Err(format!("{} elements where core has {}", elements.len(), expected.len()));
            }
            for (at, expected) in expected.iter().enumerate() {
                check(element, &elements, at, Some(expected)).map_err(|why| format!("[{at}] {why}"))?;
            }
            true
        }
        (DataType::Struct(fields), Form::String(text)) if fields.find("day").is_some() => {
            let parts = array.as_struct();
            let day = parts.column(0).as_primitive::<Date32Type>().value_as_date(row).unwrap();
            let times = parts.column(1).as_primitive::<TimestampMicrosecondType>();
            let time = (!times.is_null(row)).then(|| times.value(row));
            day == NaiveDate::parse_from_str(&text[..10], "%Y-%m-%d").unwrap()
                && time == (text.len() > 10).then(|| micros(text))
        }
        (DataType::Struct(fields), Form::Number | Form::String(_)) if fields.find("number").is_some() => {
            let parts = array.as_struct();
            let (numbers, texts) =
                (parts.column(0).as_primitive::<Decimal128Type>(), parts.column(1).as_string::<i32>());
            let number = (!numbers.is_null(row)).then(|| numbers.value(row));
            let text = (!texts.is_null(row)).then(|| texts.value(row));
            match &expected.form {
                Form::String(written) => {
                    text == Some(written) && number.is_none_or(|number| is_amount(number, written))
                }
                _ => text.is_none() && is_amount(number.unwrap(), &expected.text),
            }
        }
        (DataType::Struct(fields), Form::Object(_)) => {
            return columns::check(fields, array.as_struct().columns(), row, expected, &[]);
        }
        _ => false,
    };
    if same { Ok(()) } else { Err(format!("a value other than core's {}", expected.text)) }
}

/// Whether it means "none" to core: `null`, or `""` for a type that is never empty. [`check`] handles `{}`.
fn is_none(field: &Field, json: &Json) -> bool {
    let never_empty = match field.data_type() {
        DataType::Utf8 => {
            let name = field.name().as_str();
            name == "id" || name == "uuid" || name == "birthday" || name.ends_with("_id")
        }
        DataType::Dictionary(..) | DataType::Timestamp(..) => true,
        DataType::Struct(fields) => fields.find("day").is_some(),
        _ => false,
    };
    let is_json = field.metadata().contains_key("gancho:json");
    match &json.form {
        // The document of an unknown event is any JSON value.
        Form::Null => field.name() != "document",
        Form::String(text) => text.is_empty() && never_empty && !is_json,
        _ => false,
    }
}

fn is_amount(units: i128, text: &str) -> bool {
    let decimal = Amount::parse(text).unwrap().decimal();
    let (mantissa, scale) = (decimal.mantissa(), decimal.scale());
    if scale <= 10 {
        mantissa.checked_mul(10_i128.pow(10 - scale)) == Some(units)
    } else {
        units.checked_mul(10_i128.pow(scale - 10)) == Some(mantissa)
    }
}

/// Parsed with chrono, independently of core.
fn micros(text: &str) -> i64 {
    let zoned = DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z"));
    let time = zoned.map_or_else(
        |_| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").unwrap().and_utc(),
        |time| time.to_utc(),
    );
    assert!(superoffice::Timestamp::parse(text).is_some());
    time.timestamp_micros()
}
