//! Free-form JSON as text, as [`JsonText`](gancho_core::JsonText) and serde_json write it.

use gancho_fast::{FieldsView, FreeView, RawJson};

/// Up to this number of fields, the search for duplicate names is linear.
const FEW: usize = 16;

/// Appends a free-form value.
pub(crate) fn free(value: FreeView<'_>, text: &mut Vec<u8>) {
    match value {
        FreeView::Null => text.extend_from_slice(b"null"),
        FreeView::Bool(true) => text.extend_from_slice(b"true"),
        FreeView::Bool(false) => text.extend_from_slice(b"false"),
        FreeView::Integer(whole) => text.extend_from_slice(whole.to_string().as_bytes()),
        FreeView::String(value) => string(value, text),
        FreeView::List(values) => {
            text.push(b'[');
            for (at, value) in values.iter().enumerate() {
                if at > 0 {
                    text.push(b',');
                }
                string(value, text);
            }
            text.push(b']');
        }
        FreeView::Other(json) => raw(json, text),
        // The enum may grow.
        _ => serialize(&value.to_core(), text),
    }
}

/// Appends free-form values by name as an object. A duplicate name has its last value, at its first position.
pub(crate) fn fields(values: FieldsView<'_>, text: &mut Vec<u8>) {
    let count = values.iter().count();
    let twice = |at: usize, name: &str| values.iter().take(at).any(|(earlier, _)| earlier == name);
    if count > FEW || values.iter().enumerate().any(|(at, (name, _))| twice(at, name)) {
        return serialize(&values.to_core(), text);
    }
    text.push(b'{');
    for (at, (name, value)) in values.iter().enumerate() {
        if at > 0 {
            text.push(b',');
        }
        string(name, text);
        text.push(b':');
        free(value, text);
    }
    text.push(b'}');
}

/// Appends JSON without the white space between its tokens.
pub(crate) fn raw(json: RawJson<'_>, text: &mut Vec<u8>) {
    if json.as_str().bytes().any(|byte| byte <= b' ') {
        text.extend_from_slice(json.to_core().as_str().as_bytes());
    } else {
        text.extend_from_slice(json.as_str().as_bytes());
    }
}

fn string(value: &str, text: &mut Vec<u8>) {
    if value.bytes().any(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
        return serialize(&value, text);
    }
    text.push(b'"');
    text.extend_from_slice(value.as_bytes());
    text.push(b'"');
}

fn serialize(value: &impl serde::Serialize, text: &mut Vec<u8>) {
    #[expect(
        clippy::expect_used,
        reason = "these are strings, numbers and validated JSON, and writing to memory does not fail"
    )]
    serde_json::to_writer(text, value).expect("free-form values serialize");
}
