//! Free-form values by name.

use std::ops::{Deref, DerefMut};

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::value::FreeValue;
use crate::maybe::Missable;

/// Free-form values by name, in their original order: `custom_fields`, `cf_*`, `FieldValues`, injected properties.
///
/// The vendor's user chooses the names: slugs with hyphens and digits (`cnpj-41d5`), or labels with spaces and
/// accents. A duplicate name has its last value, at its first position.
///
/// ```
/// use gancho_core::{FreeFields, FreeValue};
///
/// let fields: FreeFields = serde_json::from_str(r#"{"teste-1":null,"cnpj-41d5":"12.345"}"#)?;
/// assert_eq!(fields.get("cnpj-41d5").and_then(FreeValue::as_str), Some("12.345"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FreeFields(IndexMap<String, FreeValue>);

impl FreeFields {
    /// Creates an empty collection.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Missable for FreeFields {
    const EXPECTING: &'static str = "an object";
}

impl Deref for FreeFields {
    type Target = IndexMap<String, FreeValue>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for FreeFields {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl FromIterator<(String, FreeValue)> for FreeFields {
    fn from_iter<I: IntoIterator<Item = (String, FreeValue)>>(fields: I) -> Self {
        Self(fields.into_iter().collect())
    }
}

impl IntoIterator for FreeFields {
    type Item = (String, FreeValue);
    type IntoIter = indexmap::map::IntoIter<String, FreeValue>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a FreeFields {
    type Item = (&'a String, &'a FreeValue);
    type IntoIter = indexmap::map::Iter<'a, String, FreeValue>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
