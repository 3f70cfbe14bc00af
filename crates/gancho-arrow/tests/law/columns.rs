//! Compares the columns of an object with what core serializes.

use gancho_arrow::arrow_array::ArrayRef;
use gancho_arrow::arrow_array::cast::AsArray as _;
use gancho_arrow::arrow_schema::Fields;

use crate::cell;
use crate::json::{Form, Json};

/// Checks that each column has core's value, and that each field of core has a column, except those in `elsewhere`.
pub(crate) fn check(
    fields: &Fields,
    arrays: &[ArrayRef],
    row: usize,
    expected: &Json,
    elsewhere: &[&str],
) -> Result<(), String> {
    let Form::Object(values) = &expected.form else { return Err("core has no object".to_owned()) };
    // The names that SuperOffice defines start with a capital letter: `event_id` is a field that an account added, not
    // `EventId`.
    let capital = fields.find("properties").is_some() || fields.find("change_type").is_some();
    let is =
        |name: &str, column: &str| snake(name) == column && name.starts_with(char::is_uppercase) == capital;
    let find = |column: &str| values.iter().find(|(name, _)| is(name, column)).map(|(_, value)| value);
    // In JSON, the free-form fields, whose names the vendor's users choose, are at the same level as the others. Here,
    // a single column contains them.
    let mut own = values
        .iter()
        .filter(|(name, _)| {
            !fields.iter().any(|field| is(name, field.name())) && !elsewhere.contains(&name.as_str())
        })
        .map(|(name, value)| format!("{}:{}", serde_json::to_string(name).unwrap(), value.text))
        .peekable();
    for (field, array) in fields.iter().zip(arrays) {
        let at = |why: String| format!("{} {why}", field.name());
        if holds_sender_fields(field.name(), fields) {
            let expected = format!("{{{}}}", own.by_ref().collect::<Vec<_>>().join(","));
            let value = array.as_string::<i32>().value(row);
            if value != expected {
                return Err(at(format!("{value} where core has {expected}")));
            }
        } else {
            cell::check(field, array, row, find(field.name())).map_err(at)?;
        }
    }
    own.next().map_or(Ok(()), |field| Err(format!("no column for {field}")))
}

/// Whether a column contains the free-form fields.
fn holds_sender_fields(column: &str, siblings: &Fields) -> bool {
    column == "properties" || (column == "custom_fields" && siblings.find("extra_emails").is_some())
}

/// The name of a field's column.
pub(crate) fn snake(name: &str) -> String {
    let mut snake = String::new();
    for (at, letter) in name.chars().enumerate() {
        if letter.is_ascii_uppercase() && at > 0 {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}
