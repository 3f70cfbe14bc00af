//! Free-form values, with a variant for each usual form.

use std::fmt;

use rust_decimal::Decimal;
use serde::de::{Deserialize, Deserializer, Error};

use super::json::JsonText;
use crate::{Amount, maybe::Missable};

/// A free-form value: the value of a custom field, one of SuperOffice's `FieldValues`, or an injected property.
///
/// The vendors send `null`, strings, lists of strings, whole numbers and booleans. All other JSON is accepted as
/// [`Other`](Self::Other). [`parse`](Self::parse) and all parsers use the first variant that fits.
///
/// ```
/// use gancho_core::FreeValue;
///
/// let choices: FreeValue = serde_json::from_str(r#"["CIF", "FOB"]"#)?;
/// assert_eq!(choices.strings().collect::<Vec<_>>(), ["CIF", "FOB"]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FreeValue {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number of 64 bits, written without a decimal point or an exponent.
    Integer(i64),
    /// A string.
    String(String),
    /// A list of strings, or the empty list.
    List(Vec<String>),
    /// Any other value: other numbers, objects, mixed lists.
    Other(JsonText),
}

impl FreeValue {
    /// Parses one JSON value.
    ///
    /// # Errors
    ///
    /// The error of serde_json if the text is not valid JSON; also for lone surrogates and for nesting deeper than
    /// [`MAX_DEPTH`](crate::MAX_DEPTH).
    pub fn parse(text: &str) -> Result<Self, serde_json::Error> {
        let text = text.trim_matches([' ', '\t', '\n', '\r']);
        match text.as_bytes().first() {
            Some(b'n') => serde_json::from_str(text).map(|()| Self::Null),
            Some(b't' | b'f') => serde_json::from_str(text).map(Self::Bool),
            Some(b'"') => serde_json::from_str(text).map(Self::String),
            // JSON libraries parse "-0" as a float, and as an integer it would lose its sign.
            Some(b'-' | b'0'..=b'9') if text != "-0" => match serde_json::from_str(text) {
                Ok(whole) => Ok(Self::Integer(whole)),
                Err(_) => JsonText::parse(text).map(Self::Other),
            },
            Some(b'[') => match serde_json::from_str(text) {
                Ok(texts) => Ok(Self::List(texts)),
                Err(_) => JsonText::parse(text).map(Self::Other),
            },
            _ => JsonText::parse(text).map(Self::Other),
        }
    }

    /// The string, if the value is a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number, if the value is one.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Integer(whole) => Some(*whole),
            _ => None,
        }
    }

    /// The number, if a decimal can represent it exactly.
    pub fn as_decimal(&self) -> Option<Decimal> {
        match self {
            Self::Integer(whole) => Some((*whole).into()),
            Self::Other(json) => Amount::parse(json.as_str()).map(Amount::decimal),
            _ => None,
        }
    }

    /// The boolean, if the value is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The strings: all elements of a list, or a single string; otherwise none.
    pub fn strings(&self) -> impl Iterator<Item = &str> {
        let texts = match self {
            Self::String(text) => std::slice::from_ref(text),
            Self::List(texts) => texts,
            _ => &[],
        };
        texts.iter().map(String::as_str)
    }

    /// Whether the field was left empty: `null`, `""` or `[]`.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Null => true,
            Self::String(text) => text.is_empty(),
            Self::List(texts) => texts.is_empty(),
            _ => false,
        }
    }
}

impl Missable for FreeValue {}

impl From<&str> for FreeValue {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for FreeValue {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<bool> for FreeValue {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for FreeValue {
    fn from(whole: i64) -> Self {
        Self::Integer(whole)
    }
}

impl From<Vec<String>> for FreeValue {
    fn from(texts: Vec<String>) -> Self {
        Self::List(texts)
    }
}

impl PartialEq<str> for FreeValue {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == Some(other)
    }
}

impl PartialEq<&str> for FreeValue {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == Some(other)
    }
}

impl serde::Serialize for FreeValue {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Integer(whole) => serializer.serialize_i64(*whole),
            Self::String(text) => serializer.serialize_str(text),
            Self::List(texts) => texts.serialize(serializer),
            Self::Other(json) => json.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for FreeValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(crate::de::token::ANY, Any)
    }
}

struct Any;

impl<'de> serde::de::Visitor<'de> for Any {
    type Value = FreeValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bytes<E: Error>(self, text: &[u8]) -> Result<FreeValue, E> {
        let text = std::str::from_utf8(text).unwrap_or_default();
        FreeValue::parse(text).map_err(|_| E::custom("expected JSON"))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<FreeValue, D::Error> {
        let json = JsonText::deserialize(deserializer)?;
        FreeValue::parse(json.as_str()).map_err(|_| Error::custom("expected JSON"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_has_its_variant_and_round_trips() {
        let other = |text| FreeValue::Other(JsonText::parse(text).unwrap());
        for (text, value) in [
            ("null", FreeValue::Null),
            ("true", FreeValue::Bool(true)),
            ("-7", FreeValue::Integer(-7)),
            (r#""8.06 kWp""#, FreeValue::String("8.06 kWp".into())),
            ("[]", FreeValue::List(vec![])),
            (r#"["a"]"#, FreeValue::List(vec!["a".into()])),
            ("-0", other("-0")),
            ("1.0", other("1.0")),
            ("1e999", other("1e999")),
            ("9223372036854775808", other("9223372036854775808")),
            (r#"["a",null]"#, other(r#"["a",null]"#)),
            (r#"{"a":{}}"#, other(r#"{"a":{}}"#)),
        ] {
            let read: FreeValue =
                serde_json::from_str(text).unwrap_or_else(|_| FreeValue::parse(text).unwrap());
            assert_eq!(FreeValue::parse(text).unwrap(), value);
            assert_eq!(serde_json::to_string(&value).unwrap(), text);
            if text != "9223372036854775808" && text != "1e999" && text != "-0" {
                assert_eq!(read, value, "through plain serde_json");
            }
        }
    }
}
