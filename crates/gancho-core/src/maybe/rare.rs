//! Optional fields that are rarely present.

use std::fmt;
use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Maybe, Missable};

/// An optional field whose value is boxed, if there is one.
///
/// It takes eight bytes in its struct; a [`Maybe`] of a string takes 24. It is used in objects that a list may contain
/// by the million. The text `{"id":"1"}` is a lead; with all of its 26 fields stored inline, it would take 1,152 bytes.
///
/// It dereferences to the [`Maybe`], so that it is used in the same way:
///
/// ```
/// use gancho_core::{Maybe, rdstation::marketing::Lead};
///
/// let mut lead: Lead = gancho_core::from_str(r#"{"id":"1","user":"ana@example.com","city":null}"#)?;
/// assert_eq!(lead.user.as_deref(), Some("ana@example.com"));
/// assert_eq!(*lead.city, Maybe::Null);
/// assert!(lead.state.is_absent());
///
/// lead.public_url = "https://example.com/1".to_owned().into();
/// assert_eq!(lead.public_url.get().map(String::len), Some(21));
/// # Ok::<(), gancho_core::Error>(())
/// ```
pub struct Rare<T>(Option<Box<Maybe<T>>>);

impl<T> Rare<T> {
    /// Whether the field is absent.
    pub fn is_absent(&self) -> bool {
        (**self).is_absent()
    }

    /// Converts to a [`Maybe`], which stores the value inline.
    pub fn into_maybe(self) -> Maybe<T> {
        self.0.map_or(Maybe::Absent, |boxed| *boxed)
    }
}

impl<T> Deref for Rare<T> {
    type Target = Maybe<T>;

    fn deref(&self) -> &Maybe<T> {
        self.0.as_deref().unwrap_or(&Maybe::Absent)
    }
}

impl<T> DerefMut for Rare<T> {
    fn deref_mut(&mut self) -> &mut Maybe<T> {
        self.0.get_or_insert_with(|| Box::new(Maybe::Absent))
    }
}

impl<T> From<Maybe<T>> for Rare<T> {
    fn from(value: Maybe<T>) -> Self {
        Self((!value.is_absent()).then(|| Box::new(value)))
    }
}

impl<T> From<T> for Rare<T> {
    fn from(value: T) -> Self {
        Maybe::Some(value).into()
    }
}

impl<T> From<Rare<T>> for Maybe<T> {
    fn from(field: Rare<T>) -> Self {
        field.into_maybe()
    }
}

impl<T> Default for Rare<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Clone> Clone for Rare<T> {
    fn clone(&self) -> Self {
        (**self).clone().into()
    }
}

impl<T: fmt::Debug> fmt::Debug for Rare<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: PartialEq> PartialEq for Rare<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq> Eq for Rare<T> {}

impl<T: Serialize + Missable> Serialize for Rare<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de> + Missable> Deserialize<'de> for Rare<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Maybe::deserialize(deserializer).map(Self::from)
    }
}
