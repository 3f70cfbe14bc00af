//! The deserializer between serde_json and the model.
//!
//! serde_json parses; this adapter only listens. It knows where the parse is, keeps what went wrong as structure,
//! checks what serde_json would skip unread, lists the members nobody asked for, and hands numbers over as text.
//! `serde_path_to_error` and `serde_ignored` do one of these each: the first allocates for every key, neither sees
//! into skipped values, and both leave the kind of an error to be guessed from its sentence.

use serde::de::{Deserialize, Deserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::value::RawValue;

use super::access::{Listen, Object};
use super::context::Context;
use super::failure::{Failure, Fault};
use super::token;

/// A deserializer that reports to a [`Context`].
pub(super) struct Reader<'c, 'de, D> {
    pub(super) inner: D,
    pub(super) context: &'c Context<'de>,
}

impl<'de, D: Deserializer<'de>> Reader<'_, 'de, D> {
    fn raw(self) -> Result<&'de str, Fault<D::Error>> {
        let raw = <&RawValue>::deserialize(self.inner).map_err(Fault::Parser)?.get();
        // In numbers and words there is nothing to check.
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
        let read = Reader { inner: &mut inner, context }.deserialize_any(visitor);
        read.map_err(|fault| Fault::Visitor(context.settle(fault, base, raw)))
    }
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Reader<'_, 'de, D> {
    type Error = Fault<D::Error>;

    /// Lets the text decide which visit it is. Asked for a certain type, the parser would refuse another by itself, in a
    /// sentence that repeats the value.
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

    /// Derived structs also accept an array of their values in order; no vendor sends that, and no schema allows it.
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

    /// Members of no interest are checked like any other: text that one reader refuses, every reader must refuse.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        self.context.note_unknown();
        self.raw()?;
        visitor.visit_unit()
    }
}
