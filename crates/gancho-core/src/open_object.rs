//! Objects that contain fields of the model and fields of the sender.
//!
//! `serde(flatten)` would buffer every field, which breaks numbers and prevents borrowing. This deserializer streams
//! the object once: it passes known fields to the derived code, and puts the sender's fields into a map.
//! Serialization uses `flatten`, which does not buffer there.

use std::fmt;

use serde::de::value::CowStrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

use crate::FreeFields;
use crate::de::borrowed::Borrowed;

/// A deserializer that separates the sender's fields.
///
/// The derived code passes its field names when it requests a struct. For all other fields, `is_own` decides whether
/// they belong to the sender. The remaining fields go to the derived code, which ignores them as unknown fields.
pub(crate) struct OpenDeserializer<'r, D> {
    pub(crate) inner: D,
    pub(crate) own: &'r mut FreeFields,
    pub(crate) is_own: fn(&str) -> bool,
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for OpenDeserializer<'_, D> {
    type Error = D::Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.inner.deserialize_map(Split { visitor, known, own: self.own, is_own: self.is_own })
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

struct Split<'r, T> {
    visitor: T,
    known: &'static [&'static str],
    own: &'r mut FreeFields,
    is_own: fn(&str) -> bool,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Split<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<V::Value, A::Error> {
        let Self { visitor, known, own, is_own } = self;
        visitor.visit_map(Split { visitor: fields, known, own, is_own })
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Split<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        while let Some(key) = self.visitor.next_key_seed(Borrowed)? {
            if self.known.contains(&key.as_ref()) || !(self.is_own)(&key) {
                return seed.deserialize(CowStrDeserializer::new(key)).map(Some);
            }
            let value = self.visitor.next_value()?;
            self.own.insert(key.into_owned(), value);
        }
        Ok(None)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, A::Error> {
        self.visitor.next_value_seed(seed)
    }
}

/// Implements serde's traits for a struct derived with `remote = "Self"`, whose sender's fields are in `$own`.
macro_rules! open_object {
    ($type:ident, $own:ident, $is_own:expr) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                Self::serialize(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(inner: D) -> Result<Self, D::Error> {
                let mut own = $crate::FreeFields::new();
                let is_own: fn(&str) -> bool = $is_own;
                let split = $crate::open_object::OpenDeserializer { inner, own: &mut own, is_own };
                let mut object = Self::deserialize(split)?;
                object.$own = own;
                Ok(object)
            }
        }
    };
}
pub(crate) use open_object;
