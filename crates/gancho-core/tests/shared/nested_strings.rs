//! JSON in strings in JSON.

/// An array that contains an object whose only field is a string that contains such an array, 200 times: 400 kB.
///
/// `serde_json::Value` replaces such objects by what the string contains. The stack overflows, because serde_json's limit
/// on nesting begins anew in each string.
pub(crate) fn nested_strings() -> String {
    let mut text = "0".to_owned();
    for _ in 0..200 {
        // A quote grows by five bytes on each level. `\"` would double all backslashes on each level.
        let inner = text.replace('\\', r"\u005c").replace('"', r"\u0022");
        let (open, close) = ("[".repeat(100), "]".repeat(100));
        text = format!(r#"{open}{{"$serde_json::private::RawValue":"{inner}"}}{close}"#);
    }
    text
}
