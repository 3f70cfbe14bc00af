//! Objects that contain fields of the model and free-form fields, whose names the vendor's users choose.
//!
//! `serde(flatten)` would buffer every field, which loses digits of numbers and prevents borrowing. This deserializer
//! streams the object once: it passes known fields to the derived code, and puts the free-form fields into a map.
//! Serialization uses `flatten`, which does not buffer there.

use std::fmt;

use serde::de::value::CowStrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

use crate::FreeFields;
use crate::de::borrowed::Borrowed;

/// A deserializer that separates the free-form fields from the others.
///
/// The derived code passes its field names when it requests a struct. For all other fields, `is_free` decides whether
/// they are free-form. The remaining fields go to the derived code, which ignores them as unknown fields.
pub(crate) struct OpenDeserializer<'r, D> {
    pub(crate) inner: D,
    pub(crate) free: &'r mut FreeFields,
    pub(crate) is_free: fn(&str) -> bool,
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for OpenDeserializer<'_, D> {
    type Error = D::Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.inner.deserialize_map(Split { visitor, known, free: self.free, is_free: self.is_free })
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
    free: &'r mut FreeFields,
    is_free: fn(&str) -> bool,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Split<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<V::Value, A::Error> {
        let Self { visitor, known, free, is_free } = self;
        visitor.visit_map(Split { visitor: fields, known, free, is_free })
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Split<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        while let Some(key) = self.visitor.next_key_seed(Borrowed)? {
            if self.known.contains(&key.as_ref()) || !(self.is_free)(&key) {
                return seed.deserialize(CowStrDeserializer::new(key)).map(Some);
            }
            let value = self.visitor.next_value()?;
            self.free.insert(key.into_owned(), value);
        }
        Ok(None)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, A::Error> {
        self.visitor.next_value_seed(seed)
    }
}

/// Implements serde's traits for a struct derived with `remote = "Self"`, whose free-form fields are in `$free`.
macro_rules! open_object {
    ($type:ident, $free:ident, $is_free:expr) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                Self::serialize(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(inner: D) -> Result<Self, D::Error> {
                let mut free = $crate::FreeFields::new();
                let is_free: fn(&str) -> bool = $is_free;
                let split = $crate::open_object::OpenDeserializer { inner, free: &mut free, is_free };
                let mut object = Self::deserialize(split)?;
                object.$free = free;
                Ok(object)
            }
        }
    };
}
pub(crate) use open_object;
