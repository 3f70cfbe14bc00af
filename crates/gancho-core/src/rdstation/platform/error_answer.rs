//! The error responses of the APIs.

use std::fmt;

use indexmap::IndexMap;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::{Deserialize, Serialize};

use crate::de::borrowed::Borrowed;
use crate::de::{self, payloads};
use crate::maybe::Missable;
use crate::model::model;
use crate::scalar::integer::Integer;
use crate::{JsonText, Maybe};

model! {
    /// The body of an error response.
    ///
    /// Four forms are documented: `errors` as a list, as one object, or by field, and `error` with a sentence. A
    /// response with status 500 is HTML.
    ///
    /// ```
    /// use gancho_core::rdstation::platform::ErrorAnswer;
    ///
    /// let mut error_answer = ErrorAnswer::new();
    /// error_answer.error = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&error_answer)?["error"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// Source: <https://developers.rdstation.com/reference/mensagens-de-erro-rdsm>
    pub struct ErrorAnswer {
        /// A sentence, when permission is missing or the rate limit is exceeded.
        pub error: Maybe<String>,
        /// The errors, in one of three forms.
        pub errors: Maybe<Errors>,
        /// The allowed number of calls (status 429).
        pub max: Maybe<Integer>,
        /// The number of calls made (status 429).
        pub usage: Maybe<Integer>,
        /// The number of seconds to wait (status 429).
        pub remaining_time: Maybe<Integer>,
    }
}

payloads!(ErrorAnswer);

model! {
    /// One error.
    ///
    /// ```
    /// use gancho_core::rdstation::platform::ErrorDetail;
    ///
    /// let mut error_detail = ErrorDetail::new();
    /// error_detail.error_type = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&error_detail)?["error_type"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct ErrorDetail {
        /// The type, such as `CANNOT_BE_BLANK`.
        pub error_type: Maybe<String>,
        /// The message.
        pub error_message: Maybe<String>,
        /// The path, such as `$.event_type`.
        pub path: Maybe<String>,
    }
}

/// All errors, in one of three forms.
///
/// An object is [`One`](Self::One) if it has a field of [`ErrorDetail`], and [`ByField`](Self::ByField) otherwise.
/// An unknown field before the first known field of [`One`](Self::One) is not listed as unknown, because it could be
/// the name of an affected field.
///
/// ```
/// use gancho_core::rdstation::platform::{ErrorAnswer, Errors};
///
/// let answer: ErrorAnswer = serde_json::from_str(r#"{"errors":[{"error_type":"CANNOT_BE_BLANK"}]}"#)?;
/// let Some(Errors::List(list)) = answer.errors.get() else { unreachable!() };
/// assert_eq!(list[0].error_type.as_deref(), Some("CANNOT_BE_BLANK"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Errors {
    /// A list of errors.
    List(Vec<ErrorDetail>),
    /// One error.
    One(ErrorDetail),
    /// The errors by field.
    ByField(IndexMap<String, Vec<FieldError>>),
}

/// An error of one field.
///
/// ```
/// use gancho_core::rdstation::platform::{ErrorAnswer, Errors, FieldError};
///
/// let answer: ErrorAnswer = serde_json::from_str(r#"{"errors":{"url":["is not valid"]}}"#)?;
/// let Some(Errors::ByField(fields)) = answer.errors.get() else { unreachable!() };
/// assert_eq!(fields["url"], [FieldError::Message("is not valid".to_owned())]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum FieldError {
    /// Only a message.
    Message(String),
    /// A message and its type.
    Detail(ErrorDetail),
}

impl Missable for Errors {
    const EXPECTING: &'static str = "errors as an array or an object";
}

impl<'de> Deserialize<'de> for Errors {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyForm)
    }
}

struct AnyForm;

impl<'de> Visitor<'de> for AnyForm {
    type Value = Errors;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Errors::EXPECTING)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<Errors, A::Error> {
        de::elements(elements).map(Errors::List)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Errors, A::Error> {
        let mut one = ErrorDetail::default();
        let mut by_field = IndexMap::new();
        let mut has_other = false;
        while let Some(key) = fields.next_key_seed(Borrowed)? {
            let (slot, name) = match key.as_ref() {
                "error_type" => (&mut one.error_type, "error_type"),
                "error_message" => (&mut one.error_message, "error_message"),
                "path" => (&mut one.path, "path"),
                _ if one != ErrorDetail::default() => {
                    fields.next_value::<IgnoredAny>()?;
                    continue;
                }
                _ => {
                    match fields.next_value()? {
                        Field::Errors(errors) => {
                            by_field.insert(key.into_owned(), errors);
                        }
                        Field::Other => has_other = true,
                    }
                    continue;
                }
            };
            if !slot.is_absent() {
                return Err(A::Error::duplicate_field(name));
            }
            *slot = fields.next_value()?;
        }
        if one != ErrorDetail::default() {
            return Ok(Errors::One(one));
        }
        if has_other {
            return Err(A::Error::invalid_type(Unexpected::Other(""), &"an array for each field"));
        }
        Ok(Errors::ByField(by_field))
    }
}

/// The value of a key that may be the name of an affected field or an unknown field; the other keys of the object
/// decide.
enum Field {
    Errors(Vec<FieldError>),
    Other,
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ErrorsOrOther)
    }
}

struct ErrorsOrOther;

/// Accepts a scalar for an unknown field.
macro_rules! other {
    ($($method:ident($type:ty);)*) => {$(
        fn $method<E>(self, _: $type) -> Result<Field, E> {
            Ok(Field::Other)
        }
    )*};
}

impl<'de> Visitor<'de> for ErrorsOrOther {
    type Value = Field;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    other! {
        visit_bool(bool);
        visit_i64(i64);
        visit_u64(u64);
        visit_f64(f64);
        visit_str(&str);
    }

    fn visit_unit<E>(self) -> Result<Field, E> {
        Ok(Field::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<Field, A::Error> {
        de::elements(elements).map(Field::Errors)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Field, A::Error> {
        while fields.next_entry::<IgnoredAny, Within>()?.is_some() {}
        Ok(Field::Other)
    }
}

/// A value within an unknown field. It is checked, but not listed: only the unknown field itself is one.
struct Within;

impl<'de> Deserialize<'de> for Within {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        JsonText::deserialize(deserializer).map(|_| Self)
    }
}

impl<'de> Deserialize<'de> for FieldError {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(MessageOrDetail)
    }
}

struct MessageOrDetail;

impl<'de> Visitor<'de> for MessageOrDetail {
    type Value = FieldError;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or an object")
    }

    fn visit_str<E>(self, message: &str) -> Result<FieldError, E> {
        Ok(FieldError::Message(message.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<FieldError, A::Error> {
        ErrorDetail::deserialize(MapAccessDeserializer::new(fields)).map(FieldError::Detail)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checked::with_unknown;

    fn unknown(body: &str) -> Vec<String> {
        let (_, unknown) = with_unknown::<ErrorAnswer>(body.as_bytes()).unwrap();
        unknown.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn nothing_within_an_unknown_field_is_listed() {
        assert_eq!(unknown(r#"{"errors":{"error_type":"t","x":{"a":1}}}"#), ["/errors/x"]);
        assert!(unknown(r#"{"errors":{"x":{"a":1},"error_type":"t"}}"#).is_empty());
        assert_eq!(unknown(r#"{"errors":{"x":[{"a":1}]}}"#), ["/errors/x/0/a"]);
    }

    #[test]
    fn an_object_of_other_values_is_no_form() {
        for errors in ["{\"x\":1}", "{\"x\":[],\"y\":{\"a\":\"\\ud800\"}}", "{\"x\":[],\"y\":null}"] {
            let body = format!(r#"{{"errors":{errors}}}"#);
            assert!(crate::from_str::<ErrorAnswer>(&body).is_err(), "{body}");
        }
    }
}
