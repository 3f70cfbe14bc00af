//! What serde's visitors say went wrong, kept as structure instead of as a string.

use std::fmt;

use serde::de::{Expected, Unexpected};

use crate::ErrorKind;

/// What a visitor rejected, and why.
///
/// `serde_json::Error` keeps only a sentence, in which a kind could be found again by looking for words, and which
/// repeats the value it rejects. This one keeps the kind, and never a value.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) kind: ErrorKind,
    pub(crate) message: Box<str>,
    /// The field of the current object at fault, where the failure speaks of one.
    pub(crate) field: Option<&'static str>,
    /// The byte at fault, where it is known better than the parser knows it.
    pub(crate) offset: Option<usize>,
}

impl Failure {
    #[cold]
    pub(crate) fn new(kind: ErrorKind, message: impl Into<Box<str>>) -> Self {
        Self { kind, message: message.into(), field: None, offset: None }
    }

    #[cold]
    fn of_member(kind: ErrorKind, message: &str, field: &'static str) -> Self {
        Self { field: Some(field), ..Self::new(kind, message) }
    }
}

/// The error type that visitors see while a [`Reader`](super::tracked::Tracked) drives them: theirs or the parser's.
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
    /// Only this crate's own sentences come this way; none of them repeats what it read.
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
    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let message = format!("expected {}, found another {}", wording(expected), bare(found));
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
        Self::Visitor(Failure::of_member(ErrorKind::MissingField, "missing field", field))
    }

    #[cold]
    fn duplicate_field(field: &'static str) -> Self {
        Self::Visitor(Failure::of_member(ErrorKind::DuplicateField, "duplicate field", field))
    }
}

/// Derived visitors speak of structs and sequences; readers of a payload know objects and arrays.
fn wording(expected: &dyn Expected) -> String {
    let text = expected.to_string();
    match text.as_str() {
        "a sequence" => "an array".to_owned(),
        "a map" => "an object".to_owned(),
        other => match other.strip_prefix("struct ") {
            Some(name) => format!("an object ({name})"),
            None => text,
        },
    }
}

/// The kind of thing found, without its article.
fn bare(found: Unexpected<'_>) -> &'static str {
    let name = name(found);
    name.split_once(' ').map_or(name, |(_, bare)| bare)
}

/// The kind of thing found, never the thing.
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
