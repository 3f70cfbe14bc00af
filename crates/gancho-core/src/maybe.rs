//! A member that may be missing, and how it was missing.

use std::fmt;
use std::marker::PhantomData;

use indexmap::IndexMap;
use serde::de::value::{BorrowedStrDeserializer, MapAccessDeserializer, StrDeserializer};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

use crate::de::replay::Replay;

/// A value that may be missing, in one of the three ways the vendors write "none".
///
/// RD Station sends `"deal_source": {}` for no source, `"completed_by_id": null` for nobody and `"created_by_id": ""`
/// for nobody too, and leaves other members out. All of them are "none" to a receiver, so [`get`](Self::get) and
/// [`into_option`](Self::into_option) treat them alike; the form is kept only so that a document prints back as it
/// came.
///
/// ```
/// use gancho_core::{Maybe, rdstation::crm::UserId};
///
/// let nobody: Maybe<UserId> = serde_json::from_str(r#""""#)?;
/// assert_eq!(nobody, Maybe::Empty);
/// assert_eq!(nobody.get(), None);
/// assert_eq!(serde_json::to_string(&nobody)?, r#""""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Maybe<T> {
    /// The member is not there.
    #[default]
    Absent,
    /// The member is `null`.
    Null,
    /// The member is there and empty: `{}` where an object is meant, `""` where an id or a date is meant. Of a type that
    /// has no such form it prints as `null`; reading never makes it.
    Empty,
    /// The value.
    Some(T),
}

/// Which JSON text stands for "nothing" in a place where the type itself is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmptyForm {
    /// Only `null` and absence: an empty value of this type is a value.
    None,
    /// `""`, for what is written as text but is never empty: ids, timestamps, dates.
    Text,
    /// `{}`, for references.
    Object,
}

/// A type that can stand in a [`Maybe`].
pub trait Missable {
    /// Its empty form.
    const EMPTY: EmptyForm = EmptyForm::None;
    /// What an error says was expected, such as `"a timestamp"`.
    const EXPECTING: &'static str = "a value";
}

impl Missable for String {}
impl Missable for bool {}
impl<T> Missable for Vec<T> {}
impl<T> Missable for IndexMap<String, T> {}

/// Marks objects that may be written `{}` for "none".
macro_rules! references {
    ($($type:ty),* $(,)?) => {$(
        impl $crate::maybe::Missable for $type {
            const EMPTY: $crate::maybe::EmptyForm = $crate::maybe::EmptyForm::Object;
            const EXPECTING: &'static str = "an object";
        }
    )*};
}
pub(crate) use references;

impl<T> Maybe<T> {
    /// The value, if there is one.
    pub fn get(&self) -> Option<&T> {
        match self {
            Self::Some(value) => Some(value),
            Self::Absent | Self::Null | Self::Empty => None,
        }
    }

    /// The value itself, if there is one.
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Some(value) => Some(value),
            Self::Absent | Self::Null | Self::Empty => None,
        }
    }

    /// Whether there is a value.
    pub fn is_some(&self) -> bool {
        matches!(self, Self::Some(_))
    }

    /// Whether there is none, in whichever form.
    pub fn is_none(&self) -> bool {
        !self.is_some()
    }

    /// Whether the member is left out altogether.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// The same form of "none", or the value converted.
    pub fn map<U>(self, convert: impl FnOnce(T) -> U) -> Maybe<U> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Empty => Maybe::Empty,
            Self::Some(value) => Maybe::Some(convert(value)),
        }
    }

    /// Borrows the value.
    pub fn as_ref(&self) -> Maybe<&T> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Empty => Maybe::Empty,
            Self::Some(value) => Maybe::Some(value),
        }
    }
}

impl Maybe<String> {
    /// The text, if there is one. An empty text is a text.
    pub fn as_deref(&self) -> Option<&str> {
        self.get().map(String::as_str)
    }
}

impl<T> Maybe<Vec<T>> {
    /// The elements; none when the list is missing.
    pub fn as_slice(&self) -> &[T] {
        self.get().map_or(&[], Vec::as_slice)
    }
}

/// `None` becomes `null`: the form that every reader of JSON understands.
impl<T> From<Option<T>> for Maybe<T> {
    fn from(option: Option<T>) -> Self {
        option.map_or(Self::Null, Self::Some)
    }
}

impl<T: Serialize + Missable> Serialize for Maybe<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self, T::EMPTY) {
            (Self::Some(value), _) => value.serialize(serializer),
            (Self::Empty, EmptyForm::Text) => serializer.serialize_str(""),
            (Self::Empty, EmptyForm::Object) => serializer.serialize_map(Some(0))?.end(),
            (Self::Empty, EmptyForm::None) | (Self::Absent | Self::Null, _) => serializer.serialize_none(),
        }
    }
}

impl<'de, T: Deserialize<'de> + Missable> Deserialize<'de> for Maybe<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_option(NullOr(PhantomData))
    }
}

struct NullOr<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Missable> Visitor<'de> for NullOr<T> {
    type Value = Maybe<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} or null", T::EXPECTING)
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(Maybe::Null)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Maybe::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        match T::EMPTY {
            EmptyForm::None => T::deserialize(deserializer).map(Maybe::Some),
            EmptyForm::Text => deserializer.deserialize_str(TextOrEmpty(PhantomData)),
            EmptyForm::Object => deserializer.deserialize_map(ObjectOrEmpty(PhantomData)),
        }
    }
}

struct TextOrEmpty<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Missable> Visitor<'de> for TextOrEmpty<T> {
    type Value = Maybe<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTING)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
        if text.is_empty() {
            Ok(Maybe::Empty)
        } else {
            T::deserialize(StrDeserializer::new(text)).map(Maybe::Some)
        }
    }

    fn visit_borrowed_str<E: serde::de::Error>(self, text: &'de str) -> Result<Self::Value, E> {
        if text.is_empty() {
            Ok(Maybe::Empty)
        } else {
            T::deserialize(BorrowedStrDeserializer::new(text)).map(Maybe::Some)
        }
    }
}

struct ObjectOrEmpty<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Missable> Visitor<'de> for ObjectOrEmpty<T> {
    type Value = Maybe<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTING)
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<Self::Value, A::Error> {
        match Replay::first_key(access)? {
            None => Ok(Maybe::Empty),
            Some(replay) => T::deserialize(MapAccessDeserializer::new(replay)).map(Maybe::Some),
        }
    }
}
