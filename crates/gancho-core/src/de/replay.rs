//! A map whose first key was already read, to find out whether the map is empty.

use std::borrow::Cow;

use serde::de::value::CowStrDeserializer;
use serde::de::{DeserializeSeed, MapAccess};

use super::borrowed::Borrowed;

/// A map access that first returns the key that was already taken from it.
pub(crate) struct Replay<'de, A> {
    first: Option<Cow<'de, str>>,
    rest: A,
}

impl<'de, A: MapAccess<'de>> Replay<'de, A> {
    /// Takes the first key; `None` when the map is empty.
    pub(crate) fn first_key(mut rest: A) -> Result<Option<Self>, A::Error> {
        let first = rest.next_key_seed(Borrowed)?;
        Ok(first.map(|key| Self { first: Some(key), rest }))
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Replay<'de, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        match self.first.take() {
            Some(key) => seed.deserialize(CowStrDeserializer::new(key)).map(Some),
            None => self.rest.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.rest.next_value_seed(seed)
    }
}
