//! Parses a document, and adds its values to the counts at the same time.

use std::borrow::Cow;
use std::fmt;

use gancho_core::indexmap::map::Entry;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::kind::Kind;
use super::known::Known;
use super::node::{FIELDS, Node};

/// The place at which a value is parsed.
struct Fold<'n> {
    node: &'n mut Node<u32>,
    /// The index of the document's mark in its batch.
    at: u32,
}

/// Adds a document.
///
/// # Errors
///
/// If it is not JSON. Everything before the error has been added.
pub(super) fn fold(body: &str, node: &mut Node<u32>, at: u32) -> Result<(), serde_json::Error> {
    let mut parser = serde_json::Deserializer::from_str(body);
    Fold { node, at }.deserialize(&mut parser)?;
    parser.end()
}

impl<'de> DeserializeSeed<'de> for Fold<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// For a scalar, only the kind is counted.
macro_rules! scalars {
    ($($method:ident($($type:ty)?) = $kind:ident;)*) => {
        $(fn $method<E>(self $(, _: $type)?) -> Result<(), E> {
            self.node.note(Kind::$kind, self.at);
            Ok(())
        })*
    };
}

impl<'de> Visitor<'de> for Fold<'_> {
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
        let known = self.node.known;
        let mut length = 0;
        if known.is_some_and(|known| known.anything) {
            while elements.next_element::<IgnoredAny>()?.is_some() {
                length += 1;
            }
        } else {
            let new = || Box::new(Node::documented(known.and_then(Known::items)));
            let items = self.node.items.get_or_insert_with(new);
            while elements.next_element_seed(Fold { node: items, at: self.at })?.is_some() {
                length += 1;
            }
        }
        self.node.note(if length == 0 { Kind::EmptyArray } else { Kind::Array }, self.at);
        self.node.note_length(length);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        let Fold { node, at } = self;
        let known = node.known;
        let free = known.is_some_and(|known| known.anything);
        let (mut next, mut length) = (0, 0_u64);
        while let Some(Name(name)) = fields.next_key()? {
            length += 1;
            if free {
                fields.next_value::<IgnoredAny>()?;
                continue;
            }
            let name = known.map_or(&*name, |known| known.placeholder(&name));
            // Documents of one event usually have their fields in the same order.
            let guessed = node.fields.get_index(next).is_some_and(|(field, _)| **field == *name);
            let place = if guessed { Some(next) } else { place(node, name) };
            let Some(place) = place else {
                node.beyond += 1;
                fields.next_value::<IgnoredAny>()?;
                continue;
            };
            next = place + 1;
            if let Some((_, field)) = node.fields.get_index_mut(place) {
                fields.next_value_seed(Fold { node: field, at })?;
            }
        }
        node.note(if length == 0 { Kind::EmptyObject } else { Kind::Object }, at);
        Ok(())
    }
}

/// The index of a field; a new field is added unless the maximum number is reached.
fn place(node: &mut Node<u32>, name: &str) -> Option<usize> {
    if let Some(place) = node.fields.get_index_of(name) {
        return Some(place);
    }
    if node.fields.len() >= FIELDS {
        return None;
    }
    match node.fields.entry(name.into()) {
        Entry::Occupied(entry) => Some(entry.index()),
        Entry::Vacant(entry) => {
            let place = entry.index();
            entry.insert(Node::documented(node.known.and_then(|known| known.field(name))));
            Some(place)
        }
    }
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
