//! Free-form JSON as text, as [`JsonText`](gancho_core::JsonText) and serde_json write it.

use gancho_fast::{FieldsView, FreeView, RawJson};

/// Up to this number of fields, the search for duplicate names is linear.
const FEW: usize = 16;

/// Appends a free-form value.
pub(crate) fn free(value: FreeView<'_>, text: &mut String) {
    match value {
        FreeView::Null => text.push_str("null"),
        FreeView::Bool(true) => text.push_str("true"),
        FreeView::Bool(false) => text.push_str("false"),
        FreeView::Integer(whole) => text.push_str(&whole.to_string()),
        FreeView::String(value) => string(value, text),
        FreeView::List(values) => {
            text.push('[');
            for (at, value) in values.iter().enumerate() {
                if at > 0 {
                    text.push(',');
                }
                string(value, text);
            }
            text.push(']');
        }
        FreeView::Other(json) => raw(json, text),
        // The enum may grow.
        _ => serialize(&value.to_core(), text),
    }
}

/// Appends free-form values by name as an object. A duplicate name has its last value, at its first position.
pub(crate) fn fields(values: FieldsView<'_>, text: &mut String) {
    let count = values.iter().count();
    let twice = |at: usize, name: &str| values.iter().take(at).any(|(earlier, _)| earlier == name);
    if count > FEW || values.iter().enumerate().any(|(at, (name, _))| twice(at, name)) {
        return serialize(&values.to_core(), text);
    }
    text.push('{');
    for (at, (name, value)) in values.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        string(name, text);
        text.push(':');
        free(value, text);
    }
    text.push('}');
}

/// Appends JSON without the white space between its tokens.
pub(crate) fn raw(json: RawJson<'_>, text: &mut String) {
    if json.as_str().bytes().any(|byte| byte <= b' ') {
        text.push_str(json.to_core().as_str());
    } else {
        text.push_str(json.as_str());
    }
}

fn string(value: &str, text: &mut String) {
    if value.bytes().any(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
        return serialize(&value, text);
    }
    text.push('"');
    text.push_str(value);
    text.push('"');
}

fn serialize(value: &impl serde::Serialize, text: &mut String) {
    #[expect(clippy::expect_used, reason = "these are strings, numbers and validated JSON")]
    let json = serde_json::to_string(value).expect("free-form values serialize");
    text.push_str(&json);
}
