//! Serialization and deserialization of each form of "none".

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{
    BorrowedStrDeserializer, MapAccessDeserializer, SeqAccessDeserializer, StrDeserializer,
};
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::{EmptyForm, Maybe, Missable};
use crate::de::replay::Replay;

impl<T: Serialize + Missable> Serialize for Maybe<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self, T::EMPTY) {
            (Self::Some(value), _) => value.serialize(serializer),
            (Self::Empty, EmptyForm::String) => serializer.serialize_str(""),
            (Self::Empty, EmptyForm::Object | EmptyForm::List) => serializer.serialize_map(Some(0))?.end(),
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
            EmptyForm::None => T::parse_value(deserializer).map(Maybe::Some),
            EmptyForm::String => deserializer.deserialize_str(TextOrEmpty(PhantomData)),
            EmptyForm::Object => deserializer.deserialize_map(ObjectOrEmpty(PhantomData)),
            EmptyForm::List => deserializer.deserialize_any(ListOrEmpty(PhantomData)),
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

struct ListOrEmpty<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Missable> Visitor<'de> for ListOrEmpty<T> {
    type Value = Maybe<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTING)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, access: A) -> Result<Self::Value, A::Error> {
        T::parse_value(SeqAccessDeserializer::new(access)).map(Maybe::Some)
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<Self::Value, A::Error> {
        match Replay::first_key(access)? {
            None => Ok(Maybe::Empty),
            Some(_) => Err(A::Error::invalid_type(Unexpected::Map, &self)),
        }
    }
}
