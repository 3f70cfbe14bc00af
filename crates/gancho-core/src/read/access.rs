//! The visitor and the accesses that report where the parse is.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Visitor};

use super::borrowed::Borrowed;
use super::context::{Context, Step};
use super::failure::Fault;
use super::reader::Reader;

/// A visitor or a seed, with the context that its nested reads report to.
pub(super) struct Listen<'c, 'de, T> {
    pub(super) inner: T,
    pub(super) context: &'c Context<'de>,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Listen<'_, 'de, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        let context = self.context;
        let read = self.inner.deserialize(Reader { inner: deserializer, context });
        read.map_err(|fault| context.to_parser(fault))
    }
}

/// Hands a scalar on to the visitor within.
macro_rules! hand_on {
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

    hand_on! {
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
        let read = self.inner.visit_some(Reader { inner: deserializer, context });
        read.map_err(|fault| context.to_parser(fault))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        let context = self.context;
        let read = self.inner.visit_newtype_struct(Reader { inner: deserializer, context });
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
        let read = self.inner.visit_map(Members { inner, context, key: None });
        let value = read.map_err(|fault| context.to_parser(fault))?;
        context.close();
        Ok(value)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        self.inner.visit_enum(access)
    }
}

/// A visitor that takes objects only, whatever else the one within would take.
pub(super) struct Object<V>(pub(super) V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Object<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(members)
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

struct Members<'c, 'de, A> {
    inner: A,
    context: &'c Context<'de>,
    key: Option<Cow<'de, str>>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Members<'_, 'de, A> {
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
