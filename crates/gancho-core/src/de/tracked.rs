//! The deserializer between serde_json and the model.
//!
//! serde_json parses, and this adapter observes. It tracks the path, stores failures as kinds, validates what
//! serde_json skips, lists unknown fields, and passes numbers on as strings. `serde_path_to_error` and
//! `serde_ignored` each do a part of this. The first allocates for every key. Neither looks into skipped values, and
//! with both the kind of an error must be derived from its message.
//!
//! A deserializer creates a visitor, the visitor creates accesses to fields and elements, and those create
//! deserializers of their values. This recursion is why everything is in one file.

use std::borrow::Cow;
use std::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::value::RawValue;

use super::borrowed::Borrowed;
use super::context::{Context, Step};
use super::failure::{Failure, Fault};
use super::token;

/// A deserializer that reports to a [`Context`].
pub(crate) struct Tracked<'c, 'de, D> {
    pub(crate) inner: D,
    pub(crate) context: &'c Context<'de>,
}

impl<'de, D: Deserializer<'de>> Tracked<'_, 'de, D> {
    fn raw(self) -> Result<&'de str, Fault<D::Error>> {
        let raw = <&RawValue>::deserialize(self.inner).map_err(Fault::Parser)?.get();
        // Numbers and literals need no check.
        if raw.starts_with(['"', '[', '{']) {
            self.context.check_raw(raw).map_err(Fault::Visitor)?;
        }
        Ok(raw)
    }

    fn number<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault<D::Error>> {
        let context = self.context;
        let raw = self.raw()?;
        let base = context.offset_of(raw);
        if raw.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
            let read: Result<_, Fault<D::Error>> = visitor.visit_borrowed_bytes(raw.as_bytes());
            return read.map_err(|fault| match fault {
                Fault::Visitor(failure) => Fault::Visitor(Failure { offset: Some(base), ..failure }),
                parser @ Fault::Parser(_) => parser,
            });
        }
        let mut inner = serde_json::Deserializer::from_str(raw);
        let read = Tracked { inner: &mut inner, context }.deserialize_any(visitor);
        read.map_err(|fault| Fault::Visitor(context.settle(fault, base, raw)))
    }
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Tracked<'_, 'de, D> {
    type Error = Fault<D::Error>;

    /// Lets the JSON value decide which visitor method is called. If a certain type were requested, the parser itself
    /// would reject any other type, with a message that repeats the value.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        let visitor = Listen { inner: visitor, context: self.context };
        self.inner.deserialize_any(visitor).map_err(Fault::Parser)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        let visitor = Listen { inner: visitor, context: self.context };
        self.inner.deserialize_option(visitor).map_err(Fault::Parser)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map enum identifier
    }

    /// Accepts only objects. Derived structs would also accept an array of their values in order, but no vendor sends
    /// one, and no schema allows it.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.deserialize_any(Object(visitor))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        match name {
            token::NUMBER => self.number(visitor),
            token::ANY => visitor.visit_borrowed_bytes(self.raw()?.as_bytes()),
            _ => {
                let visitor = Listen { inner: visitor, context: self.context };
                self.inner.deserialize_newtype_struct(name, visitor).map_err(Fault::Parser)
            }
        }
    }

    /// Ignored fields are validated like all others: all parsers must reject the same bodies.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        self.context.note_unknown();
        self.raw()?;
        visitor.visit_unit()
    }
}

/// A visitor or a seed, with the context to which nested values report.
pub(crate) struct Listen<'c, 'de, T> {
    pub(crate) inner: T,
    pub(crate) context: &'c Context<'de>,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Listen<'_, 'de, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        let context = self.context;
        let read = self.inner.deserialize(Tracked { inner: deserializer, context });
        read.map_err(|fault| context.to_parser(fault))
    }
}

/// Passes a scalar on to the inner visitor.
macro_rules! pass_on {
    ($($method:ident($type:ty);)*) => {$(
        fn $method<E: Error>(self, value: $type) -> Result<V::Value, E> {
            let read: Result<_, Fault<E>> = self.inner.$method(value);
            read.map_err(|fault| self.context.to_parser(fault))
        }
    )*};
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Listen<'_, 'de, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    pass_on! {
        visit_bool(bool);
        visit_i64(i64);
        visit_i128(i128);
        visit_u64(u64);
        visit_u128(u128);
        visit_f64(f64);
        visit_str(&str);
        visit_borrowed_str(&'de str);
        visit_string(String);
        visit_bytes(&[u8]);
        visit_borrowed_bytes(&'de [u8]);
        visit_byte_buf(Vec<u8>);
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        let read: Result<_, Fault<E>> = self.inner.visit_none();
        read.map_err(|fault| self.context.to_parser(fault))
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        let read: Result<_, Fault<E>> = self.inner.visit_unit();
        read.map_err(|fault| self.context.to_parser(fault))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        let context = self.context;
        let read = self.inner.visit_some(Tracked { inner: deserializer, context });
        read.map_err(|fault| context.to_parser(fault))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        let context = self.context;
        let read = self.inner.visit_newtype_struct(Tracked { inner: deserializer, context });
        read.map_err(|fault| context.to_parser(fault))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, inner: A) -> Result<V::Value, A::Error> {
        let context = self.context;
        context.open().map_err(|failure| context.to_parser(Fault::Visitor(failure)))?;
        let read = self.inner.visit_seq(Elements { inner, context, next: 0 });
        let value = read.map_err(|fault| context.to_parser(fault))?;
        context.close();
        Ok(value)
    }

    fn visit_map<A: MapAccess<'de>>(self, inner: A) -> Result<V::Value, A::Error> {
        let context = self.context;
        context.open().map_err(|failure| context.to_parser(Fault::Visitor(failure)))?;
        let read = self.inner.visit_map(Fields { inner, context, key: None });
        let value = read.map_err(|fault| context.to_parser(fault))?;
        context.close();
        Ok(value)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        self.inner.visit_enum(access)
    }
}

/// A visitor that accepts only objects, whatever the inner visitor accepts.
pub(crate) struct Object<V>(pub(crate) V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Object<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(fields)
    }
}

struct Elements<'c, 'de, A> {
    inner: A,
    context: &'c Context<'de>,
    next: usize,
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Elements<'_, 'de, A> {
    type Error = Fault<A::Error>;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Self::Error> {
        self.context.step_in(Step::Index(self.next));
        let seed = Listen { inner: seed, context: self.context };
        let element = self.inner.next_element_seed(seed).map_err(Fault::Parser)?;
        self.context.step_out();
        self.next += 1;
        Ok(element)
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

struct Fields<'c, 'de, A> {
    inner: A,
    context: &'c Context<'de>,
    key: Option<Cow<'de, str>>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Fields<'_, 'de, A> {
    type Error = Fault<A::Error>;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Self::Error> {
        let Some(key) = self.inner.next_key_seed(Borrowed).map_err(Fault::Parser)? else {
            return Ok(None);
        };
        let read = match &key {
            Cow::Borrowed(text) => seed.deserialize(serde::de::value::BorrowedStrDeserializer::new(text)),
            Cow::Owned(text) => seed.deserialize(serde::de::value::StrDeserializer::new(text)),
        };
        self.key = Some(key);
        read.map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Self::Error> {
        self.context.step_in(Step::Key(self.key.take().unwrap_or_default()));
        let seed = Listen { inner: seed, context: self.context };
        let value = self.inner.next_value_seed(seed).map_err(Fault::Parser)?;
        self.context.step_out();
        Ok(value)
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}
