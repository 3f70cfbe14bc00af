//! Nested arrays and objects: at the limit, beyond it, and many of them in a list.

use gancho_core::MAX_DEPTH;

use super::deal::{Deal, fill, fill_list};
use super::{Input, megabyte};

/// The depth of a custom field's value: envelope, document, list, field.
const VALUE: usize = 4;
/// The depth of a field of the document.
const FIELD: usize = 2;

pub(super) fn all(limit: usize) -> Vec<Input> {
    let size = megabyte(limit);
    let list = |depth| "[".repeat(depth) + &"]".repeat(depth);
    let object = |depth| r#"{"a":"#.repeat(depth) + "0" + &"}".repeat(depth);
    let unknown = |value: String| Deal { more: format!(r#","novo":{value}"#), ..Deal::default() }.write();
    vec![
        Input::accepted("lists in a custom field, to the limit", move || {
            Deal::with_value(&list(MAX_DEPTH - VALUE)).write()
        }),
        Input::rejected("lists in a custom field, one level too deep", move || {
            Deal::with_value(&list(MAX_DEPTH - VALUE + 1)).write()
        }),
        Input::accepted("objects in an unknown field, to the limit", move || {
            unknown(object(MAX_DEPTH - FIELD))
        }),
        Input::rejected("objects in an unknown field, one level too deep", move || {
            unknown(object(MAX_DEPTH - FIELD + 1))
        }),
        Input::accepted("1 MB of nested lists in a custom field", move || {
            Deal::with_value(&format!("[{}]", fill_list(size, &list(MAX_DEPTH - VALUE - 1)))).write()
        }),
        Input::accepted("1 MB of nested objects in an unknown field", move || {
            unknown(format!("[{}]", fill_list(size, &object(MAX_DEPTH - FIELD - 1))))
        }),
        Input::accepted("1 MB of `[]` in an unknown field", move || {
            unknown(format!("[{}]", fill_list(size, "[]")))
        }),
        Input::rejected("1 MB of `[` in an unknown field", move || unknown(fill(size, "["))),
        Input::rejected("1 MB of `{\"a\":` in an unknown field", move || unknown(fill(size, r#"{"a":"#))),
        Input::rejected("1 MB of `{` in an unknown field", move || unknown(fill(size, "{"))),
        Input::rejected("1 MB of `{` in a custom field", move || Deal::with_value(&fill(size, "{")).write()),
        Input::rejected("1 MB of `[` in a custom field", move || Deal::with_value(&fill(size, "[")).write()),
    ]
}
