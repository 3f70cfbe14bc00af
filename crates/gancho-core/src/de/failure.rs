//! Failures of serde's visitors, stored as a kind instead of a message.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Expected, Unexpected};

use crate::ErrorKind;

/// A visitor's failure.
///
/// `serde_json::Error` has only a message. The kind would have to be derived from its text, and the message repeats
/// the rejected value. This type has the kind, and never a value.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) kind: ErrorKind,
    pub(crate) message: Cow<'static, str>,
    /// The affected field of the current object, if the failure is about a field.
    pub(crate) field: Option<&'static str>,
    /// The byte offset of the failure, if it is more precise than the position of the parser.
    pub(crate) offset: Option<usize>,
}

impl Failure {
    #[cold]
    pub(crate) fn new(kind: ErrorKind, message: impl Into<Cow<'static, str>>) -> Self {
        Self { kind, message: message.into(), field: None, offset: None }
    }

    #[cold]
    fn of_field(kind: ErrorKind, message: &'static str, field: &'static str) -> Self {
        Self { field: Some(field), ..Self::new(kind, message) }
    }
}

/// The error type of visitors that a [`Tracked`](super::tracked::Tracked) deserializer drives: a failure of the
/// visitor, or an error of the parser.
#[derive(Debug)]
pub(crate) enum Fault<E> {
    Visitor(Failure),
    Parser(E),
}

impl<E: fmt::Display> fmt::Display for Fault<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Visitor(failure) => f.write_str(&failure.message),
            Self::Parser(error) => error.fmt(f),
        }
    }
}

impl<E: fmt::Display + fmt::Debug> std::error::Error for Fault<E> {}

impl<E: serde::de::Error> serde::de::Error for Fault<E> {
    /// Only messages of this crate arrive here. None of them repeats the input.
    #[cold]
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Visitor(Failure::new(ErrorKind::InvalidValue, message.to_string()))
    }

    #[cold]
    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::Visitor(Failure::new(
            ErrorKind::WrongType,
            format!("expected {}, found {}", wording(expected), name(found)),
        ))
    }

    #[cold]
    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let message = format!("the value is not {}", wording(expected));
        Self::Visitor(Failure::new(ErrorKind::InvalidValue, message))
    }

    #[cold]
    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        let message = format!("expected {}, found {length} elements", wording(expected));
        Self::Visitor(Failure::new(ErrorKind::InvalidValue, message))
    }

    #[cold]
    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self::Visitor(Failure::new(ErrorKind::InvalidValue, "expected another value"))
    }

    #[cold]
    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self::Visitor(Failure::new(ErrorKind::InvalidValue, "expected another field"))
    }

    #[cold]
    fn missing_field(field: &'static str) -> Self {
        Self::Visitor(Failure::of_field(ErrorKind::MissingField, "a required field is missing", field))
    }

    #[cold]
    fn duplicate_field(field: &'static str) -> Self {
        Self::Visitor(Failure::of_field(ErrorKind::DuplicateField, "the field occurs twice", field))
    }
}

/// Derived visitors expect structs and sequences; the error messages say objects and arrays.
fn wording(expected: &dyn Expected) -> String {
    let text = expected.to_string();
    match text.as_str() {
        "a sequence" => "an array".to_owned(),
        "a map" => "an object".to_owned(),
        other if other.starts_with("struct ") => "an object".to_owned(),
        _ => text,
    }
}

/// The type of the value found, never the value.
fn name(found: Unexpected<'_>) -> &'static str {
    match found {
        Unexpected::Bool(_) => "a boolean",
        Unexpected::Unsigned(_) | Unexpected::Signed(_) => "an integer",
        Unexpected::Float(_) => "a number",
        Unexpected::Char(_) | Unexpected::Str(_) => "a string",
        Unexpected::Unit | Unexpected::Option => "null",
        Unexpected::Seq => "an array",
        Unexpected::Map => "an object",
        _ => "something else",
    }
}
