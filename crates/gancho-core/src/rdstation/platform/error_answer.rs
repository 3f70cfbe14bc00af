//! The error responses of the APIs.

use std::fmt;

use indexmap::IndexMap;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::{Deserialize, Serialize};

use crate::Maybe;
use crate::de::borrowed::Borrowed;
use crate::de::payloads;
use crate::maybe::Missable;
use crate::model::model;
use crate::scalar::integer::Integer;

model! {
    /// The body of an error response.
    ///
    /// Four forms are documented: `errors` as a list, as one object, or by field, and `error` with a sentence. An error
    /// with status 500 is HTML.
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
        /// One sentence: no permission, or too many calls.
        pub error: Maybe<String>,
        /// What is wrong, in one of three forms.
        pub errors: Maybe<Errors>,
        /// How many calls are allowed (status 429).
        pub max: Maybe<Integer>,
        /// How many were made (status 429).
        pub usage: Maybe<Integer>,
        /// Seconds to wait (status 429).
        pub remaining_time: Maybe<Integer>,
    }
}

payloads!(ErrorAnswer);

model! {
    /// One thing that is wrong.
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
        /// What kind, such as `CANNOT_BE_BLANK`.
        pub error_type: Maybe<String>,
        /// What it is, in words.
        pub error_message: Maybe<String>,
        /// Where, such as `$.event_type`.
        pub path: Maybe<String>,
    }
}

/// Everything that is wrong, in the form it came.
///
/// An object is [`One`](Self::One) when it has a field of [`ErrorDetail`], and [`ByField`](Self::ByField) otherwise.
/// Unknown fields of the first that stand before its known ones are passed over without being listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Errors {
    /// A list.
    List(Vec<ErrorDetail>),
    /// One thing.
    One(ErrorDetail),
    /// By the field that is wrong.
    ByField(IndexMap<String, Vec<FieldError>>),
}

/// One thing that is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum FieldError {
    /// In words.
    Message(String),
    /// With its kind.
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

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Errors, A::Error> {
        let mut list = Vec::new();
        while let Some(detail) = elements.next_element()? {
            list.push(detail);
        }
        Ok(Errors::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Errors, A::Error> {
        let mut one = ErrorDetail::default();
        let mut others = IndexMap::new();
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
                    others.insert(key.into_owned(), fields.next_value()?);
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
        let fields = others.into_iter().map(|(field, errors)| match errors {
            Field::Errors(errors) => Ok((field, errors)),
            Field::Other => Err(A::Error::invalid_type(Unexpected::Other(""), &"an array for each field")),
        });
        fields.collect::<Result<_, _>>().map(Errors::ByField)
    }
}

/// A field that is a field at fault, or one that nobody knows: which of them is told by the fields beside it.
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

/// Takes a scalar for something that nobody knows.
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

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Field, A::Error> {
        let mut errors = Vec::new();
        while let Some(error) = elements.next_element()? {
            errors.push(error);
        }
        Ok(Field::Errors(errors))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Field, A::Error> {
        while fields.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Field::Other)
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
