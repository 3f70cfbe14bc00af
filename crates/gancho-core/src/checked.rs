//! What the other crates of this project need from this one, such as constructors without validation.
//!
//! This module is not part of the public API. The fast parser uses it to create values of the model and errors.

pub use crate::de::listing::Listing;
pub use crate::json_value::json_value;
pub use crate::read::diagnosis::{Diagnosis, FieldsFault};
pub use crate::read::elements::limit_elements;
pub use crate::rules::{CheckedNotification, is_email_or_empty, is_uuid};
pub use crate::shape::{Roots, Shape};
pub use crate::superoffice::event_name::is_documented_event;

use crate::{Error, JsonPointer, ParseOptions, Payload};

/// Parses a body and returns its unknown fields too.
pub fn with_unknown<T: Payload>(body: &[u8]) -> Result<(T, Vec<JsonPointer>), Error> {
    let mut unknown = Vec::new();
    let value = ParseOptions::new().unknown_fields(&mut unknown).from_slice(body)?;
    Ok((value, unknown))
}

/// A type that can be created from a validated string.
pub trait FromChecked {
    /// Creates the value. The string must not be empty for an id, and must be one JSON value for
    /// [`JsonText`](crate::JsonText).
    fn from_checked(text: &str) -> Self;
}

/// A type with a placeholder value, which fills the place of a value that is not parsed yet. It is never visible to
/// users.
pub trait Blank {
    /// The placeholder.
    const BLANK: Self;
}

/// A struct of the model that can be created from all of its fields. Other crates cannot use a struct literal,
/// because the structs are `#[non_exhaustive]`.
pub trait FromParts {
    /// The fields.
    type Parts;

    /// Creates the struct.
    fn from_parts(parts: Self::Parts) -> Self;
}
