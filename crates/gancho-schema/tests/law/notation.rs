//! Numbers in another notation: with trailing zeros.

use serde_json::Value;

/// More zeros than an amount has digits. Followed by them, the digits of a number other than 0 exceed 128 bits.
const ZEROS: &str = "0000000000000000000000000000000000000000";

/// The JSON text of a document, with trailing zeros at every number.
pub(crate) fn with_zeros(document: &Value) -> String {
    match document {
        Value::Object(fields) => {
            let field =
                |(name, value)| format!("{}:{}", Value::String(String::clone(name)), with_zeros(value));
            format!("{{{}}}", fields.iter().map(field).collect::<Vec<_>>().join(","))
        }
        Value::Array(elements) => {
            format!("[{}]", elements.iter().map(with_zeros).collect::<Vec<_>>().join(","))
        }
        Value::Number(number) => {
            let text = number.to_string();
            let (digits, exponent) = text.split_at(text.find('e').unwrap_or(text.len()));
            let point = if digits.contains('.') { "" } else { "." };
            format!("{digits}{point}{ZEROS}{exponent}")
        }
        other => other.to_string(),
    }
}

#[test]
fn zeros_do_not_change_the_value() {
    for text in ["1", "-1", "18446744073709551615", "33.9", "-0.0", "1e300", "1.5e-300"] {
        let document: Value = serde_json::from_str(&format!(r#"{{"a\"b":[{text},null]}}"#)).unwrap();
        let long = with_zeros(&document);
        assert!(long.contains(ZEROS), "{long}");
        let value: Value = serde_json::from_str(&long).unwrap();
        assert_eq!(value["a\"b"][0].as_f64(), document["a\"b"][0].as_f64(), "{long}");
        assert_eq!(value["a\"b"][1], Value::Null, "{long}");
    }
}
