//! Numbers that some API responses quote.

use std::fmt;

use rust_decimal::Decimal;
use serde::de::{Deserialize, Deserializer, Error, Visitor};

use super::amount::Amount;
use crate::de::token;
use crate::maybe::{EmptyForm, Missable};

/// A number, or a string that usually contains one: `199.91`, `"15.44"`.
///
/// It is for fields that have no value in any published delivery, and that RD Station's APIs write in both forms. A
/// string is kept unchanged; [`decimal`](Self::decimal) parses it.
///
/// ```
/// use gancho_core::NumberOrString;
///
/// let price: NumberOrString = serde_json::from_str(r#""15.44""#)?;
/// assert_eq!(price.decimal(), Some("15.44".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum NumberOrString {
    /// A JSON number.
    Number(Amount),
    /// A JSON string.
    String(String),
}

impl NumberOrString {
    /// The number. A string counts if it is a JSON number without surrounding white space.
    pub fn decimal(&self) -> Option<Decimal> {
        match self {
            Self::Number(amount) => Some(amount.decimal()),
            Self::String(text) => Amount::parse(text).map(Amount::decimal),
        }
    }
}

impl Missable for NumberOrString {
    const EMPTY: EmptyForm = EmptyForm::None;
    const EXPECTING: &'static str = "a number or a string";
}

impl serde::Serialize for NumberOrString {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(amount) => amount.serialize(serializer),
            Self::String(text) => serializer.serialize_str(text),
        }
    }
}

impl<'de> Deserialize<'de> for NumberOrString {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(token::NUMBER, Either)
    }
}

struct Either;

impl<'de> Visitor<'de> for Either {
    type Value = NumberOrString;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number of at most 28 digits, or a string")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<NumberOrString, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_str<E>(self, text: &str) -> Result<NumberOrString, E> {
        Ok(NumberOrString::String(text.to_owned()))
    }

    fn visit_bytes<E: Error>(self, text: &[u8]) -> Result<NumberOrString, E> {
        Amount::deserialize(serde::de::value::BytesDeserializer::new(text)).map(NumberOrString::Number)
    }

    fn visit_i64<E>(self, value: i64) -> Result<NumberOrString, E> {
        Ok(NumberOrString::Number(Decimal::from(value).into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<NumberOrString, E> {
        Ok(NumberOrString::Number(Decimal::from(value).into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<NumberOrString, E> {
        Amount::deserialize(serde::de::value::F64Deserializer::new(value)).map(NumberOrString::Number)
    }
}
