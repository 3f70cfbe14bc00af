//! The door for readers that have checked a string themselves.
//!
//! Not part of the API that receivers use: the fast parser makes the model's values through it, and the errors.

pub use crate::read::diagnosis::{Diagnosis, FieldsFault};
pub use crate::shape::{Roots, Shape};

use crate::{Error, JsonPointer, ParseOptions, Payload};

/// Parses a body, and gives the list of its unknown fields with it.
pub fn with_unknown<T: Payload>(body: &[u8]) -> Result<(T, Vec<JsonPointer>), Error> {
    let mut unknown = Vec::new();
    let value = ParseOptions::new().unknown_fields(&mut unknown).from_slice(body)?;
    Ok((value, unknown))
}

/// A type made from text that its maker has checked already.
pub trait FromChecked {
    /// Takes the text: not empty for an id, one JSON value for [`JsonText`](crate::JsonText).
    fn from_checked(text: &str) -> Self;
}

/// A type of which some value can stand where one will be read. That value is never handed out.
pub trait Blank {
    /// The value.
    const BLANK: Self;
}

/// A struct of the model made from all of its fields: the structs themselves cannot be written out in other crates.
pub trait FromParts {
    /// All fields.
    type Parts;

    /// Makes the struct.
    fn from_parts(parts: Self::Parts) -> Self;
}
