//! Parses any JSON into a [`Value`], whatever its keys, except that of numbers in a build with `arbitrary_precision`.
//!
//! serde_json itself gives two keys a meaning. With its feature `raw_value`, `Value` replaces the object
//! `{"$serde_json::private::RawValue":"[7]"}` by the JSON in the string, to any depth: such strings within strings, 85
//! kB in all, overflow a stack of 2 MiB. With `arbitrary_precision`, a number is an object with the other key.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// Parses one JSON document.
///
/// # Errors
///
/// The error of serde_json if the text is not JSON, contains a number that a `Value` cannot represent, or nests deeper
/// than [`MAX_DEPTH`](crate::MAX_DEPTH).
pub fn json_value(json: &[u8]) -> Result<Value, serde_json::Error> {
    let mut parser = serde_json::Deserializer::from_slice(json);
    let value = AnyValue.deserialize(&mut parser)?;
    parser.end()?;
    Ok(value)
}

/// Creates the [`Value`] that a deserializer contains.
#[derive(Clone, Copy)]
pub(crate) struct AnyValue;

impl<'de> DeserializeSeed<'de> for AnyValue {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        let mut array = Vec::new();
        while let Some(element) = elements.next_element_seed(self)? {
            array.push(element);
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = fields.next_key::<String>()? {
            if object.is_empty() && key == NUMBER && is_number_an_object() {
                let number = fields.next_value::<String>()?;
                return number.parse().map(Value::Number).map_err(A::Error::custom);
            }
            object.insert(key, fields.next_value_seed(self)?);
        }
        Ok(Value::Object(object))
    }
}

/// The key of the object that is a number.
const NUMBER: &str = "$serde_json::private::Number";

/// Whether some crate of this build enables serde_json's feature `arbitrary_precision`.
fn is_number_an_object() -> bool {
    struct IsObject;

    impl<'de> Visitor<'de> for IsObject {
        type Value = bool;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a number")
        }

        fn visit_f64<E>(self, _: f64) -> Result<bool, E> {
            Ok(false)
        }

        fn visit_map<A: MapAccess<'de>>(self, _: A) -> Result<bool, A::Error> {
            Ok(true)
        }
    }

    serde_json::Deserializer::from_str("0.5").deserialize_any(IsObject).unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn no_key_has_a_meaning() {
        for text in
            [r#"{"$serde_json::private::RawValue":"[7]"}"#, r#"[{"$serde_json::private::RawValue":1,"a":2}]"#]
        {
            assert_eq!(json_value(text.as_bytes()).unwrap().to_string(), text);
        }
        let number = r#"{"$serde_json::private::Number":"7"}"#;
        let value = json_value(number.as_bytes()).unwrap().to_string();
        let has_arbitrary_precision = serde_json::from_str::<Value>("1e400").is_ok();
        assert_eq!(value, if has_arbitrary_precision { "7" } else { number });
    }

    #[test]
    fn values_are_those_of_serde_json() {
        let text =
            r#" {"a":[null,true,-0,-1,18446744073709551616,1.50,1e5],"b":"\u00e7","a":{"":[[]]},"c":"x"} "#;
        let value = json_value(text.as_bytes()).unwrap();
        assert_eq!(value, serde_json::from_str::<Value>(text).unwrap());
        assert_eq!(value, json!({"a": {"": [[]]}, "b": "ç", "c": "x"}));
        for text in ["", "{", "[1,]", "1 2", "1e400", "\"\\ud800\"", "{1:2}", &"[".repeat(128)] {
            let (ours, theirs) = (json_value(text.as_bytes()), serde_json::from_str::<Value>(text));
            let message = |error: serde_json::Error| error.to_string();
            assert_eq!(ours.map_err(message), theirs.map_err(message), "{text}");
        }
    }
}
