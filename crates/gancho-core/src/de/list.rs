//! Lists. The memory of a large list grows by an eighth at a time.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, SeqAccess, Visitor};

/// From this size in bytes on, a list grows by an eighth instead of doubling.
///
/// A list that doubles takes up to twice the memory of its elements. For leads such as `{"id":"1"}`, that was 52 bytes
/// of memory per byte of the body. Smaller lists double, because then elements are moved less often. All real lists are
/// smaller.
const LARGE: usize = 16 * 1024;

/// Parses a list, as `Vec` does, with less unused memory.
pub(crate) fn list<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    Elements::default().deserialize(deserializer)
}

/// Parses the elements of a list in the same way, for a visitor that accepts other values too.
pub(crate) fn elements<'de, A: SeqAccess<'de>, T: Deserialize<'de>>(access: A) -> Result<Vec<T>, A::Error> {
    Elements::default().visit_seq(access)
}

/// The seed of a list.
pub(crate) struct Elements<T>(PhantomData<T>);

impl<T> Default for Elements<T> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Elements<T> {
    type Value = Vec<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<T>, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Elements<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Vec<T>, A::Error> {
        let large = LARGE / size_of::<T>().max(1);
        let mut elements = Vec::with_capacity(access.size_hint().unwrap_or(0).min(large));
        while let Some(element) = access.next_element()? {
            if elements.len() == elements.capacity() && elements.len() >= large {
                elements.reserve_exact((elements.len() / 8).max(1));
            }
            elements.push(element);
        }
        Ok(elements)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unused_capacity_of_a_large_list_is_at_most_an_eighth() {
        for count in (0..20_000).step_by(97) {
            let text = format!("[{}]", vec!["7"; count].join(","));
            let elements: Vec<u64> = list(&mut serde_json::Deserializer::from_str(&text)).unwrap();
            assert_eq!(elements.len(), count);
            let limit = if count * 8 < LARGE { LARGE } else { count * 9 };
            assert!(elements.capacity() * 8 <= limit, "{count}: {}", elements.capacity());
        }
    }

    #[test]
    fn elements_keep_their_order() {
        let text = serde_json::to_string(&(0..10_000).collect::<Vec<u32>>()).unwrap();
        let elements: Vec<u32> = list(&mut serde_json::Deserializer::from_str(&text)).unwrap();
        assert!(elements.iter().copied().eq(0..10_000));
    }
}
