//! Arbitrary JSON, stored as text.

use std::fmt;

use serde::de::{Deserialize, DeserializeOwned, DeserializeSeed as _, Deserializer, Error, Visitor};
use serde_json::value::RawValue;

use crate::checked::FromChecked;
use crate::de::{MAX_DEPTH, token, verbatim};
use crate::json_value::{AnyValue, json_value};

/// An arbitrary JSON value, stored as JSON text without white space between tokens.
///
/// It is not a `serde_json::Value`, which would lose information: `1e999`, the twentieth digit of a number, the order
/// of keys, and duplicate keys. Two values are equal when their texts are equal.
///
/// ```
/// use gancho_core::JsonText;
///
/// let text = JsonText::parse(r#"{ "a": 1e999 }"#)?;
/// assert_eq!(text.as_str(), r#"{"a":1e999}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct JsonText(Box<RawValue>);

impl JsonText {
    /// Parses one JSON document.
    ///
    /// # Errors
    ///
    /// The error of serde_json if the text is not valid JSON; also for lone surrogates and for nesting deeper than
    /// [`MAX_DEPTH`].
    pub fn parse(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str::<&RawValue>(text)?;
        // No parser of this project accepts such text.
        verbatim::check(text, MAX_DEPTH)
            .map_err(|_| serde_json::Error::custom("a lone surrogate, or nesting too deep"))?;
        RawValue::from_string(verbatim::compact(text)).map(Self)
    }

    /// The JSON text.
    pub fn as_str(&self) -> &str {
        self.0.get()
    }

    /// Deserializes the value into any type. For `serde_json::Value`, use [`to_value`](Self::to_value).
    ///
    /// # Errors
    ///
    /// The error of serde_json if the value is not of that type.
    pub fn to<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(self.as_str())
    }

    /// Converts the value to a `serde_json::Value`, which rounds numbers of many digits and keeps the last of duplicate
    /// keys.
    ///
    /// `to::<serde_json::Value>()` would replace an object with the key `$serde_json::private::RawValue` by the JSON in
    /// its string, which may be nested so deep that it overflows the stack. So does `serde_json::to_value`, for every
    /// payload with free-form fields.
    ///
    /// ```
    /// use gancho_core::JsonText;
    ///
    /// assert_eq!(JsonText::parse(r#"{"a":[7]}"#)?.to_value()?["a"][0], 7);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The error of serde_json for a number that a `Value` cannot represent, such as `1e999`.
    pub fn to_value(&self) -> Result<serde_json::Value, serde_json::Error> {
        json_value(self.as_str().as_bytes())
    }
}

impl FromChecked for JsonText {
    fn from_checked(text: &str) -> Self {
        #[expect(
            clippy::expect_used,
            reason = "the parser has validated the text; replacing a document with null would be worse"
        )]
        Self(RawValue::from_string(verbatim::compact(text)).expect("the text was checked as JSON"))
    }
}

impl PartialEq for JsonText {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for JsonText {}

impl fmt::Display for JsonText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for JsonText {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for JsonText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(token::ANY, Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = JsonText;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bytes<E: Error>(self, text: &[u8]) -> Result<JsonText, E> {
        let text = std::str::from_utf8(text).unwrap_or_default();
        JsonText::parse(text).map_err(|_| E::custom("expected JSON"))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<JsonText, D::Error> {
        let value = AnyValue.deserialize(deserializer)?;
        JsonText::parse(&value.to_string()).map_err(|_| Error::custom("expected JSON"))
    }
}
