//! Parses a document, and adds its values to the counts at the same time.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize as _;
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::kind::Kind;
use super::known::Known;
use super::node::{FIELDS, Node};
use super::room::Room;
use crate::shortened::shortened;

/// The place at which a value is parsed.
struct Fold<'n, 'p> {
    node: &'n mut Node<u32>,
    /// The index of the document's mark in its batch.
    at: u32,
    /// The number of arrays and objects around the value.
    depth: usize,
    pass: &'n mut Pass<'p>,
}

/// One pass over a document.
struct Pass<'r> {
    room: &'r mut Room,
    /// Whether numbers are not parsed.
    verbatim: bool,
    /// The number of values so far.
    values: u64,
    /// The number of first values that an earlier pass has counted.
    counted: u64,
}

impl Pass<'_> {
    /// Whether the next value is counted.
    fn counts(&mut self) -> bool {
        self.values += 1;
        self.values > self.counted
    }

    fn run(&mut self, body: &str, node: &mut Node<u32>, at: u32) -> Result<(), serde_json::Error> {
        let mut parser = serde_json::Deserializer::from_str(body);
        Fold { node, at, depth: 0, pass: self }.deserialize(&mut parser)?;
        parser.end()
    }
}

/// Adds a document.
///
/// # Errors
///
/// If it is not JSON. Everything before the error has been added.
pub(super) fn fold(
    body: &str,
    node: &mut Node<u32>,
    at: u32,
    room: &mut Room,
) -> Result<(), serde_json::Error> {
    let mut pass = Pass { room, verbatim: false, values: 0, counted: 0 };
    let parsed = pass.run(body, node, at);
    if parsed.is_ok() || serde_json::from_str::<IgnoredAny>(body).is_err() {
        return parsed;
    }
    // A number such as 1e999 is JSON, but does not fit into an `f64`. The values before it are not counted again.
    let counted = pass.values;
    Pass { verbatim: true, values: 0, counted, ..pass }.run(body, node, at)
}

impl<'de> DeserializeSeed<'de> for Fold<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if !self.pass.verbatim {
            return deserializer.deserialize_any(self);
        }
        // The parser of the value does not know how deep it is.
        if self.depth > DEEPEST {
            return Err(D::Error::custom("the document is too deep"));
        }
        let value = <&RawValue>::deserialize(deserializer)?.get();
        if value.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
            return self.visit_f64(0.0);
        }
        serde_json::Deserializer::from_str(value).deserialize_any(self).map_err(D::Error::custom)
    }
}

/// The maximum number of arrays and objects around a value, as in every parser of this workspace.
const DEEPEST: usize = 127;

/// For a scalar, only the kind is counted.
macro_rules! scalars {
    ($($method:ident($($type:ty)?) = $kind:ident;)*) => {
        $(fn $method<E>(self $(, _: $type)?) -> Result<(), E> {
            if self.pass.counts() {
                self.node.note(Kind::$kind, self.at);
            }
            Ok(())
        })*
    };
}

impl<'de> Visitor<'de> for Fold<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    scalars! {
        visit_unit() = Null;
        visit_bool(bool) = Bool;
        visit_i64(i64) = Number;
        visit_u64(u64) = Number;
        visit_f64(f64) = Number;
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        if !self.pass.counts() {
            return Ok(());
        }
        self.node.note(if text.is_empty() { Kind::EmptyText } else { Kind::Text }, self.at);
        if !text.is_empty() {
            self.node.note_length(text.chars().count() as u64);
            if self.node.known.is_some_and(|known| known.values.is_some()) {
                self.node.note_value(text, self.at);
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        let Fold { node, at, depth, pass } = self;
        let known = node.known;
        let free = known.is_some_and(|known| known.anything);
        let documented = known.and_then(Known::items);
        let mut length = 0;
        let is_new = node.items.is_none();
        if !free && is_new && pass.room.take(documented.is_some(), depth) {
            node.items = Some(Box::new(Node::documented(documented)));
        }
        match node.items.as_deref_mut().filter(|_| !free) {
            Some(items) => {
                while elements.next_element_seed(Fold { node: items, at, depth: depth + 1, pass })?.is_some()
                {
                    length += 1;
                }
            }
            None => {
                while elements.next_element::<IgnoredAny>()?.is_some() {
                    length += 1;
                }
            }
        }
        if pass.counts() {
            if !free && node.items.is_none() {
                node.beyond += length;
            }
            node.note(if length == 0 { Kind::EmptyArray } else { Kind::Array }, at);
            node.note_length(length);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        let Fold { node, at, depth, pass } = self;
        let known = node.known;
        let free = known.is_some_and(|known| known.anything);
        let (mut next, mut length) = (0, 0_u64);
        while let Some(Name(name)) = fields.next_key()? {
            length += 1;
            if free {
                fields.next_value::<IgnoredAny>()?;
                continue;
            }
            let name = shortened(&name);
            let name = known.map_or(&*name, |known| known.placeholder(&name));
            // Documents of one event usually have their fields in the same order.
            let guessed = node.fields.get_index(next).is_some_and(|(field, _)| **field == *name);
            let place = if guessed { Some(next) } else { place(node, name, depth, pass.room) };
            let Some(place) = place else {
                node.beyond += u64::from(pass.counts());
                fields.next_value::<IgnoredAny>()?;
                continue;
            };
            next = place + 1;
            if let Some((_, field)) = node.fields.get_index_mut(place) {
                fields.next_value_seed(Fold { node: field, at, depth: depth + 1, pass })?;
            }
        }
        if pass.counts() {
            node.note(if length == 0 { Kind::EmptyObject } else { Kind::Object }, at);
        }
        Ok(())
    }
}

/// The index of a field; a new field is added unless the maximum number is reached.
fn place(node: &mut Node<u32>, name: &str, depth: usize, room: &mut Room) -> Option<usize> {
    if let Some(place) = node.fields.get_index_of(name) {
        return Some(place);
    }
    let documented = node.known.and_then(|known| known.field(name));
    if node.fields.len() >= FIELDS || !room.take(documented.is_some(), depth) {
        return None;
    }
    Some(node.fields.insert_full(name.into(), Node::documented(documented)).0)
}

/// A field's name, borrowed where it has no escapes.
struct Name<'de>(Cow<'de, str>);

impl<'de> serde::Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl<'de> Visitor<'de> for Text {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Owned(text.to_owned())))
            }
        }

        deserializer.deserialize_str(Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(documents: &[&str]) -> (Node<u32>, usize) {
        let (mut node, mut room) = (Node::default(), Room::default());
        let read = documents.iter().filter(|document| fold(document, &mut node, 0, &mut room).is_ok());
        let read = read.count();
        (node, read)
    }

    #[test]
    fn numbers_of_any_size_are_counted_once() {
        let document = |number: &str| format!(r#"{{"a":[1,"x",{{"b":{number},"c":null}}],"d":""}}"#);
        let (large, read) = folded(&[&document("1e999"), &document(&"9".repeat(400)), &document("-1E+999")]);
        assert_eq!(read, 3);
        let (small, _) = folded(&[document("1").as_str(); 3]);
        assert_eq!(format!("{large:?}"), format!("{small:?}"));
        let deep = format!(r#"{{"a":1e999,"b":{}1{}}}"#, "[".repeat(200), "]".repeat(200));
        assert_eq!(folded(&[&deep]).1, 0);
        assert_eq!(folded(&[r#"{"a":1e999"#]).1, 0);
    }

    #[test]
    fn undocumented_places_are_limited_in_total() {
        fn places(node: &Node<u32>) -> usize {
            let items = node.items.as_deref().map_or(0, places);
            1 + items + node.fields.values().map(places).sum::<usize>()
        }
        fn beyond(node: &Node<u32>) -> u64 {
            let items = node.items.as_deref().map_or(0, beyond);
            node.beyond + items + node.fields.values().map(beyond).sum::<u64>()
        }
        let inner: Vec<_> = (0..400).map(|number| format!(r#""{number}":[0]"#)).collect();
        let outer: Vec<_> = (0..400).map(|number| format!(r#""{number}":{{{}}}"#, inner.join(","))).collect();
        let document = format!("{{{}}}", outer.join(","));
        let (node, read) = folded(&[&document, &document]);
        assert_eq!(read, 2);
        assert!(places(&node) <= Room::PLACES, "{}", places(&node));
        // Each value is either in a place of its own or counted as beyond the limit.
        let once = folded(&[&document]).0;
        assert!(beyond(&once) > 100, "{}", beyond(&once));
        assert_eq!(beyond(&node), 2 * beyond(&once));
        assert_eq!(node.fields.get("0").unwrap().fields.get("0").unwrap().count(Kind::Array), 2);
    }

    #[test]
    fn long_names_and_values_are_shortened() {
        let long = "x".repeat(1_000_000);
        let (node, _) = folded(&[&format!(r#"{{"{long}y":1,"{long}z":2}}"#)]);
        let names: Vec<_> = node.fields.keys().collect();
        assert_eq!(names.len(), 1);
        assert!(names[0].len() < 600 && names[0].ends_with('…'), "{}", names[0].len());
        assert_eq!(node.fields.values().next().unwrap().count(Kind::Number), 2);
    }
}
